import type { ReadBom } from '@morel/model';
import { COMPONENT_TESTS } from './component-tests.ts';
import { DOCUMENT_TESTS, type Found } from './document-tests.ts';
import type { Profile } from './profiles.ts';

/** A field of a profile, and how many of those that should have it do. */
export interface FieldResult extends Found {
  readonly title: string;
  readonly required: boolean;
}

/** A document against a profile: a row for each field, in its order. */
export interface ProfileResult {
  readonly profile: string;
  readonly title: string;
  readonly holds: boolean;
  readonly fields: readonly FieldResult[];
}

/** Checks whether the fields of a profile are there. Whether what stands in them is true no document can say. */
export function checkBill(document: ReadBom, { id, title, fields }: Profile): ProfileResult {
  const results = fields.map((field) => ({
    ...find(document, field.test),
    title: field.title,
    required: field.required,
  }));
  return {
    profile: id,
    title,
    holds: results.every(({ required, missing }) => !required || missing.length === 0),
    fields: results,
  };
}

function find(document: ReadBom, test: string): Found {
  const ofDocument = Object.hasOwn(DOCUMENT_TESTS, test) ? DOCUMENT_TESTS[test] : undefined;
  if (ofDocument) return ofDocument(document);
  const ofComponent = Object.hasOwn(COMPONENT_TESTS, test) ? COMPONENT_TESTS[test] : undefined;
  if (!ofComponent) throw new Error(`there is no test ${test}`);
  const { components } = document.bom;
  return { of: components.length, missing: components.filter((one) => !ofComponent(one)).map(({ key }) => key) };
}
