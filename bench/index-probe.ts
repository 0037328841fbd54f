/**
 * What `bench/index.ts` runs in fresh processes: opens the index FILE, matches the components of a package-lock LOCK, asks for the
 * risk of every CVE that comes up, and prints the milliseconds of each step as JSON.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { matchInventory, openIndex, type MatchedEcosystem } from '@morel/advisories';
import type { Component, RandomAccess } from '@morel/model';
import { semver } from '@morel/versions';

interface LockEntry {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, LockEntry>>;
}

const ECOSYSTEM: MatchedEcosystem = {
  about: { id: 'npm', title: 'npm', osv: ['npm'], purlType: 'npm', formats: [] },
  names: { normalise: (name) => name, purl: () => undefined, fromPurl: ({ name }) => name },
  versions: semver,
};

function main(file: string, lock: string): void {
  const components = componentsOf(lock);
  const started = performance.now();
  const index = openIndex(accessTo(file));
  const opened = performance.now();
  const inventory = { components, occurrences: [] };
  const { matches } = matchInventory({ inventory, index, ecosystems: new Map([[ECOSYSTEM.about.id, ECOSYSTEM]]) });
  const matched = performance.now();
  const ids = matches.flatMap(({ advisory }) => advisory.ids);
  const risks = ids.filter((id) => id.startsWith('CVE-')).map((id) => index.risk(id));
  const rated = performance.now();
  const steps = { open: opened - started, match: matched - opened, risk: rated - matched };
  console.log(
    JSON.stringify({ ...steps, components: components.length, matches: matches.length, risks: risks.length }),
  );
}

/** Every name and version of a package-lock of version 1 or 2. */
function componentsOf(lock: string): Component[] {
  const found = new Map<string, Component>();
  const walk = (entries: LockEntry['dependencies'] = {}): void => {
    for (const [name, { version = '', dependencies }] of Object.entries(entries)) {
      found.set(`${name}@${version}`, { ecosystem: ECOSYSTEM.about.id, name, version });
      walk(dependencies);
    }
  };
  const root: LockEntry = JSON.parse(readFileSync(lock, 'utf8'));
  walk(root.dependencies);
  return [...found.values()];
}

function accessTo(file: string): RandomAccess {
  const descriptor = openSync(file, 'r');
  return {
    size: fstatSync(descriptor).size,
    readAt(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      readSync(descriptor, bytes, 0, length, offset);
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

main(process.argv[2] ?? '', process.argv[3] ?? '');
