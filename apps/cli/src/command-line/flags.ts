import type { Choices, Flag } from './command.ts';

const ECOSYSTEMS: Choices = async () => (await import('./choices.ts')).ecosystemIds();

/** Flags that every command takes. */
export const GLOBAL_FLAGS: readonly Flag[] = [
  { name: 'quiet', summary: 'only the outcome' },
  { name: 'verbose', summary: 'every detail' },
  { name: 'no-color', summary: 'no colours, also by NO_COLOR' },
  { name: 'help', summary: 'this text' },
];

/** Where advisory data comes from. */
export const DATA_FLAGS: readonly Flag[] = [
  { name: 'db', value: 'FILE', summary: "an index file instead of the user's own" },
  { name: 'offline', summary: 'no network at all' },
];

/** What the caller may say of a document of statements that does not say it itself. */
export const VEX_FLAGS: readonly Flag[] = [
  { name: 'id', value: 'ID', summary: 'the address or number of the document' },
  { name: 'title', value: 'TEXT', summary: 'its title' },
  { name: 'author', value: 'NAME', summary: 'who says all this' },
  { name: 'time', value: 'TIME', summary: 'when it was issued, as RFC 3339 has it' },
  { name: 'publisher-namespace', value: 'URL', summary: 'an address that the author controls' },
  { name: 'publisher-category', value: 'WORD', summary: 'vendor, coordinator, discoverer, user, other' },
];

/** What is scanned and how it is judged. */
export const SCAN_FLAGS: readonly Flag[] = [
  {
    name: 'format',
    value: 'NAME',
    summary: 'the form of the report on standard output',
    choices: async () => (await import('./choices.ts')).formatIds(),
  },
  { name: 'output', value: 'NAME=FILE', repeated: true, summary: 'a further report, in the form NAME, into a file' },
  { name: 'policy', value: 'FILE', summary: 'a policy instead of morel.yaml' },
  { name: 'baseline', value: 'FILE', summary: 'findings that are known: only new ones fail' },
  { name: 'vex', value: 'FILE', repeated: true, summary: 'statements about exploitability that you trust' },
  {
    name: 'fail-on',
    value: 'LEVEL',
    values: ['warn', 'review', 'block'],
    summary: 'the level that fails (default review)',
  },
  ecosystemFlag('only these ecosystems'),
  {
    name: 'omit',
    value: 'KIND',
    values: ['dev', 'optional', 'peer'],
    repeated: true,
    summary: 'leave out what only these kinds of dependency bring',
  },
  {
    name: 'lockfile',
    value: '[TYPE:]FILE',
    repeated: true,
    summary: 'this file, whatever its name; - is standard input',
  },
  { name: 'exclude', value: 'GLOB', repeated: true, summary: 'leave out these paths' },
];

/** `--ecosystem`, with what it limits. */
export function ecosystemFlag(summary: string): Flag {
  return { name: 'ecosystem', value: 'ID', repeated: true, summary, choices: ECOSYSTEMS };
}

/** In which forms `morel vex` writes, and where to. */
export const VEX_OUTPUT_FLAGS: readonly Flag[] = [
  {
    name: 'format',
    value: 'NAME',
    summary: 'the form on standard output (default openvex)',
    choices: async () => (await import('../vex-outputs.ts')).vexFormatIds(),
  },
  { name: 'output', value: 'NAME=FILE', repeated: true, summary: 'a further form, into a file' },
  { name: 'losses', value: 'FILE', summary: 'what each form lost, as JSON, into a file' },
];
