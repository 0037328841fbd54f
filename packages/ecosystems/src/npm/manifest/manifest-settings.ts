import type { Setting } from '@morel/model';
import { asString, get, type Parsed } from '@morel/parse';
import { flattenSettings } from '../settings/flatten.ts';
import { shownValue } from '../settings/secret.ts';
import type { Fields } from '../wishes.ts';

/** Members of package.json that set up a client, by the client that reads them. */
const MEMBERS: readonly (readonly [string, string])[] = [
  ['allowScripts', 'npm'],
  ['trustedDependencies', 'bun'],
  ['pnpm', 'pnpm'],
];
/** pnpm's members that say what is installed and not how. */
const NO_SETTINGS: ReadonlySet<string> = new Set([
  'overrides',
  'packageExtensions',
  'patchedDependencies',
  'peerDependencyRules',
]);

/** The client settings that a package.json holds, and the client with its version that it asks for. */
export function settingsOfManifest(parsed: Parsed, fields: Fields): Omit<Setting, 'input'>[] {
  const settings: Omit<Setting, 'input'>[] = [];
  for (const [member, client] of MEMBERS) {
    for (const { path, value } of flattenSettings({ [member]: fields[member] })) {
      const keys = client === member ? path.slice(1) : path;
      const key = keys.join('.');
      if (key === '' || NO_SETTINGS.has(keys[0] ?? '')) continue;
      const span = parsed.span(...path);
      settings.push({ client, key, value: shownValue(key, value), ...(span && { span }) });
    }
  }
  return [...settings, ...packageManagerOf(parsed, fields)];
}

/** `packageManager` (`pnpm@10.1.0+sha512…`), or the same as an object in `devEngines`. */
function packageManagerOf(parsed: Parsed, fields: Fields): Omit<Setting, 'input'>[] {
  const engine = get(fields['devEngines'], 'packageManager');
  const name = asString(get(engine, 'name'));
  const text = asString(fields['packageManager']) ?? (name && `${name}@${asString(get(engine, 'version')) ?? ''}`);
  const [manager, version = ''] = text?.split('+', 1)[0]?.split('@') ?? [];
  if (!manager) return [];
  const span = parsed.span('packageManager') ?? parsed.span('devEngines', 'packageManager');
  const client = clientOf(manager, version);
  return [{ client, key: 'packageManager', value: `${manager}@${version}`, ...(span && { span }) }];
}

/** Yarn before 2 is another client than what bears its name since. */
function clientOf(manager: string, version: string): string {
  if (manager !== 'yarn') return manager;
  return /^[01]\b/.test(version) ? 'yarn-classic' : 'yarn';
}
