import type { Client } from '@morel/model';

const FILE = '.bundle/config';
const CONFIG = 'https://bundler.io/man/bundle-config.1.html';
const COOLDOWN = 'https://guides.rubygems.org/cooldown/';
const OFF = /^(?:false|f|no|n|0|)$/i;

/** Bundler, by the settings that a project keeps. It has no switch against native extensions, which run code. */
export const bundler: Client = {
  id: 'bundler',
  title: 'Bundler',
  shownBy: ['gemfile-lock'],
  controls: [
    {
      id: 'lockfile',
      title: 'The lockfile is obeyed',
      purpose: 'hashes',
      keys: ['frozen', 'deployment'],
      protects: isOn,
      byDefault: false,
      why: 'Bundler writes the lockfile anew where it does not fit the Gemfile, instead of failing.',
      advice: 'Set BUNDLE_FROZEN=true where builds run, or run bundle config set --local frozen true.',
      enisa: ['E-INT-3'],
      reference: CONFIG,
    },
    {
      id: 'checksums',
      title: 'Lockfiles hold digests',
      purpose: 'hashes',
      keys: ['lockfile_checksums'],
      protects: isOn,
      byDefault: false,
      why: 'Without digests, whoever controls a registry or the way to it decides what a locked version holds.',
      advice: `Run bundle lock --add-checksums, and bundle config set --local lockfile_checksums true.`,
      enisa: ['E-INT-3', 'E-SEL-4'],
      since: '2.6',
      reference: CONFIG,
    },
    {
      id: 'checksum-validation',
      title: 'Digests are checked',
      purpose: 'hashes',
      keys: ['disable_checksum_validation'],
      protects: (value) => !isOn(value),
      byDefault: true,
      why: 'With it, a gem is installed though it is not the one that the registry has a digest of.',
      advice: `Remove BUNDLE_DISABLE_CHECKSUM_VALIDATION from ${FILE}.`,
      enisa: ['E-INT-3'],
      reference: CONFIG,
    },
    {
      id: 'age-gate',
      title: 'New releases wait before they are installed',
      purpose: 'age',
      keys: ['cooldown'],
      protects: (value) => /^\s*[1-9]\d*\s*$/.test(value),
      byDefault: false,
      why: 'Most malicious releases are found within days. A waiting time keeps them out of new lockfiles until then.',
      advice: 'Run bundle config set --local cooldown 7.',
      enisa: ['E-INT-6'],
      since: '4.0.13',
      reference: COOLDOWN,
    },
    {
      id: 'mirror',
      title: 'Mirrors are reached over an encrypted connection',
      purpose: 'registry',
      keys: ['mirror.*'],
      protects: (value, key) => key?.endsWith('.fallback_timeout') === true || !/^\s*http:/i.test(value),
      byDefault: true,
      why: 'Over plain HTTP anyone on the way can replace gems.',
      advice: `Write the address of the mirror in ${FILE} with https://.`,
      enisa: ['E-INT-4'],
      reference: CONFIG,
    },
    {
      id: 'certificates',
      title: 'Certificates of registries are verified',
      purpose: 'trust',
      keys: ['ssl_verify_mode'],
      // Mode 0 is OpenSSL's VERIFY_NONE; what is no number counts as 0.
      protects: (value) => /^\s*0*[1-9]/.test(value),
      byDefault: true,
      why: 'Without the check, Bundler takes gems from whoever answers in the place of a registry.',
      advice: `Remove BUNDLE_SSL_VERIFY_MODE from ${FILE}, and name an own certificate authority in BUNDLE_SSL_CA_CERT.`,
      enisa: ['E-INT-4'],
      reference: CONFIG,
    },
    {
      id: 'local-override',
      title: 'No gem is replaced by a folder of the machine',
      purpose: 'sources',
      keys: ['local.*'],
      protects: () => false,
      byDefault: true,
      why: 'A folder stands in for the git source of a gem, and its commit is written into the lockfile.',
      advice: `Remove BUNDLE_LOCAL__… from ${FILE} of the project.`,
      enisa: ['E-INT-4'],
      reference: `${CONFIG}#LOCAL-GIT-REPOS`,
    },
  ],
  commands: [
    {
      words: ['bundle|bundler', 'install'],
      unless: ['--frozen', '--deployment', '--local'],
      why: 'Where Gemfile.lock is missing or does not fit the Gemfile, Bundler picks new versions in silence.',
      instead: 'bundle config set --local frozen true, then bundle install',
    },
    {
      words: ['bundle|bundler', 'update|add|remove|inject'],
      unless: ['--help'],
      why: 'It changes the lockfile during the build, so nobody reviews what comes in.',
      instead: 'bundle install with frozen set, and the change of Gemfile.lock in a commit of its own',
    },
    {
      words: ['bundle|bundler', 'lock'],
      unless: ['--help'],
      when: ['--update'],
      why: 'It changes the lockfile during the build, so nobody reviews what comes in.',
      instead: 'bundle install with frozen set, and the change of Gemfile.lock in a commit of its own',
    },
  ],
  fixes: {
    upgrade: "write gem '{name}', '{version}' into the Gemfile, then run bundle install",
    refresh: 'bundle update --conservative {name}',
    override: "write gem '{name}', '{version}' into the Gemfile: what stands there decides for all that ask",
  },
};

/** As Bundler reads a switch. */
function isOn(value: string): boolean {
  return !OFF.test(value.trim());
}
