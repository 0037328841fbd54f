import type { Setting } from '@morel/model';
import { asObject, get, type Parsed } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';

/** Members of `config` that hold credentials. Source: Composer's documentation, "Authentication for private packages". */
const SECRETS: ReadonlySet<string> = new Set([
  'http-basic',
  'bearer',
  'github-oauth',
  'gitlab-oauth',
  'gitlab-token',
  'bitbucket-oauth',
  'forgejo-token',
  'custom-headers',
  'client-certificate',
]);
const OTHERS: readonly string[] = ['minimum-stability', 'prefer-stable', 'repositories'];
const HIDDEN = '(hidden)';
const MAX_DEPTH = 3;
const MAX_SETTINGS = 1000;
const MAX_LISTED = 50;

/** What a composer.json sets: `config`, whose keys stand here without it, `repositories`, and what stability it takes. */
export function settingsOf(parsed: Parsed): Omit<Setting, 'input'>[] {
  const settings: Omit<Setting, 'input'>[] = [];
  const collect = (value: unknown, path: readonly string[]): void => {
    if (value === undefined || value === null || settings.length >= MAX_SETTINGS) return;
    const keys = path[0] === 'config' ? path.slice(1) : path;
    const members = membersOf(value, keys);
    if (members && keys.length <= MAX_DEPTH) {
      for (const [key, member] of members) collect(member, [...path, key]);
      return;
    }
    if (keys.length === 0) return;
    const span = parsed.span(...path.map((step, at) => stepOf(parsed.value, path.slice(0, at), step)));
    const shown = SECRETS.has(keys[0] ?? '') ? HIDDEN : textOf(value);
    settings.push({ client: 'composer', key: keys.join('.'), value: shown, ...(span && { span }) });
  };
  collect(get(parsed.value, 'config'), ['config']);
  for (const member of OTHERS) collect(get(parsed.value, member), [member]);
  return settings;
}

/** The members to go down into: those of an object, and the repositories of a list. */
function membersOf(value: unknown, keys: readonly string[]): readonly [string, unknown][] | undefined {
  if (SECRETS.has(keys[0] ?? '')) return undefined;
  const object = asObject(value);
  if (object) return Object.entries(object);
  if (!Array.isArray(value) || keys.length !== 1 || keys[0] !== 'repositories') return undefined;
  return value.map((member, position) => [String(position), member]);
}

function stepOf(value: unknown, before: readonly string[], step: string): string | number {
  const isRepository = before.length === 1 && before[0] === 'repositories' && Array.isArray(get(value, 'repositories'));
  return isRepository ? Number(step) : step;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, MAX_LISTED).map(plain).join(', ')}]`;
  return plain(value);
}

function plain(value: unknown): string {
  if (typeof value === 'string') return withoutUser(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…';
}
