import { printable } from '@morel/model';
import { filled } from '../plain-words.ts';
import { openTag, xmlText } from './xml-text.ts';

const NAME_LIMIT = 900;

/** Why a test case is not simply passed. */
export interface Outcome {
  /** `error`: it could not be found out. `failure`: the policy says no. `skipped`: it does not decide. */
  readonly kind: 'error' | 'failure' | 'skipped';
  /** The rule, or the kind of gap. */
  readonly type: string;
  readonly message: string;
  readonly details: readonly string[];
}

export interface Case {
  readonly name: string;
  readonly outcome?: Outcome;
}

export interface Suite {
  readonly name: string;
  /** What kind of suite, in one word. */
  readonly package: string;
  readonly properties: readonly (readonly [string, string])[];
  readonly cases: Case[];
}

/** One suite with every attribute and element that Ant's schema asks for, in its order. */
export function* suiteText(suite: Suite, id: number, generated: string): Generator<string> {
  const { cases, properties } = suite;
  const name = filled(suite.name, '.');
  const amount = (kind: Outcome['kind']): string =>
    String(cases.filter(({ outcome }) => outcome?.kind === kind).length);
  yield `  ${openTag('testsuite', {
    id: String(id),
    name,
    package: suite.package,
    // The schema wants a host and no zone; a report knows no host, and its time is UTC.
    hostname: 'localhost',
    timestamp: generated.slice(0, 19),
    tests: String(cases.length),
    failures: amount('failure'),
    errors: amount('error'),
    skipped: amount('skipped'),
    time: '0',
  })}>\n    <properties>\n`;
  for (const [key, value] of properties)
    yield `      ${openTag('property', { name: filled(key, 'unnamed'), value })}/>\n`;
  yield '    </properties>\n';
  const seen = new Map<string, number>();
  for (const one of cases) yield caseText(one, name, seen);
  yield '    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n';
}

/** A case under a name that no other case of its suite has: GitLab drops all but the first of a name. */
function caseText({ name, outcome }: Case, suite: string, seen: Map<string, number>): string {
  // Cut before it is numbered, so that the number is never what is cut off.
  const shown = printable(name, NAME_LIMIT);
  const times = (seen.get(shown) ?? 0) + 1;
  seen.set(shown, times);
  const own = times === 1 ? shown : `${shown} (${times})`;
  const open = openTag('testcase', { classname: suite, name: own, time: '0' });
  if (!outcome) return `    ${open}/>\n`;
  const { kind, type, message, details } = outcome;
  const body = (details.length > 0 ? details : [message]).map((line) => `${xmlText(line, 2000)}\n`).join('');
  return `    ${open}>\n      ${openTag(kind, { type, message })}>\n${body}</${kind}>\n    </testcase>\n`;
}
