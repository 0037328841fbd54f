import type { ReaderFiles, Span } from '@morel/model';
import { asString, entriesOf, get, readJsonc, xmlChildren } from '@morel/parse';
import { folderOf, joinPath } from '../../reading/tree-path.ts';
import type { ProjectDocument } from './documents.ts';

/** An SDK that a project is built with, fetched as a package unless it comes with .NET. */
export interface SdkWish {
  readonly id: string;
  readonly version: string;
  readonly file: string;
  readonly span: Span;
}

const FILE = 'global.json';
const MOST_FOLDERS = 32;

/** The paths at which global.json may stand: beside the project or above it; the nearest counts. */
export function globalJsonPaths(project: string): string[] {
  const paths: string[] = [];
  let folder = joinPath('.', folderOf(project));
  while (paths.length < MOST_FOLDERS && !folder.startsWith('..')) {
    paths.push(joinPath(folder, FILE));
    if (folder === '.') break;
    folder = folderOf(folder);
  }
  return paths;
}

/**
 * SDKs with a version: named in the project (`Sdk="Name/1.0.0"`, `<Sdk Name Version>`), or by name alone and then versioned
 * in global.json. Others come with .NET itself. Source: "Use MSBuild project SDKs" of MSBuild's documentation.
 */
export function sdkWishes(documents: readonly ProjectDocument[], files: ReaderFiles): SdkWish[] {
  const versions = globalVersions(files);
  return documents.flatMap(({ root, path }) => {
    const attributes = (root.attributes['Sdk'] ?? '')
      .split(';')
      .map((text) => ({ text: text.trim(), span: root.span }));
    const elements = [...xmlChildren(root, 'Sdk'), ...xmlChildren(root, 'Import')].map((element) => {
      const { Name: name, Sdk: sdk, Version: version } = element.attributes;
      return { text: `${name ?? sdk ?? ''}${version ? `/${version}` : ''}`, span: element.span };
    });
    return [...attributes, ...elements].flatMap(({ text, span }): SdkWish[] => {
      const [id = '', own] = text.split('/', 2);
      const version = own?.trim() || versions.get(id.toLowerCase());
      return id !== '' && version ? [{ id, version, file: path, span }] : [];
    });
  });
}

function globalVersions(files: ReaderFiles): ReadonlyMap<string, string> {
  for (const path of globalJsonPaths(files.main.path)) {
    const file = files.get(path);
    if (!file || !('text' in file)) continue;
    const { value } = readJsonc(file.text, path);
    return new Map(
      entriesOf(get(value, 'msbuild-sdks')).map(([id, version]) => [id.toLowerCase(), asString(version) ?? '']),
    );
  }
  return new Map();
}
