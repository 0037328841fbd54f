import { quote } from '@morel/model';
import type { Step } from '../document.ts';
import { formatFault } from './formats.ts';
import { deepest, type SchemaFault } from './schema-fault.ts';
import type { Schema, SchemaObject, SchemaSet } from './schema.ts';
import { isUnique, sameValue, typeOf } from './value-types.ts';

/** As many faults as a message can use. */
const MOST_FAULTS = 20;
/** Schemas refer to themselves; values are bounded by their reader, so this only ends a schema that loops in itself. */
const MAX_DEPTH = 400;
/** Longer texts fit no pattern: on some millions of characters a repeated group exceeds the stack of the engine, which throws. */
const MOST_MATCHED = 100_000;

/**
 * Checks a value against a JSON Schema (draft 7, the keywords of `SchemaObject`).
 * @param set the schemas by file name; `$ref` is `FILE#/definitions/NAME` or `#/definitions/NAME` (`$defs` likewise).
 * @param file the schema to start from.
 * @returns the first faults in document order, none where the value is valid.
 */
export function checkSchema(set: SchemaSet, file: string, value: unknown): readonly SchemaFault[] {
  const root = set[file];
  if (root === undefined) throw new Error(`there is no schema ${file}`);
  return new SchemaCheck(set).check(root, value, { file, depth: 0 });
}

/** Where a check is. Paths are made of the steps only where something is wrong. */
interface Place {
  readonly file: string;
  readonly depth: number;
  /** The value around, and the step from it; none for the document. */
  readonly from?: { readonly place: Place; readonly step: Step };
}

/** What a reference leads to. */
interface Target {
  readonly schema: Schema;
  readonly file: string;
}

const NONE: readonly SchemaFault[] = [];

class SchemaCheck {
  readonly #set: SchemaSet;
  readonly #patterns = new Map<string, RegExp>();
  readonly #targets = new Map<string, Target>();

  constructor(set: SchemaSet) {
    this.#set = set;
  }

  check(schema: Schema, value: unknown, place: Place): readonly SchemaFault[] {
    if (schema === true) return NONE;
    if (schema === false) return [fault(place, 'is not allowed here')];
    if (place.depth > MAX_DEPTH) return [fault(place, 'is nested too deep')];
    // Draft 7: beside a reference nothing else counts.
    if (schema.$ref !== undefined) return this.#refer(schema.$ref, value, place);
    const own = this.#ownFaults(schema, value, place);
    if (own.length > 0) return own;
    const inner = typeof value === 'object' && value !== null ? this.#members(schema, value, place) : NONE;
    const combined = this.#combined(schema, value, place);
    if (combined.length === 0) return inner;
    return [...inner, ...combined].slice(0, MOST_FAULTS);
  }

  #refer(reference: string, value: unknown, place: Place): readonly SchemaFault[] {
    const { schema, file } = this.#target(reference, place.file);
    return this.check(schema, value, { ...place, file, depth: place.depth + 1 });
  }

  #target(reference: string, from: string): Target {
    const key = `${from} ${reference}`;
    const known = this.#targets.get(key);
    if (known) return known;
    const [named = '', pointer = ''] = reference.split('#');
    const file = named === '' ? from : named;
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const schema = name === '' ? this.#set[file] : definitionOf(this.#set[file], name);
    if (schema === undefined) throw new Error(`the schema refers to ${reference}, which it does not hold`);
    this.#targets.set(key, { schema, file });
    return { schema, file };
  }

  #ownFaults(schema: SchemaObject, value: unknown, place: Place): readonly SchemaFault[] {
    if (schema.type !== undefined && !fitsType(schema.type, value))
      return [fault(place, `must be ${[schema.type].flat().join(' or ')}, and is ${typeOf(value)}`)];
    if ('const' in schema && !sameValue(schema.const, value))
      return [fault(place, `must be ${JSON.stringify(schema.const)}`)];
    if (schema.enum && !schema.enum.some((item) => sameValue(item, value)))
      return [fault(place, `${shown(value)} is none of ${list(schema.enum)}`)];
    if (typeof value === 'string') return this.#textFaults(schema, value, place);
    if (typeof value === 'number') return numberFaults(schema, value, place);
    if (Array.isArray(value)) return listFaults(schema, value, place);
    return typeof value === 'object' && value !== null ? objectFaults(schema, value, place) : [];
  }

  #textFaults(schema: SchemaObject, value: string, place: Place): readonly SchemaFault[] {
    if (schema.minLength !== undefined && value.length < schema.minLength)
      return [fault(place, schema.minLength === 1 ? 'must not be empty' : `must have ${schema.minLength} characters`)];
    if (schema.maxLength !== undefined && value.length > schema.maxLength)
      return [fault(place, `must have no more than ${schema.maxLength} characters`)];
    if (schema.pattern !== undefined && value.length > MOST_MATCHED)
      return [fault(place, `must have no more than ${MOST_MATCHED} characters`)];
    if (schema.pattern !== undefined && !this.#pattern(schema.pattern).test(value))
      return [fault(place, `${shown(value)} does not have the form ${schema.pattern}`)];
    const wrong = schema.format === undefined ? undefined : formatFault(schema.format, value);
    return wrong === undefined ? [] : [fault(place, `${shown(value)} ${wrong}`)];
  }

  #pattern(source: string): RegExp {
    let pattern = this.#patterns.get(source);
    if (!pattern) this.#patterns.set(source, (pattern = new RegExp(source, 'u')));
    return pattern;
  }

  #members(schema: SchemaObject, value: object, place: Place): readonly SchemaFault[] {
    const faults: SchemaFault[] = [];
    const below = (member: Schema, child: unknown, step: Step): void => {
      if (faults.length >= MOST_FAULTS || member === true) return;
      const inner = { file: place.file, depth: place.depth + 1, from: { place, step } };
      for (const found of this.check(member, child, inner)) faults.push(found);
    };
    if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) {
        const member = itemSchema(schema, at);
        if (member !== undefined) below(member, item, at);
      }
      return faults;
    }
    for (const [key, child] of Object.entries(value)) {
      const member = memberSchema(schema, key, (source) => this.#pattern(source));
      if (member !== undefined) below(member, child, key);
    }
    return faults;
  }

  #combined(schema: SchemaObject, value: unknown, place: Place): readonly SchemaFault[] {
    if (!isCombined(schema)) return NONE;
    const inner = { ...place, depth: place.depth + 1 };
    const faults: SchemaFault[] = (schema.allOf ?? []).flatMap((part) => this.check(part, value, inner));
    if (schema.anyOf) faults.push(...this.#some(schema.anyOf, value, inner, Infinity));
    if (schema.oneOf) faults.push(...this.#some(schema.oneOf, value, inner, 1));
    if (schema.not !== undefined && this.check(schema.not, value, inner).length === 0)
      faults.push(fault(place, 'holds what it must not hold'));
    if (schema.if !== undefined) {
      const branch = this.check(schema.if, value, inner).length === 0 ? schema.then : schema.else;
      if (branch !== undefined) faults.push(...this.check(branch, value, inner));
    }
    return faults;
  }

  /** Of several forms between one and `most` have to fit; of those that do not, the one that came furthest speaks. */
  #some(forms: readonly Schema[], value: unknown, place: Place, most: number): readonly SchemaFault[] {
    const results = forms.map((form) => this.check(form, value, place));
    const fitting = results.filter((faults) => faults.length === 0).length;
    if (fitting === 0) return deepest(results);
    return fitting > most ? [fault(place, 'fits more than one of the forms that exclude each other')] : [];
  }
}

