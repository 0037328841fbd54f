import type { Location } from './span.ts';

/** How far an input was read. Derived from its problems: the worst effect wins. */
export type Reading = 'whole' | 'part' | 'refused';

export interface ProblemKind {
  /** What it does to the input: `note` leaves it whole. */
  readonly effect: 'note' | 'part' | 'refused';
  readonly title: string;
  /** What the reader of the message can do. */
  readonly hint: string;
}

export type ProblemCode =
  | 'unreadable'
  | 'too-large'
  | 'encoding'
  | 'syntax'
  | 'too-deep'
  | 'expansion'
  | 'too-many'
  | 'unknown-format-version'
  | 'wrong-format'
  | 'binary-format'
  | 'no-reader'
  | 'conflict-markers'
  | 'duplicate-key'
  | 'unknown-entry'
  | 'unresolved-version'
  | 'out-of-date'
  | 'missing-file'
  | 'outside-tree'
  | 'too-many-files'
  | 'cycle'
  | 'schema'
  | 'unidentified'
  | 'stated-incomplete'
  | 'not-judged';

/** Everything that can be wrong with an input. The one catalogue: docs/reference/problems.md is generated from it. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  unreadable: {
    effect: 'refused',
    title: 'the file could not be opened or read',
    hint: 'Check that the file exists and that its permissions allow reading.',
  },
  'too-large': {
    effect: 'refused',
    title: 'the file is larger than the limit',
    hint: 'Find out what made it so large, or leave it out with "exclude:" in the policy, where the reason can stand.',
  },
  encoding: {
    effect: 'refused',
    title: 'the text is not in an encoding that the format allows',
    hint: 'Save the file as UTF-8.',
  },
  syntax: {
    effect: 'refused',
    title: 'the text does not follow the grammar of its format',
    hint: 'Let what wrote the file, mostly the package manager, write it again.',
  },
  'too-deep': {
    effect: 'refused',
    title: 'the nesting is deeper than the limit',
    hint: 'No package manager writes such a file: find out who did.',
  },
  expansion: {
    effect: 'refused',
    title: 'aliases or entities would expand beyond the limit',
    hint: 'No package manager writes such a file: find out who did.',
  },
  'too-many': {
    effect: 'refused',
    title: 'the number of entries is over the limit',
    hint: 'No package manager writes such a file: find out who did.',
  },
  'unknown-format-version': {
    effect: 'refused',
    title: 'the version of the file format is not known',
    hint: 'Update Morel, or write the file with a supported version of the package manager.',
  },
  'wrong-format': {
    effect: 'refused',
    title: 'the content is not what the file name promises',
    hint: 'Name the format with --lockfile TYPE:FILE, or let what wrote the file write it again.',
  },
  'binary-format': {
    effect: 'refused',
    title: 'the format is binary and is not read',
    hint: 'Write the text form of the lockfile instead.',
  },
  'no-reader': {
    effect: 'refused',
    title: 'the file belongs to a package manager that Morel has no reader for, and was not opened',
    hint: 'Scan a bill of materials that names the packages it brings, or accept the gap with "morel accept".',
  },
  schema: {
    effect: 'refused',
    title: 'the document breaks the schema of its format',
    hint: 'Let the tool that wrote the document mend it, or check it with another tool of the format.',
  },
  'conflict-markers': {
    effect: 'refused',
    title: 'the file holds unresolved merge conflict markers',
    hint: 'Resolve the conflict and let the package manager write the file again.',
  },
  'duplicate-key': {
    effect: 'part',
    title: 'a key appears twice, and tools disagree on which one counts',
    hint: 'Let what wrote the file, mostly the package manager, write it again.',
  },
  'unknown-entry': {
    effect: 'part',
    title: 'an entry was not understood and was left out',
    hint: 'Report it with the entry, if the package manager itself accepts the file.',
  },
  'unresolved-version': {
    effect: 'part',
    title: 'only a range is given, so the version that will be installed is not known',
    hint: 'Write a lockfile and commit it.',
  },
  'out-of-date': {
    effect: 'part',
    title:
      'the file was not written again after what it is made from changed, so it does not list all that is installed',
    hint: 'Let the package manager write it again, and commit it.',
  },
  'missing-file': {
    effect: 'part',
    title: 'a file that this one includes was not found',
    hint: 'Add the file, or scan from the folder that holds it.',
  },
  'outside-tree': {
    effect: 'part',
    title: 'a file that this one includes lies outside the scanned tree and was not opened',
    hint: 'Scan from the folder that holds both.',
  },
  'too-many-files': {
    effect: 'part',
    title: 'the file includes more files than the limit',
    hint: 'Scan the parts on their own.',
  },
  cycle: {
    effect: 'note',
    title: 'files include each other in a circle; each was read once',
    hint: 'Break the circle.',
  },
  unidentified: {
    effect: 'part',
    title: 'a component has no package URL by which it could be looked up, or one of a type that Morel cannot compare',
    hint: 'Let the tool that writes the document add package URLs, or accept the gap with an exception.',
  },
  'stated-incomplete': {
    effect: 'part',
    title: 'the document says of itself that something is missing in it',
    hint: 'Ask whoever made it for a complete one.',
  },
  'not-judged': {
    effect: 'note',
    title: 'something was read but cannot be judged',
    hint: 'See the message.',
  },
};

/** What was wrong with an input, in words for the person who has to mend it. Readers return these; they never throw. */
export interface Problem {
  readonly code: ProblemCode;
  /** What happened, with names from the input quoted by `quote`. */
  readonly message: string;
  readonly hint?: string;
  readonly where?: Location;
}

/** How far an input with these problems was read. */
export function readingOf(problems: readonly Problem[]): Reading {
  let reading: Reading = 'whole';
  for (const { code } of problems) {
    const { effect } = PROBLEMS[code];
    if (effect === 'refused') return 'refused';
    if (effect === 'part') reading = 'part';
  }
  return reading;
}
