import type { Client } from '@morel/model';
import { isList, isNarrowList, isTrue } from './values.ts';

const SUPPLY_CHAIN = 'https://docs.deno.com/runtime/packages/supply_chain/';
const FILE = 'deno.json';

/** Deno. It runs no install script of a package that is not allowed by name. */
export const deno: Client = {
  id: 'deno',
  title: 'Deno',
  shownBy: ['deno-lock', 'deno-json'],
  controls: [
    {
      id: 'install-scripts',
      title: 'Packages may not run code when they are installed',
      purpose: 'scripts',
      keys: ['allowScripts', 'allowScripts.allow'],
      protects: (value) => isList(value) && isNarrowList(value),
      byDefault: true,
      why: 'Most malicious packages act in their install scripts.',
      advice: `List the packages that may build in "allowScripts" of ${FILE}, each by its name.`,
      enisa: ['E-INT-5'],
      reference: 'https://docs.deno.com/runtime/reference/cli/approve_scripts',
    },
    {
      id: 'lockfile',
      title: 'The lockfile is obeyed',
      purpose: 'hashes',
      keys: ['lock.frozen', 'lock'],
      protects: isTrue,
      byDefault: false,
      why: 'Deno writes the lockfile anew where it does not fit what is asked for, instead of failing.',
      advice: `Write "lock": { "frozen": true } into ${FILE}, or run deno ci.`,
      enisa: ['E-INT-3'],
      reference: SUPPLY_CHAIN,
    },
    {
      id: 'age-gate',
      title: 'New releases wait before they are installed',
      purpose: 'age',
      keys: ['minimumDependencyAge', 'minimumDependencyAge.age'],
      protects: (value) => /[1-9]/.test(value),
      byDefault: false,
      why: 'Most malicious releases are found and removed within days.',
      advice: `Write "minimumDependencyAge": "P7D" into ${FILE}.`,
      enisa: ['E-INT-6'],
      reference: SUPPLY_CHAIN,
    },
  ],
  commands: [
    {
      words: ['deno', 'install|i'],
      unless: ['--frozen', '--frozen=true', '--frozen-lockfile', '--frozen-lockfile=true'],
      bareOnly: true,
      why: 'It changes the lockfile where it does not fit what is asked for, instead of failing.',
      instead: 'deno ci',
    },
    {
      words: ['deno', 'install|i'],
      unless: [],
      when: ['-g', '--global'],
      why: 'A global install obeys no lockfile of the project: the tool and all its dependencies are whatever is newest.',
      instead: 'a dependency in deno.json, installed by deno ci',
    },
    {
      words: ['deno', 'add'],
      unless: [],
      why: 'It adds a package during the build that no lockfile holds.',
      instead: 'a dependency in deno.json, installed by deno ci',
    },
  ],
  fixes: { upgrade: 'deno add npm:{name}@{version}' },
};
