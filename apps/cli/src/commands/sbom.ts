import { printable, type Bom } from '@morel/model';
import { billIn, documentIn, gapsOf } from '../bill-in.ts';
import { loadBomWriters, type BomOutput } from '../bom-outputs.ts';
import type { Run } from '../command-line/command.ts';
import { openSession } from '../session.ts';
import { takeTargets } from '../take-targets.ts';
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
  const bom = billIn(taken.inventory, targets.base, given.one('name'));
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
