import { withoutUser } from '../../reading/without-user.ts';

const PREFIX = 'BUNDLE_';
/** Shown in place of a value that nobody but its owner should read. */
const HIDDEN = '(hidden)';

/** Settings whose values are no secrets (source: the manual page bundle-config). A key with a dot may be a host. */
const SHOWN: ReadonlySet<string> = new Set([
  'allow_offline_install',
  'auto_install',
  'bin',
  'cache_all',
  'cache_all_platforms',
  'cache_path',
  'clean',
  'cooldown',
  'default_install_uses_path',
  'deployment',
  'disable_checksum_validation',
  'disable_shared_gems',
  'force_ruby_platform',
  'frozen',
  'gemfile',
  'jobs',
  'lockfile_checksums',
  'no_install',
  'no_prune',
  'only',
  'path',
  'path.system',
  'plugins',
  'prefer_patch',
  'redirect',
  'retry',
  'ssl_ca_cert',
  'ssl_verify_mode',
  'timeout',
  'trust-policy',
  'version',
  'with',
  'without',
]);

/**
 * The setting that a name in the form of an environment variable stands for: two underscores are a dot, three a hyphen.
 * Undefined for a name that Bundler does not take for a setting. Source: the manual page bundle-config.
 */
export function keyOf(name: string): string | undefined {
  if (!name.startsWith(PREFIX)) return undefined;
  const key = name.slice(PREFIX.length).replaceAll('___', '-').replaceAll('__', '.').toLowerCase();
  return key === '' ? undefined : key;
}

/** The value as it may be shown. The name of a host, or of anything unknown, may hold a password. */
export function shownValue(key: string, value: string): string {
  if (SHOWN.has(key) || key.startsWith('mirror.') || key.startsWith('local.')) return withoutUser(value);
  return HIDDEN;
}
