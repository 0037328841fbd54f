import {
  printable,
  quote,
  type ComponentSubject,
  type Evidence,
  type Judgement,
  type Licence,
  type Rule,
  type StatedLicence,
} from '@morel/model';
import { decidingLicence, licenceText, parseLicence } from '@morel/parse';
import { nameOf, word } from '../wording.ts';
import { about, type Options } from './about.ts';
import { weighLicence, weighName, weightOf, type Lists, type Weighed } from './weigh.ts';

export const rule: Rule<'component', Options> = { about, judge };

/** A statement with the licence in it that decides. */
interface Judged {
  readonly stated: StatedLicence | undefined;
  readonly weighed: Weighed;
  /** The deciding licence; undefined where nothing that is known is said. */
  readonly branch: string | undefined;
}

function judge(subject: ComponentSubject, lists: Lists): readonly Judgement[] {
  const judged = subject.licences.map((stated) => judgeStatement(stated, lists));
  const [first, ...others] = judged.length > 0 ? judged : [nothingStated(lists)];
  if (!first) return [];
  const worst = others.reduce((one, next) => (weightOf(next.weighed) > weightOf(one.weighed) ? next : one), first);
  const { level, why } = worst.weighed;
  if (level === 'off') return [];
  return [
    {
      message: `${nameOf(subject.component)} ${complaintOf(worst)}.`,
      next: NEXT[why],
      evidence: evidenceOf(worst, subject),
      discriminator: worst.branch ?? why,
      ...(level !== 'block' && { level }),
      ...(worst.stated && { where: worst.stated.where }),
    },
  ];
}

function nothingStated(lists: Lists): Judged {
  return { stated: undefined, weighed: weighName(undefined, lists), branch: undefined };
}

function judgeStatement(stated: StatedLicence, lists: Lists): Judged {
  const { expression, name } = stated.licence;
  const tree = expression === undefined ? undefined : parseLicence(expression);
  if (!tree) return { stated, weighed: weighName(expression ?? name, lists), branch: undefined };
  const { leaf } = decidingLicence(tree, (one) => weightOf(weighLicence(one, lists)));
  return { stated, weighed: weighLicence(leaf, lists), branch: licenceText(leaf) };
}

const COMPLAINTS: Readonly<Record<Weighed['why'], string>> = {
  denied: 'which the policy denies',
  review: 'which the policy wants reviewed',
  unlisted: 'which is not among the licences that the policy allows',
  unknown: 'whose text is not known',
  allowed: 'which the policy allows',
};

function complaintOf({ stated, weighed, branch }: Judged): string {
  if (!stated) return 'has no licence that is known: nothing that was read states one';
  const where = word(stated.where.path);
  const said = textOf(stated.licence);
  if (branch === undefined) {
    const isUnknown = weighed.why === 'unknown';
    const complaint = isUnknown ? 'which is no SPDX expression, so its licence is not known' : COMPLAINTS[weighed.why];
    return `is under ${quote(said)} (${where}), ${complaint}`;
  }
  const within = said === branch ? '' : ` in ${quote(said)}`;
  return `is under ${printable(branch, 120)}${within} (${where}), ${COMPLAINTS[weighed.why]}`;
}

const REMOVE = 'Use another package, or accept it with a reason and an expiry.';

const NEXT: Readonly<Record<Weighed['why'], string>> = {
  denied: REMOVE,
  review: 'Have the licence looked at, and accept it with a reason and an expiry.',
  unlisted: 'Have the licence looked at; add it to a list of the policy, or accept it with a reason and an expiry.',
  unknown: 'Find out the licence at its source, and accept it with a reason and an expiry.',
  allowed: REMOVE,
};

function evidenceOf({ stated, branch }: Judged, { licences }: ComponentSubject): readonly Evidence[] {
  if (!stated) return [{ label: 'Licence', value: 'not stated' }];
  const others = licences.filter((other) => textOf(other.licence) !== textOf(stated.licence));
  return [
    evidence('Licence', stated),
    ...(branch === undefined ? [] : [{ label: 'Deciding branch', value: printable(branch) }]),
    ...others.slice(0, 5).map((other) => evidence('Also stated', other)),
  ];
}

function evidence(label: string, { licence, where }: StatedLicence): Evidence {
  const kind = licence.kind === undefined ? '' : `${licence.kind}: `;
  return { label, value: printable(`${kind}${textOf(licence)}`), source: printable(where.path) };
}

function textOf({ expression, name }: Licence): string {
  return expression ?? name ?? '';
}
