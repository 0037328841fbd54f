import { compiled } from './compiled.ts';
import { npm } from './npm.ts';
import { others } from './others.ts';
import { pnpm } from './pnpm.ts';
import { pypi } from './pypi.ts';
import type { Package, Sample } from './sample.ts';

/** One for each format that lists packages with their versions, and for each form of it. */
export const samples: readonly Sample[] = [...npm, pnpm, ...pypi, ...compiled, ...others];

/** A name as the ecosystem's packages have them. */
const NAMES: Readonly<Record<string, (word: string) => string>> = {
  maven: (word) => `org.example.${word.split('-')[0]}:${word}`,
  go: (word) => `github.com/example/${word}`,
  packagist: (word) => `example/${word}`,
  swift: (word) => `github.com/example/${word}`,
  'github-actions': (word) => `example/${word}`,
  'git-repository': (word) => `github.com/example/${word}`,
  hexpm: (word) => word.replaceAll('-', '_'),
  pub: (word) => word.replaceAll('-', '_'),
  cran: (word) => word.replaceAll('-', '.'),
  julia: (word) => word.replaceAll('-', ''),
};

const FIRST = ['amber', 'brisk', 'cedar', 'delta', 'ember', 'fjord', 'grain', 'harbor', 'ivory', 'jasper', 'kelp'];
const SECOND = ['parser', 'client', 'router', 'cache', 'logger', 'codec', 'stream', 'schema', 'worker', 'queue'];

/** So many packages of an ecosystem. The same for the same arguments. */
export function makePackages(ecosystem: string, count: number, start = 0): readonly Package[] {
  return link(
    Array.from({ length: count }, (_, index) => {
      const at = index + start;
      const word = `${FIRST[at % FIRST.length]}-${SECOND[at % SECOND.length]}-n${at}`;
      return { name: NAMES[ecosystem]?.(word) ?? word, version: versionAt(at) };
    }),
  );
}

/** Packages of these names. */
export function packagesOf(names: readonly string[]): readonly Package[] {
  return link(names.map((name, at) => ({ name, version: versionAt(at) })));
}

function versionAt(at: number): string {
  return `${1 + (at % 5)}.${at % 17}.${at % 11}`;
}

/** Each asks for up to three later ones. */
function link(packages: readonly Omit<Package, 'wants'>[]): readonly Package[] {
  const linked = packages.map((one) => ({ ...one, wants: [] as Package[] }));
  for (const [at, one] of linked.entries()) {
    const later = new Set([at + 1, at * 2 + 1, at * 3 + 2].filter((to) => to > at && to < linked.length));
    one.wants.push(...[...later].flatMap((to) => linked[to] ?? []));
  }
  return linked;
}
