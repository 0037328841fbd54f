/** Reads one policy file: YAML with positions, every key checked, all faults reported at once. */
import { asArray, asObject, get, type Step } from '@morel/parse';
import { err, ok, quote, type Location, type Result, type RuleAbout } from '@morel/model';
import type { PolicySettings } from '../policy.ts';
import { PRIORITY_TABLES } from '../priority/tables.ts';
import { complain, complainKind, readDocument, type Document } from './document.ts';
import { PRESETS, type Extends, type PathRules, type PolicyFile } from './policy-file.ts';
import { unknownWord, type PolicyProblem } from './policy-problem.ts';
import { readExceptions } from './read-exceptions.ts';
import { readRules } from './read-rules.ts';
import { checkKeys, readHours, readTexts, readWord, requireText } from './scalars.ts';

/** The keys at the top of a policy file, with what the reference says about them. */
export const POLICY_KEYS: Readonly<Record<string, string>> = {
  extends: 'What it builds on: enisa (the default), strict, lenient, a file, or a URL with its sha256',
  rules: 'Levels and options of rules',
  paths: 'Rules for parts of the tree',
  exceptions: 'Findings and gaps that somebody accepts for a while, with reason, owner and last day',
  internal: 'Names of packages that belong to you (`*` is any run of characters)',
  hosts: 'Hosts that packages may come from beside the public registries',
  exclude: 'Paths that are not scanned',
  exposed: 'Whether the product can be reached from public networks: yes, no or unknown',
  mission: 'How much depends on the product, for the CISA SSVC tree: low, medium, high or unknown',
  priority: 'The decision table that ranks vulnerabilities',
  unknown: 'How unknown inputs of the table are taken: vector (from the CVSS vector where it tells) or worst',
  missing: 'What a check that could not be done means: partial or needs-approval',
  'fail-on': 'The level from which on a run fails: warn, review or block',
  data: 'max-age: the age from which on advisory data is old, as in 36h or 7d',
  tests: 'Examples that "morel policy test" runs',
};

/** A policy file with everything it says, or every fault in it. The rules are those whose settings it may hold. */
export type PolicyReading = Result<PolicyFile, readonly PolicyProblem[]>;

/** Reads a policy file. Never rejects: every fault is a problem with line and column. */
export async function readPolicy(text: string, path: string, rules: readonly RuleAbout[]): Promise<PolicyReading> {
  const document = await readDocument(text, path);
  if (document.problems.length > 0) return err(document.problems);
  const object = asObject(document.value ?? {});
  if (!object) {
    complain(document, [], 'a policy is a list of "key: value"');
    return err(document.problems);
  }
  checkKeys(document, object, [], Object.keys(POLICY_KEYS));
  const file: PolicyFile = {
    path,
    extends: readExtends(document, get(object, 'extends')),
    settings: readSettings(document, object),
    rules: readRules(document, get(object, 'rules'), ['rules'], rules),
    paths: readPaths(document, get(object, 'paths'), rules),
    exceptions: readExceptions(document, get(object, 'exceptions'), rules),
    exclude: readTexts(document, get(object, 'exclude'), ['exclude']),
    internal: readTexts(document, get(object, 'internal'), ['internal']),
    hosts: readTexts(document, get(object, 'hosts'), ['hosts']),
    keys: new Map<string, Location>(Object.keys(object).map((key) => [key, document.at(key)])),
  };
  return document.problems.length > 0 ? err(document.problems) : ok(file);
}

function readSettings(document: Document, object: Readonly<Record<string, unknown>>): Partial<PolicySettings> {
  const word = <T extends string>(key: string, known: readonly T[]): T | undefined => {
    const value = get(object, key);
    return value === undefined ? undefined : readWord(document, value, [key], known);
  };
  const exposed = word('exposed', ['yes', 'no', 'unknown']);
  const mission = word('mission', ['low', 'medium', 'high', 'unknown']);
  const priority = word(
    'priority',
    PRIORITY_TABLES.map(({ id }) => id),
  );
  const unknown = word('unknown', ['vector', 'worst']);
  const missing = word('missing', ['partial', 'needs-approval']);
  const failOn = word('fail-on', ['warn', 'review', 'block']);
  const maxAgeHours = readData(document, get(object, 'data'));
  return {
    ...(exposed && { exposed }),
    ...(mission && { mission }),
    ...(priority !== undefined && { priority }),
    ...(unknown && { unknown }),
    ...(missing && { missing }),
    ...(failOn && { failOn }),
    ...(maxAgeHours !== undefined && { maxAgeHours }),
  };
}

function readData(document: Document, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const object = asObject(value);
  if (!object) {
    complainKind(document, ['data'], 'a list of "key: value"');
    return undefined;
  }
  checkKeys(document, object, ['data'], ['max-age']);
  const age = get(object, 'max-age');
  return age === undefined ? undefined : readHours(document, age, ['data', 'max-age']);
}

function readExtends(document: Document, value: unknown): Extends | undefined {
  if (value === undefined) return undefined;
  if (asObject(value)) return readUrl(document, value);
  const text = typeof value === 'string' ? value : '';
  const preset = PRESETS.find((known) => known === text);
  if (preset) return { kind: 'preset', preset };
  if (/^[a-z]+:\/\//i.test(text)) {
    complain(
      document,
      ['extends'],
      'a URL needs the sha256 of what lies there',
      'Write "extends: {url: …, sha256: …}".',
    );
    return undefined;
  }
  if (/\.ya?ml$/i.test(text)) return { kind: 'file', path: text };
  document.problems.push(unknownWord(`the policy ${quote(text, 60)}`, text, PRESETS, document.at('extends')));
  return undefined;
}

function readUrl(document: Document, value: unknown): Extends | undefined {
  const steps: readonly Step[] = ['extends'];
  checkKeys(document, asObject(value) ?? {}, steps, ['url', 'sha256']);
  const url = requireText(document, value, 'url', steps);
  const sha256 = requireText(document, value, 'sha256', steps)?.toLowerCase();
  if (url !== undefined && !url.startsWith('https://'))
    complain(document, ['extends', 'url'], '"url" should begin with https://');
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    complain(document, ['extends', 'sha256'], '"sha256" should have 64 hexadecimal digits');
  return url === undefined || sha256 === undefined ? undefined : { kind: 'url', url, sha256 };
}

function readPaths(document: Document, value: unknown, rules: readonly RuleAbout[]): readonly PathRules[] {
  if (value === undefined || value === null) return [];
  const list = asArray(value);
  if (!list) {
    complainKind(document, ['paths'], 'a list of entries with "match" and "rules"');
    return [];
  }
  return list.flatMap((item, at) => {
    const steps: readonly Step[] = ['paths', at];
    const object = asObject(item);
    if (!object) {
      complain(document, steps, 'an entry of "paths" should have "match" and "rules"');
      return [];
    }
    checkKeys(document, object, steps, ['match', 'rules']);
    const match = requireText(document, object, 'match', steps);
    const changes = readRules(document, get(object, 'rules'), [...steps, 'rules'], rules);
    if (changes.size === 0) complain(document, steps, 'an entry of "paths" needs "rules"');
    return match === undefined ? [] : [{ match, rules: changes, where: document.at(...steps) }];
  });
}
