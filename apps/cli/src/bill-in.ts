import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { billOf } from '@morel/integrate';
import type { TakenInventory } from '@morel/inventory';
import { PROBLEMS, readingOf, type Bom, type Inventory, type ReadBom } from '@morel/model';
import { runClock } from './surroundings.ts';
import { VERSION } from './version.ts';

/** The bill of materials of what was read: a single document as it is, else one that is made from the inventory. */
export function billIn(inventory: Inventory, base: string, name: string | undefined): Bom {
  return documentIn(inventory)?.bom ?? described(inventory, base, name);
}

/** Why the bill may lack something. */
export function gapsOf({ inventory, discovery }: TakenInventory): string[] {
  const inputs = inventory.inputs.flatMap(({ path, problems }) => {
    const reading = readingOf(problems);
    if (reading === 'whole') return [];
    const reason = problems.find(({ code }) => PROBLEMS[code].effect !== 'note')?.message ?? '';
    return [`${path} was ${reading === 'refused' ? 'not read' : 'read in part'}: ${reason}`];
  });
  const unreadable = discovery.unreadable.map(({ path, reason }) => `${path === '' ? '.' : path}: ${reason}`);
  return [...inputs, ...unreadable, ...(discovery.cut ? ['the folder holds more entries than the limit'] : [])];
}

/** One document and nothing else is written as it is, in another form. */
export function documentIn({ inputs }: Inventory): ReadBom | undefined {
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
