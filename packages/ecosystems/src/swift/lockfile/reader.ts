import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Component,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type Source,
} from '@morel/model';
import { asArray, get, readJson, type Parsed } from '@morel/parse';
import { swift } from '@morel/versions';
import { withoutUser } from '../../reading/without-user.ts';
import { about } from '../about.ts';
import { swiftComponent } from '../names.ts';
import { pinsIn, pinsPath, type Pin } from './pins.ts';
import { projectName } from './project-name.ts';

const NEWEST = 3;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads Package.resolved of the versions 1 to 3, that of SwiftPM and that within an Xcode project. */
export const packageResolvedReader: Reader = {
  format: 'package-resolved',
  read({ main }) {
    const parsed = readJson(main.text, main.path);
    const log = createProblemLog(main.path, parsed.problems);
    const builder = new InventoryBuilder();
    const formatVersion = checkVersion(parsed, log);
    if (formatVersion === undefined) return { inventory: builder.build(), problems: log.list() };
    addProject(builder, main.path);
    addPins(builder, parsed, formatVersion, log);
    return { inventory: builder.build(), problems: log.list(), formatVersion } satisfies ReadResult;
  },
};

/** The version of the format, or undefined (and why) where the text is no lockfile that is known. */
function checkVersion({ value, span }: Parsed, log: ProblemLog): string | undefined {
  if (value === undefined) return undefined;
  const version = get(value, 'version');
  if (version === undefined) {
    log.add('wrong-format', 'the file names no version, so it is not a lockfile of SwiftPM');
    return undefined;
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > NEWEST) {
    const shown = quote(JSON.stringify(version) ?? '');
    log.add('unknown-format-version', `the version is ${shown}; 1 to ${NEWEST} are known`, span('version'));
    return undefined;
  }
  const text = String(version);
  const path = pinsPath(text);
  if (asArray(path.reduce<unknown>((inner, key) => get(inner, key), value))) return text;
  log.add('wrong-format', `the file holds no list ${quote(path.join('.'))}, so it is not a lockfile of SwiftPM`);
  return undefined;
}

/** The file does not say which pins the project asks for itself, so nothing hangs from it. */
function addProject(builder: InventoryBuilder, path: string): void {
  const source = { kind: 'project', path: '.' } as const;
  const component = { ecosystem: about.id, name: projectName(path) };
  builder.addRoot(builder.add({ component, key: './', source }), 'project');
}

function addPins(builder: InventoryBuilder, { value, span }: Parsed, version: string, log: ProblemLog): void {
  const seen = new Set<string>();
  for (const [at, pin] of pinsIn(value, version).entries()) {
    const place = (): ReturnType<typeof span> => span(...(pin?.path ?? [...pinsPath(version), at]));
    if (!pin) {
      log.add('unknown-entry', 'a pin without identity, kind, location or state was left out', place);
    } else if (seen.has(pin.identity)) {
      log.add('duplicate-key', `${quote(pin.identity)} is listed twice, which SwiftPM refuses`, place);
    } else {
      seen.add(pin.identity);
      reportPin(pin, (code, message) => log.add(code, `${quote(pin.identity)} ${message}`, place));
      const source = sourceOf(pin);
      builder.add({ component: componentOf(pin, source), key: pin.identity, source, span: place });
    }
  }
}

/** Says what keeps a pin from being compared with advisories, which go by repositories and versions. */
function reportPin(
  { kind, location, version, revision }: Pin,
  report: (code: 'unknown-entry' | 'not-judged', message: string) => void,
): void {
  if (kind === 'registry' && location === '') {
    report(
      'unknown-entry',
      'comes from a registry, and the file does not say from which repository: no advisory names it',
    );
  }
  if (version !== undefined && !swift.parse(version))
    report('unknown-entry', `has the version ${quote(version)}, which is none`);
  if (version === undefined && kind === 'repository') {
    report('not-judged', `is at the commit ${quote(revision ?? '')}, which is no release: advisories go by versions`);
  }
}

/**
 * A release comes from where packages are published: a repository is what a registry is elsewhere, and rules about git
 * would complain of every package. What is at a commit or a branch is no release, and comes from git.
 */
function sourceOf({ kind, location, version, revision }: Pin): Source {
  if (kind === 'local') return { kind: 'file', path: location.replace(/^file:\/\//i, '') };
  if (location === '') return { kind: 'registry' };
  const url = withoutUser(location);
  if (version !== undefined) return { kind: 'registry', url };
  const isCommit = revision !== undefined && COMMIT.test(revision);
  return { kind: 'git', url, ...(isCommit && { commit: revision }) };
}

function componentOf({ kind, identity, location, version }: Pin, source: Source): Component {
  if (kind !== 'local' && location !== '') return swiftComponent(location, version, source);
  return { ecosystem: about.id, name: identity.toLowerCase(), ...(version !== undefined && { version }) };
}
