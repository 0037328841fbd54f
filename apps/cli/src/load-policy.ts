import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError, quote, type FileTree, type PolicyState, type RuleAbout } from '@morel/model';
import { decodeText } from '@morel/parse';
import {
  policyWant,
  problemText,
  readPolicy,
  resolvePolicy,
  rules,
  verifyPolicy,
  type NestedPolicy,
  type Policy,
  type PolicyFile,
  type PolicyProblem,
} from '@morel/policy';
import type { FetchPolicy } from './fetch-policy.ts';

export const POLICY_NAME: string = 'morel.yaml';
const LIMIT = 4 * 1024 * 1024;
const CHAIN = 10;

/** The policy that counts, and what it extends, read but not yet put together with nested ones. */
export interface MainPolicy {
  readonly file: PolicyFile | undefined;
  readonly extended: ReadonlyMap<string, PolicyFile>;
  /** Path of the file in the tree, where it is one of the tree. */
  readonly inTree: string | undefined;
}

/** Loads the network only when a policy asks for it. */
export function fetchPolicy(offline: boolean): FetchPolicy {
  return async (url) => (await import('./fetch-policy.ts')).createPolicyFetch(offline)(url);
}

const ABOUTS: readonly RuleAbout[] = rules.map(({ about }) => about);

/** The policy named on the command line. It comes from the person who runs Morel: what it extends is loaded, URLs too. */
export async function loadNamedPolicy(path: string, fetchUrl: FetchPolicy): Promise<MainPolicy> {
  const full = resolve(path);
  const file = await parse(readNamed(full), full);
  const extended = new Map<string, PolicyFile>();
  for (let current = file; extended.size < CHAIN;) {
    const want = policyWant(current);
    if (!want || extended.has(want.key)) break;
    if (want.kind === 'url') {
      const text = verifyPolicy(want, await fetchUrl(want.url), current);
      if (!text.ok) throw badPolicy([text.error]);
      current = await parse(text.value, want.url);
    } else {
      const next = resolve(dirname(full), want.path);
      current = await parse(readNamed(next), want.path);
    }
    extended.set(want.key, current);
  }
  return { file, extended, inTree: undefined };
}

/** The policy at the root of the tree. It extends files of the tree only: a URL that it names is not opened. */
export async function loadTreePolicy(tree: FileTree, candidates: readonly string[]): Promise<MainPolicy> {
  for (const path of candidates) {
    if (!(await tree.exists(path))) continue;
    const file = await parse(await readFromTree(tree, path), path);
    const extended = new Map<string, PolicyFile>();
    for (let current = file; extended.size < CHAIN;) {
      const want = policyWant(current);
      if (want?.kind !== 'file' || extended.has(want.key)) break;
      current = await parse(await readFromTree(tree, want.path), want.path);
      extended.set(want.key, current);
    }
    return { file, extended, inTree: path };
  }
  return { file: undefined, extended: new Map(), inTree: undefined };
}

/** The policy of the run: the main one, tightened by the nested files that the walk noticed. */
export async function finishPolicy(main: MainPolicy, tree: FileTree, noticed: readonly string[]): Promise<Policy> {
  const used = new Set([main.inTree, ...[...main.extended.values()].map(({ path }) => path)]);
  const nested: NestedPolicy[] = [];
  for (const path of noticed.filter((candidate) => !used.has(candidate))) {
    nested.push({ path, reading: await readPolicy(await readFromTree(tree, path), path, ABOUTS) });
  }
  const { file, extended } = main;
  const policy = resolvePolicy({ ...(file && { main: file }), extended, nested }, ABOUTS);
  if (!policy.ok) throw badPolicy(policy.error);
  return policy.value;
}

/** The files of the tree that a policy was read from, for a report to keep, and which of all counts most. */
export type PolicyFiles = Pick<PolicyState, 'main' | 'sources'>;

export async function policyFilesOf(
  { file, extended, inTree }: MainPolicy,
  tree: FileTree,
  noticed: readonly string[],
): Promise<PolicyFiles> {
  const own = inTree === undefined ? [] : [inTree, ...[...extended.values()].map(({ path }) => path)];
  const paths = [...new Set([...own, ...noticed])].toSorted();
  const sources = await Promise.all(paths.map(async (path) => ({ path, text: await readFromTree(tree, path) })));
  return { ...(file && { main: inTree ?? file.path }), sources };
}

async function parse(text: string, path: string): Promise<PolicyFile> {
  const reading = await readPolicy(text, path, ABOUTS);
  if (!reading.ok) throw badPolicy(reading.error);
  return reading.value;
}

function readNamed(path: string): string {
  return decode(bytesOf(path), path);
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError('not-found', `the policy ${quote(path)} cannot be read`, { cause });
  }
}

async function readFromTree(tree: FileTree, path: string): Promise<string> {
  return decode(await tree.read(path, LIMIT), path);
}

function decode(bytes: Uint8Array, path: string): string {
  const { text, problem } = decodeText(bytes);
  if (problem) throw new AppError('bad-policy', `${path}: ${problem.message}`);
  return text;
}

function badPolicy(problems: readonly PolicyProblem[]): AppError {
  const [first, ...rest] = problems.map(problemText);
  return new AppError('bad-policy', [first, ...rest].join('\n       '), {
    hint: 'schemas/policy.schema.json of the package describes every key.',
  });
}
