/** Words of a schema that `checkSchema` obeys. */
const OBEYED: ReadonlySet<string> = new Set(
  '$ref definitions $defs type const enum required properties patternProperties additionalProperties minProperties maxProperties items additionalItems minItems maxItems uniqueItems minLength maxLength pattern format minimum maximum allOf anyOf oneOf not if then else'.split(
    ' ',
  ),
);
/** Words that say nothing about a value. */
const SILENT: ReadonlySet<string> = new Set(
  '$schema $id $comment title description examples default deprecated'.split(' '),
);
/** Words whose members are names. */
const NAMING: ReadonlySet<string> = new Set(['definitions', '$defs', 'properties', 'patternProperties']);

/** Words of a schema, at any depth, that `checkSchema` would pass over: for tests of the schemas that are shipped. */
export function unknownKeywords(schema: unknown): string[] {
  const found = new Set<string>();
  visit(schema, found);
  return [...found].toSorted();
}

function visit(schema: unknown, found: Set<string>): void {
  if (Array.isArray(schema)) for (const part of schema) visit(part, found);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
  for (const [word, value] of Object.entries(schema)) {
    if (!OBEYED.has(word) && !SILENT.has(word)) found.add(word);
    if (word === 'const' || word === 'enum' || SILENT.has(word)) continue;
    if (!NAMING.has(word)) visit(value, found);
    else if (typeof value === 'object' && value !== null)
      for (const member of Object.values(value)) visit(member, found);
  }
}
