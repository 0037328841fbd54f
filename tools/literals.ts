/**
 * No shared code names an extension: fails on a string literal that equals the id of an ecosystem, format, rule, feed or
 * check outside that extension's own folder. Tests and fixtures are free. Exceptions stand below, each with a reason.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { POINTS, idsOf } from './gen.ts';

interface Exemption {
  readonly file: string;
  readonly id: string;
  readonly reason: string;
}

export const EXEMPT: readonly Exemption[] = [
  { file: 'apps/cli/src', id: 'table', reason: 'the default of --format on a terminal' },
  { file: 'apps/cli/src', id: 'json', reason: 'the stored form of a report' },
];

/** Words that are ids and also words of the model or the language. */
const VOCABULARY: ReadonlySet<string> = new Set(['requirements', 'malware', 'json', 'osv', 'epss', 'ssvc', 'hex']);

/** Every breach below `root`, as one line each. */
export function breaches(root: string): string[] {
  const owners = new Map<string, string[]>();
  for (const point of POINTS) {
    for (const id of idsOf(root, point)) {
      const own = `${point.folder}/${id}/`;
      owners.set(id, [...(owners.get(id) ?? []), own]);
      for (const format of formatsOf(join(root, own, 'about.ts')))
        owners.set(format, [...(owners.get(format) ?? []), own]);
    }
  }
  const found: string[] = [];
  for (const file of sources(root)) {
    const path = relative(root, file);
    const text = withoutComments(readFileSync(file, 'utf8'));
    for (const [literal, , id = ''] of text.matchAll(/(['"`])([^'"`\n\\]{2,40})\1/g)) {
      const folders = owners.get(id);
      if (!folders || VOCABULARY.has(id) || folders.some((folder) => path.startsWith(folder)) || isExempt(path, id))
        continue;
      found.push(`${path}: ${literal} names an extension; only ${folders.join(', ')} may`);
    }
  }
  return found;
}

/** Ids of formats: the `id:` members of an `about.ts`, after the extension's own. */
function formatsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/\bid: '([a-z0-9-]+)'/g)].map(([, id = '']) => id);
}

/** Comments may name what they like. A `//` inside a string is rare enough to be caught by review. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}

function isExempt(path: string, id: string): boolean {
  return EXEMPT.some((exemption) => path.startsWith(exemption.file) && exemption.id === id);
}

function sources(root: string): string[] {
  return ['packages', 'apps']
    .filter((top) => existsSync(join(root, top)))
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => join(root, top, file)),
    )
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !/\.test\.ts$|\.tmp\.ts$|\.gen\.ts$|\/fixtures\/|\/testkit\/|\/node_modules\/|\/dist\//.test(file),
    );
}

function main(): void {
  const found = breaches(join(import.meta.dirname, '..'));
  for (const line of found) console.error(line);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
