import { asArray, asObject, get, type Step } from '@morel/parse';
import { quote, type RuleAbout } from '@morel/model';
import type { PolicyException } from '../policy.ts';
import { hasWildcard } from '../wildcard.ts';
import { complain, complainKind, type Document } from './document.ts';
import { unknownWord } from './policy-problem.ts';
import { checkKeys, readDay, readTexts, requireText } from './scalars.ts';

const KEYS = ['rule', 'gap', 'subject', 'reason', 'owner', 'until', 'controls'];
const MOST = 5000;

/** `exceptions:`. An entry with a fault is a problem and silences nothing. */
export function readExceptions(
  document: Document,
  value: unknown,
  rules: readonly RuleAbout[],
): readonly PolicyException[] {
  if (value === undefined || value === null) return [];
  const list = asArray(value);
  if (!list || list.length > MOST) {
    complainKind(document, ['exceptions'], `a list of at most ${MOST} entries`);
    return [];
  }
  return list.flatMap((item, at) => readException(document, item, ['exceptions', at], rules) ?? []);
}

function readException(
  document: Document,
  value: unknown,
  steps: readonly Step[],
  rules: readonly RuleAbout[],
): PolicyException | undefined {
  const object = asObject(value);
  if (!object) {
    complain(document, steps, 'an exception should have "rule", "subject", "reason", "owner" and "until"');
    return undefined;
  }
  checkKeys(document, object, steps, KEYS);
  const target = readTarget(document, object, steps, rules);
  const reason = requireText(document, object, 'reason', steps);
  const owner = requireText(document, object, 'owner', steps);
  const day = requireText(document, object, 'until', steps);
  const until = day === undefined ? undefined : readDay(document, day, [...steps, 'until']);
  const controls = readTexts(document, get(object, 'controls'), [...steps, 'controls']);
  if (!target || reason === undefined || owner === undefined || until === undefined) return undefined;
  return { ...target, reason, owner, until, controls, where: document.at(...steps) };
}

/** What it silences: a rule with a subject, or a gap. */
function readTarget(
  document: Document,
  object: Readonly<Record<string, unknown>>,
  steps: readonly Step[],
  rules: readonly RuleAbout[],
): Pick<PolicyException, 'rule' | 'subject'> | undefined {
  const gap = get(object, 'gap');
  if (gap !== undefined) {
    if (get(object, 'rule') !== undefined || get(object, 'subject') !== undefined)
      complain(document, steps, 'an exception has "gap", or "rule" and "subject", not both');
    const subject = readSubject(document, gap, [...steps, 'gap']);
    return subject && { rule: undefined, subject };
  }
  const id = requireText(document, object, 'rule', steps);
  const about = rules.find((rule) => rule.id === id);
  if (id !== undefined && !about) {
    const ids = rules.map((rule) => rule.id);
    document.problems.push(unknownWord(`the rule ${quote(id, 60)}`, id, ids, document.at(...steps, 'rule')));
  }
  const at = [...steps, 'subject'];
  const value = get(object, 'subject');
  if (value === undefined) complain(document, steps, '"subject" is missing', 'Name a package, an advisory or a path.');
  const subject = value === undefined ? undefined : readSubject(document, value, at);
  if (!about || !subject) return undefined;
  if (about.grave && subject.some(hasWildcard)) {
    complain(document, at, `an exception for "${about.id}" names its subject without wildcards`);
    return undefined;
  }
  return { rule: about.id, subject };
}

function readSubject(document: Document, value: unknown, steps: readonly Step[]): readonly string[] | undefined {
  const patterns = readTexts(document, value, steps);
  if (patterns.length === 0 || patterns.some((pattern) => !/[^*?/.@: -]/.test(pattern))) {
    complain(
      document,
      steps,
      'the subject of an exception has to name something',
      'To silence a rule as a whole, set its level.',
    );
    return undefined;
  }
  return patterns;
}
