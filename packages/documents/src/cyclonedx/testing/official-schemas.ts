import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asObject } from '@morel/parse';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';

const SCHEMAS = join(import.meta.dirname, '../../../../../node_modules/@cyclonedx/cyclonedx-library/res/schema');

export const hasXmllint: boolean = spawnSync('xmllint', ['--version']).status === 0;

/** What the official JSON schema of a version says against a text; an empty list where it is valid. */
export function jsonFaults(version: string, text: string): readonly unknown[] {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv, { mode: 'full' });
  // Formats of later drafts, which the library of formats does not have.
  for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
  for (const name of ['spdx.SNAPSHOT', 'jsf-0.82.SNAPSHOT', 'cryptography-defs.SNAPSHOT'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.schema.json`);
  const validate = ajv.compile(schema(`bom-${version}.SNAPSHOT`));
  return validate(JSON.parse(text)) ? [] : (validate.errors ?? []);
}

function schema(name: string): AnySchemaObject {
  const value: unknown = JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'));
  return asObject(value) ?? {};
}

/** What the official XML schema of a version says against a text; empty where it is valid. Needs xmllint. */
export function xsdFaults(version: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'morel-xsd-')), 'bom.xml');
  writeFileSync(file, text);
  const xsd = join(SCHEMAS, `bom-${version}.SNAPSHOT.xsd`);
  const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, file]);
  return run.status === 0 ? '' : run.stderr.toString();
}
