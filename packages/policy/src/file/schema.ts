import { LEVELS, type OptionSpec, type OptionSpecs, type RuleAbout } from '@morel/model';
import { PRIORITY_TABLES } from '../priority/tables.ts';
import { PRESETS } from './policy-file.ts';
import { POLICY_KEYS } from './read-policy.ts';

type Schema = Readonly<Record<string, unknown>>;

const TEXTS: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };
const TEXT_OR_TEXTS: Schema = { oneOf: [{ type: 'string', minLength: 1 }, TEXTS] };

/** The JSON Schema (2020-12) of a policy file that may set these rules: what editors check and complete by. */
export function policySchema(rules: readonly RuleAbout[]): Schema {
  const properties: Readonly<Record<string, Schema>> = {
    extends: {
      oneOf: [
        { enum: [...PRESETS] },
        { type: 'string', pattern: '\\.ya?ml$' },
        object(
          { url: { type: 'string', pattern: '^https://' }, sha256: { type: 'string', pattern: '^[0-9a-fA-F]{64}$' } },
          ['url', 'sha256'],
        ),
      ],
    },
    rules: { $ref: '#/$defs/rules' },
    paths: {
      type: 'array',
      items: object({ match: { type: 'string', minLength: 1 }, rules: { $ref: '#/$defs/rules' } }, ['match', 'rules']),
    },
    exceptions: { type: 'array', items: { oneOf: [exception('rule', 'subject'), exception('gap')] } },
    internal: TEXT_OR_TEXTS,
    hosts: TEXT_OR_TEXTS,
    exclude: TEXT_OR_TEXTS,
    exposed: { enum: ['yes', 'no', 'unknown'] },
    mission: { enum: ['low', 'medium', 'high', 'unknown'] },
    priority: { enum: PRIORITY_TABLES.map(({ id }) => id) },
    unknown: { enum: ['vector', 'worst'] },
    missing: { enum: ['partial', 'needs-approval'] },
    'fail-on': { enum: LEVELS.filter((level) => level !== 'off') },
    data: object(
      {
        'max-age': {
          oneOf: [
            { type: 'integer', minimum: 1 },
            { type: 'string', pattern: '^\\d{1,6}[hd]?$' },
          ],
        },
      },
      [],
    ),
    tests: { type: 'array', items: { type: 'object' } },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Morel policy',
    ...object(described(properties), []),
    $defs: { rules: object(Object.fromEntries(rules.map((about) => [about.id, ruleSchema(about)])), []) },
  };
}

function described(properties: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(POLICY_KEYS).map(([key, description]) => [key, { description, ...properties[key] }]),
  );
}

function exception(...required: readonly string[]): Schema {
  const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
  const text = { type: 'string', minLength: 1 };
  const target = Object.fromEntries(required.map((key) => [key, key === 'rule' ? text : TEXT_OR_TEXTS]));
  return object({ ...target, reason: text, owner: text, until: date, controls: TEXT_OR_TEXTS }, [
    ...required,
    'reason',
    'owner',
    'until',
  ]);
}

function ruleSchema(about: RuleAbout): Schema {
  const level = { enum: [...LEVELS] };
  const specs: OptionSpecs = about.options;
  const options = Object.entries(specs).map(([name, spec]) => [name, optionSchema(spec)] as const);
  return {
    title: about.title,
    description: about.why,
    oneOf: [level, object({ level, ...Object.fromEntries(options) }, [])],
  };
}

function optionSchema(spec: OptionSpec): Schema {
  const common = { description: spec.title, default: spec.default };
  if (spec.type === 'string') return { ...common, enum: [...spec.values] };
  if (spec.type === 'strings') return { ...common, ...TEXT_OR_TEXTS };
  if (spec.type === 'boolean') return { ...common, type: 'boolean' };
  return {
    ...common,
    type: 'number',
    ...(spec.minimum !== undefined && { minimum: spec.minimum }),
    ...(spec.maximum !== undefined && { maximum: spec.maximum }),
  };
}

function object(properties: Readonly<Record<string, unknown>>, required: readonly string[]): Schema {
  return { type: 'object', additionalProperties: false, ...(required.length > 0 && { required }), properties };
}
