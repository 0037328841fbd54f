import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { billOf } from '@morel/integrate';
import type { TakenInventory } from '@morel/inventory';
import { printable, PROBLEMS, readingOf, type Bom, type Inventory, type ReadBom } from '@morel/model';
import { loadBomWriters, type BomOutput } from '../bom-outputs.ts';
import type { Run } from '../command-line/command.ts';
import { openSession } from '../session.ts';
import { runClock } from '../surroundings.ts';
import { takeTargets } from '../take-targets.ts';
import { VERSION } from '../version.ts';
import { parseOutputs, writeText } from '../write-outputs.ts';

const DEFAULT_FORMAT = 'cyclonedx-1.6-json';
const INCOMPLETE = 3;

/** `morel sbom [PATH…]`: the bill of materials of what was read. Exit 3 where something was not read whole. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const files = parseOutputs(given.all('output'));
  const format = given.one('format') ?? DEFAULT_FORMAT;
  const writers = await loadBomWriters([format, ...files.map((output) => output.format)]);
  const { taken, targets } = await takeTargets(given, given.operands);
  const document = documentIn(taken.inventory);
  const bom = document?.bom ?? described(taken.inventory, targets.base, given.one('name'));
  // Of a project nothing is lost that anyone wrote into a document before.
  const lose = (what: string): void => {
    if (document || verbose) console.info(`not in ${format}: ${what}`);
  };
  for (const { format: name, file } of files) writeText(file, textIn(writers, name, bom));
  for (const part of document?.dropped ?? []) lose(`"${printable(part)}" of the document that was read`);
  await console.out(textIn(writers, format, bom, lose));
  const gaps = gapsOf(taken);
  for (const gap of gaps) console.warn(`incomplete: ${gap}`);
  return gaps.length > 0 ? INCOMPLETE : 0;
};

/** Why the bill may lack something. */
function gapsOf({ inventory, discovery }: TakenInventory): string[] {
  const inputs = inventory.inputs.flatMap(({ path, problems }) => {
    const reading = readingOf(problems);
    if (reading === 'whole') return [];
    const reason = problems.find(({ code }) => PROBLEMS[code].effect !== 'note')?.message ?? '';
    return [`${path} was ${reading === 'refused' ? 'not read' : 'read in part'}: ${reason}`];
  });
  const unreadable = discovery.unreadable.map(({ path, reason }) => `${path === '' ? '.' : path}: ${reason}`);
  return [...inputs, ...unreadable, ...(discovery.cut ? ['the folder holds more entries than the limit'] : [])];
}

function textIn(
  writers: ReadonlyMap<string, BomOutput>,
  format: string,
  bom: Bom,
  lose?: (what: string) => void,
): string {
  const writer = writers.get(format);
  if (!writer) throw new Error(`the writer of ${format} was not loaded`);
  const { text, lost } = writer.write(bom);
  for (const what of lost) lose?.(what);
  return [...text].join('');
}

/** One document and nothing else is written as it is, in another form. */
function documentIn({ inputs }: Inventory): ReadBom | undefined {
  const telling = inputs.filter(({ role }) => role !== 'settings' && role !== 'workflow');
  return telling.length === 1 ? telling[0]?.bom : undefined;
}

function described(inventory: Inventory, base: string, name: string | undefined): Bom {
  const created = new Date(runClock().now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const bom = billOf(inventory, {
    name: name ?? basename(resolve(base)),
    tool: { vendor: 'morel', name: 'morel', version: VERSION },
    created,
  });
  return { ...bom, document: { ...bom.document, id: serialOf(bom) } };
}

/** A UUID of version 8 (RFC 9562) made from what the bill holds: the same bill has the same number, another has another. */
function serialOf(bom: Bom): string {
  const hex = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
