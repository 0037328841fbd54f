import {
  quote,
  type Licence,
  type ProblemLog,
  type ReaderFiles,
  type Source,
  type Span,
  type Upstream,
} from '@morel/model';
import { asString, declaredLicence, get, readJson } from '@morel/parse';
import { folderOf } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { pypiComponent } from '../component.ts';
import type { LockNode, Wish } from '../lock-node.ts';
import { wishesOfTexts } from '../lockfiles/text-wishes.ts';
import { readReference } from '../requirement/reference.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Reads the metadata of one installed package; undefined, with a problem, where it names none. */
export function readInstalled(files: ReaderFiles, path: string, log: ProblemLog): LockNode | undefined {
  const file = path === files.main.path ? files.main : files.get(path);
  if (!file) return undefined;
  if ('code' in file) {
    log.add('unknown-entry', `${quote(path)} was not read: ${file.message}`);
    return undefined;
  }
  const headers = readHeaders(file.text);
  const name = headers.find(({ key }) => key === 'name')?.value;
  const version = headers.find(({ key }) => key === 'version');
  if (!name || !version) {
    log.add('unknown-entry', `${quote(path)} has no name or no version`, undefined, path);
    return undefined;
  }
  const source = sourceOf(files, folderOf(path));
  const requires = headers.filter(({ key }) => key === 'requires-dist').map(({ value }) => value);
  const licences = licencesOf(headers);
  return {
    entry: {
      component: pypiComponent(name, version.value, source),
      key: path,
      source,
      span: version.span,
      ...(licences && { licences }),
      upstream: upstreamOf(headers),
      ...(path !== files.main.path && { file: path }),
    },
    wishes: wishesOfTexts(requires).map(ofExtra),
    asked: ['prod'],
  };
}

interface Header {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/** The headers before the first blank line (packaging.python.org, "Core metadata"); continued lines are left out. */
function readHeaders(text: string): Header[] {
  const headers: Header[] = [];
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end).trimEnd();
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0 && !/^\s/.test(line)) {
      const key = line.slice(0, colon).toLowerCase();
      headers.push({ key, value: line.slice(colon + 1).trim(), span: { start, end: start + line.length } });
    }
    start = end + 1;
  }
  return headers;
}

const CLASSIFIER = 'License :: ';

/**
 * The licence expression where there is one; else what the older fields say, each a statement: `License`, a text of any kind,
 * and classifiers, which are names (`OSI Approved :: BSD License` is several licences).
 * Source: https://packaging.python.org/en/latest/specifications/core-metadata/
 */
function licencesOf(headers: readonly Header[]): readonly Licence[] | undefined {
  const all = (wanted: string): string[] => headers.flatMap(({ key, value }) => (key === wanted ? [value] : []));
  const [expression] = all('license-expression');
  if (expression) return declaredLicence(expression);
  const texts = all('license').filter((text) => text !== '' && text.toUpperCase() !== 'UNKNOWN');
  const classifiers = all('classifier').filter((text) => text.startsWith(CLASSIFIER));
  const names = classifiers.map((text) => ({ name: text.slice(CLASSIFIER.length), kind: 'declared' }) as const);
  const stated = texts.flatMap((text) => declaredLicence(text) ?? []);
  // Classifiers only repeat an expression in words that are less exact.
  const licences = stated.some((licence) => licence.expression !== undefined) ? stated : [...stated, ...names];
  return licences.length > 0 ? licences : undefined;
}

const REPOSITORY: ReadonlySet<string> = new Set(['source', 'repository', 'sourcecode', 'github']);
const CHANGELOG: ReadonlySet<string> = new Set(['changelog', 'changes', 'whatsnew', 'history', 'releasenotes']);

/** Source: packaging.python.org, "Well-known Project URLs in Metadata": labels without punctuation, in lower case. */
function upstreamOf(headers: readonly Header[]): Upstream | undefined {
  const urls = headers.flatMap(({ key, value }) => {
    const comma = value.indexOf(',');
    if (key !== 'project-url' || comma < 0) return [];
    return [
      {
        label: value
          .slice(0, comma)
          .replace(/[^a-z]/gi, '')
          .toLowerCase(),
        url: value.slice(comma + 1).trim(),
      },
    ];
  });
  const home = headers.find(({ key }) => key === 'home-page')?.value;
  const repository = urls.find(({ label }) => REPOSITORY.has(label))?.url ?? home;
  const changelog = urls.find(({ label }) => CHANGELOG.has(label))?.url;
  if (repository === undefined && changelog === undefined) return undefined;
  return { ...(repository !== undefined && { repository }), ...(changelog !== undefined && { changelog }) };
}

/** Where it was installed from, by the note that installers leave for everything that came from no index. */
function sourceOf(files: ReaderFiles, folder: string): Source {
  const file = files.get(`${folder}/direct_url.json`);
  if (!file || 'code' in file) return { kind: 'registry' };
  const { value } = readJson(file.text, file.path);
  const url = asString(get(value, 'url'));
  if (url === undefined) return { kind: 'registry' };
  const commit = asString(get(get(value, 'vcs_info'), 'commit_id')) ?? '';
  if (get(value, 'vcs_info') !== undefined) {
    return { kind: 'git', url: withoutUser(url), ...(COMMIT.test(commit) && { commit }) };
  }
  return readReference(url, get(get(value, 'dir_info'), 'editable') === true).source;
}

/** What only an extra asks for may be missing, or be there for another reason. */
function ofExtra(wish: Wish): Wish {
  return wish.marker !== undefined && /\bextra\b/.test(wish.marker) ? { ...wish, kinds: ['optional'] } : wish;
}