function isCombined({ allOf, anyOf, oneOf, not, if: condition }: SchemaObject): boolean {
  return (allOf ?? anyOf ?? oneOf ?? not ?? condition) !== undefined;
}

function definitionOf(document: Schema | undefined, name: string): Schema | undefined {
  return typeof document === 'object' ? (document.definitions ?? document.$defs)?.[name] : undefined;
}

function itemSchema({ items, additionalItems }: SchemaObject, at: number): Schema | undefined {
  if (items === undefined || !isTuple(items)) return items;
  return at < items.length ? items[at] : additionalItems;
}

function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

function memberSchema(
  { properties, patternProperties, additionalProperties }: SchemaObject,
  key: string,
  compile: (source: string) => RegExp,
): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  for (const [source, member] of Object.entries(patternProperties ?? {})) if (compile(source).test(key)) return member;
  return additionalProperties;
}

function numberFaults({ minimum, maximum }: SchemaObject, value: number, place: Place): readonly SchemaFault[] {
  if (minimum !== undefined && value < minimum) return [fault(place, `must not be below ${minimum}`)];
  return maximum !== undefined && value > maximum ? [fault(place, `must not be above ${maximum}`)] : [];
}

function listFaults(schema: SchemaObject, value: readonly unknown[], place: Place): readonly SchemaFault[] {
  const { minItems, maxItems, uniqueItems } = schema;
  if (minItems !== undefined && value.length < minItems) return [fault(place, `must have ${minItems} or more entries`)];
  if (maxItems !== undefined && value.length > maxItems)
    return [fault(place, `must have ${maxItems} entries or fewer`)];
  return uniqueItems && !isUnique(value) ? [fault(place, 'holds the same entry twice')] : [];
}

function objectFaults(schema: SchemaObject, value: object, place: Place): readonly SchemaFault[] {
  const missing = (schema.required ?? []).filter((key) => !Object.hasOwn(value, key));
  if (missing.length > 0) return missing.map((key) => fault(place, `has no "${key}"`));
  const size = Object.keys(value).length;
  if (schema.minProperties !== undefined && size < schema.minProperties)
    return [fault(place, `must have ${schema.minProperties} or more members`)];
  if (schema.maxProperties !== undefined && size > schema.maxProperties)
    return [fault(place, `must have ${schema.maxProperties} members or fewer`)];
  return [];
}

function fitsType(type: NonNullable<SchemaObject['type']>, value: unknown): boolean {
  return typeof type === 'string' ? isOfType(type, value) : type.some((one) => isOfType(one, value));
}

function isOfType(type: string, value: unknown): boolean {
  // A larger number is not the one that was written; a literal such as 1e999 is read as infinite.
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return type === typeOf(value);
}

function fault(place: Place, message: string): SchemaFault {
  const path: Step[] = [];
  for (let { from } = place; from; { from } = from.place) path.push(from.step);
  return { path: path.toReversed(), message };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? quote(value, 60) : `the ${typeOf(value)}`;
}

function list(values: readonly unknown[]): string {
  const most = values.slice(0, 8).map((value) => JSON.stringify(value));
  return `${most.join(', ')}${values.length > 8 ? ` and ${values.length - 8} more` : ''}`;
}
