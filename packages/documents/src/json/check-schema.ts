import { printable } from '@morel/model';

/** What is used of JSON Schema 2020-12. A keyword that is not known here is a bug: nothing may go unchecked. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const KNOWN: ReadonlySet<string> = new Set(
  '$schema $ref $defs title description type const enum properties required additionalProperties items minimum maximum oneOf'.split(
    ' ',
  ),
);

export type Path = readonly (string | number)[];

/** What is wrong with a value, and where in it. */
export interface Fault {
  readonly path: Path;
  /** Follows the name of the member: `is missing`. */
  readonly message: string;
}

/** The first place where a plain value is not what the schema says. */
export function firstFault(value: unknown, root: Schema): Fault | undefined {
  return faultIn(value, root, root, []);
}

function faultIn(value: unknown, schema: Schema, root: Schema, path: Path): Fault | undefined {
  for (const keyword in schema) if (!KNOWN.has(keyword)) throw new Error(`the schema has the keyword ${keyword}`);
  if (schema.$ref !== undefined) return faultIn(value, resolved(schema.$ref, root), root, path);
  if (schema.oneOf) return choiceFault(value, schema.oneOf, root, path);
  if ('const' in schema && value !== schema.const) return { path, message: `is not ${JSON.stringify(schema.const)}` };
  if (schema.enum && !schema.enum.includes(value)) return { path, message: `is not one of ${schema.enum.join(', ')}` };
  if (schema.type !== undefined && !hasType(value, schema.type)) return { path, message: `is no ${schema.type}` };
  if (typeof value === 'number') return rangeFault(value, schema, path);
  if (isList(value)) return schema.items && firstOf(value, schema.items, root, path);
  return isObject(value) ? memberFault(value, schema, root, path) : undefined;
}

function resolved(reference: string, { $defs }: Schema): Schema {
  const found = $defs?.[reference.replace('#/$defs/', '')];
  if (!found) throw new Error(`the schema has no ${reference}`);
  return found;
}

function choiceFault(value: unknown, choices: readonly Schema[], root: Schema, path: Path): Fault | undefined {
  const faults = choices.map((choice) => faultIn(value, choice, root, path));
  return faults.filter((fault) => fault === undefined).length === 1
    ? undefined
    : { path, message: 'is none of the forms that it can have' };
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'array') return isList(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  // A literal such as 1e999 is read as infinite.
  if (type === 'number') return Number.isFinite(value);
  return typeof value === type;
}

function rangeFault(value: number, { minimum, maximum }: Schema, path: Path): Fault | undefined {
  if (minimum !== undefined && value < minimum) return { path, message: `is less than ${minimum}` };
  return maximum !== undefined && value > maximum ? { path, message: `is more than ${maximum}` } : undefined;
}

function firstOf(list: readonly unknown[], items: Schema, root: Schema, path: Path): Fault | undefined {
  for (const [position, item] of list.entries()) {
    const fault = faultIn(item, items, root, [...path, position]);
    if (fault) return fault;
  }
  return undefined;
}

function memberFault(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, required = [], additionalProperties }: Schema,
  root: Schema,
  path: Path,
): Fault | undefined {
  for (const name of required) {
    if (!Object.hasOwn(value, name)) return { path: [...path, name], message: 'is missing' };
  }
  for (const name of Object.keys(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!schema && additionalProperties === false)
      return { path: [...path, printable(name, 60)], message: 'is no member that this version knows' };
    const fault = schema && faultIn(value[name], schema, root, [...path, name]);
    if (fault) return fault;
  }
  return undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
