import type { Licence, Notice, Source, SpanSource } from '@morel/model';
import type { Wish } from '../../wishes.ts';

/** One folder that npm fills or links: an entry of a package-lock, whichever version wrote it. */
export interface Place {
  /** Relative to the project's folder; empty for the project itself. */
  readonly path: string;
  /** The name that its parents ask for: the last part of the path below `node_modules`. */
  readonly installName: string;
  /** The package's own name. */
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  /** Path of the place that this one links to. */
  readonly link: string | undefined;
  readonly wishes: readonly Wish[];
  readonly digests: readonly string[];
  readonly marker: string | undefined;
  readonly notice: Notice | undefined;
  readonly installScript: boolean;
  readonly licences: readonly Licence[] | undefined;
  /** npm says that nothing but development, or nothing but optional dependencies need it. */
  readonly dev: boolean;
  readonly optional: boolean;
  readonly span: SpanSource | undefined;
}

const MODULES = 'node_modules/';

/** Whether the place is a project's own folder and not inside of a `node_modules`. */
export function isTop(path: string): boolean {
  return !path.startsWith(MODULES) && !path.includes(`/${MODULES}`);
}

/** The name under which a folder is found: what follows the last `node_modules/`; the folder's name elsewhere. */
export function installNameOf(path: string): string {
  const at = path.lastIndexOf(MODULES);
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at + MODULES.length);
}

/** The folder whose `node_modules` holds this one, or the next folder up; undefined above the root. */
export function folderAbove(folder: string): string | undefined {
  if (folder === '' || folder === '..' || folder.endsWith('/..')) return undefined;
  const modules = folder.lastIndexOf(MODULES);
  if (modules >= 0) {
    const slash = folder.indexOf('/', modules + MODULES.length);
    const isScope = folder[modules + MODULES.length] === '@';
    const isPackage = slash < 0 || (isScope && !folder.includes('/', slash + 1));
    if (isPackage) return modules === 0 ? '' : folder.slice(0, modules - 1);
  }
  const slash = folder.lastIndexOf('/');
  return slash < 0 ? '' : folder.slice(0, slash);
}
