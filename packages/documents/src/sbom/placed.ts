import { quote, type ProblemCode, type ProblemLog, type ReadBom } from '@morel/model';
import { pathText, type Parsed, type SchemaFault, type Step } from '@morel/parse';

/** A name in a document, and where it stands. */
export interface PlacedName {
  readonly name: string;
  readonly path: readonly Step[];
}

/** A document as bill of materials, with what does not hang together in it. */
export interface PlacedBom extends ReadBom {
  /** Where each component stands. */
  readonly places: ReadonlyMap<string, readonly Step[]>;
  /** Keys that were given twice: which component is meant where they are named cannot be told. */
  readonly doubled: readonly PlacedName[];
  /** Names of components in edges that no component has. */
  readonly dangling: readonly PlacedName[];
}

/** Faults of a document that are named one by one. */
const MOST_FAULTS = 5;

export function reportReferences({ doubled, dangling }: PlacedBom, parsed: Parsed, problems: ProblemLog): void {
  for (const { name, path } of doubled) {
    const message = `two components are called ${quote(name)}: edges that name it lead to the first`;
    problems.add('duplicate-key', message, () => parsed.span(...path));
  }
  for (const { name, path } of dangling) {
    const message = `the dependencies name ${quote(name)}, which is no component of the document`;
    problems.add('unknown-entry', message, () => parsed.span(...path));
  }
}

/** Says what breaks the schema of a document, each with its place: a member that is missing has that of its owner. */
export function reportFaults(
  faults: readonly SchemaFault[],
  parsed: Parsed,
  problems: ProblemLog,
  code: ProblemCode = 'schema',
): void {
  for (const { path, message } of faults.slice(0, MOST_FAULTS))
    problems.add(code, `${pathText(path)} ${message}`, () => nearestSpan(parsed, path));
  const more = faults.length - MOST_FAULTS;
  if (more > 0) problems.add(code, `the document has ${more} or more further faults`);
}

function nearestSpan(parsed: Parsed, path: readonly Step[]): ReturnType<Parsed['span']> {
  for (let length = path.length; length >= 0; length -= 1) {
    const span = parsed.span(...path.slice(0, length));
    if (span) return span;
  }
  return undefined;
}
