import { quote, type ProblemLog, type SpanSource } from '@morel/model';
import { asArray, asString, entriesOf, get, type Parsed, type Step } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';

/** One pod or subspec that is installed. */
export interface Pod {
  readonly name: string;
  readonly version: string;
  readonly dependencies: readonly Asked[];
  readonly span: SpanSource;
}

/** A pod or subspec that somebody depends on. */
export interface Asked {
  readonly name: string;
  /** What stands in the brackets: a range, or where it comes from. */
  readonly specifier?: string;
}

const POD = /^(\S+) \(([^()\s]+)\)$/;
const ASKED = /^(\S+)(?: \((.+)\))?$/;

/** The pods of a Podfile.lock: texts, or maps of one text to the list of what that pod asks for. */
export function podsOf(parsed: Parsed, log: ProblemLog): Pod[] {
  const pods: Pod[] = [];
  const seen = new Set<string>();
  for (const [position, item] of (asArray(get(parsed.value, 'PODS')) ?? []).entries()) {
    const path: readonly Step[] = ['PODS', position];
    const span: SpanSource = () => parsed.span(...path);
    const entries: readonly (readonly [string, unknown])[] =
      asString(item) === undefined ? entriesOf(item) : [[String(item), []]];
    const [entry] = entries;
    const [, name, version] = entry && entries.length === 1 ? (POD.exec(entry[0]) ?? []) : [];
    if (!entry || name === undefined || version === undefined) {
      log.add('unknown-entry', `${quote(textOf(item))} is no pod with a version`, span);
      continue;
    }
    const dependencies = askedOf(entry[1], (text) => log.add('unknown-entry', `${quote(text)} is no dependency`, span));
    if (seen.has(name)) log.add('duplicate-key', `${quote(name)} is listed twice`, span);
    else pods.push({ name, version, dependencies, span });
    seen.add(name);
  }
  return pods;
}

/** A list of dependencies; what is none goes to `complain`. */
export function askedOf(list: unknown, complain: (text: string) => void): Asked[] {
  const items = asArray(list);
  if (!items && list !== undefined && list !== null) complain(textOf(list));
  return (items ?? []).flatMap((item) => {
    const [, name, specifier] = ASKED.exec(asString(item) ?? '') ?? [];
    if (name !== undefined) return [{ name, ...(specifier !== undefined && { specifier: withoutUsers(specifier) }) }];
    complain(textOf(item));
    return [];
  });
}

/** Addresses stand between backquotes. */
function withoutUsers(specifier: string): string {
  return specifier.replaceAll(/`[^`]*`/g, (quoted) => `\`${withoutUser(quoted.slice(1, -1))}\``);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
