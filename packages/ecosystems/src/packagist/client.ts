import type { Client, CommandRule } from '@morel/model';

const CONFIG = 'https://getcomposer.org/doc/06-config.md';
const FILE = 'composer.json';
const BROAD = /^allow-plugins\.[*/]+$/;

/** Composer. It installs what the lockfile says; only plugins and the project's own scripts run code meanwhile. */
export const client: Client = {
  id: 'composer',
  title: 'Composer',
  shownBy: ['composer-lock', 'composer-json'],
  controls: [
    {
      id: 'plugins',
      title: 'Only plugins that are named may run code',
      purpose: 'scripts',
      keys: ['allow-plugins', 'allow-plugins.*'],
      protects: (value, key) => value !== 'true' || (key !== 'allow-plugins' && !BROAD.test(key ?? '')),
      byDefault: true,
      why: 'A plugin runs with the rights of the user on every install. Where all may, any new dependency can bring one.',
      advice: `List the plugins that the project needs in config.allow-plugins of ${FILE}; in CI, install with --no-plugins --no-scripts where none is needed.`,
      enisa: ['E-INT-5'],
      since: '2.2',
      reference: `${CONFIG}#allow-plugins`,
    },
    {
      id: 'secure-http',
      title: 'Downloads over HTTPS alone',
      purpose: 'registry',
      keys: ['secure-http'],
      protects: (value) => value !== 'false',
      byDefault: true,
      why: 'Over plain HTTP anyone on the way can put other code in the place of a package.',
      advice: `Remove config.secure-http from ${FILE}.`,
      enisa: ['E-INT-4'],
      reference: `${CONFIG}#secure-http`,
    },
    {
      id: 'tls',
      title: 'HTTPS stays HTTPS',
      purpose: 'registry',
      keys: ['disable-tls'],
      protects: (value) => value !== 'true',
      byDefault: true,
      why: 'With it Composer tries every HTTPS address over HTTP, without encryption.',
      advice: `Remove config.disable-tls from ${FILE}.`,
      enisa: ['E-INT-4'],
      reference: `${CONFIG}#disable-tls`,
    },
    {
      id: 'canonical-repositories',
      title: 'A name comes from the first repository that has it',
      purpose: 'registry',
      keys: ['repositories.*.canonical'],
      protects: (value) => value !== 'false',
      byDefault: true,
      why: 'From a repository that is not canonical the highest version of all repositories is taken: whoever publishes your private name on Packagist wins.',
      advice: `Remove "canonical": false from the repositories in ${FILE}, or say with "only" which names come from where.`,
      enisa: ['E-INT-4'],
      since: '2.0',
      reference: 'https://getcomposer.org/doc/articles/repository-priorities.md',
    },
    {
      id: 'block-insecure',
      title: 'Updates pass over versions with known vulnerabilities',
      purpose: 'trust',
      keys: ['audit.block-insecure'],
      protects: (value) => value !== 'false',
      byDefault: true,
      why: 'Without it an update may choose a version that an advisory names.',
      advice: `Remove config.audit.block-insecure from ${FILE}.`,
      enisa: ['E-INT-6'],
      since: '2.9; on by default',
      reference: `${CONFIG}#audit`,
    },
    {
      id: 'lockfile',
      title: 'A lockfile is written',
      purpose: 'hashes',
      keys: ['lock'],
      protects: (value) => value !== 'false',
      byDefault: true,
      why: 'Without a lockfile every install chooses versions anew.',
      advice: `Remove config.lock from ${FILE} and commit composer.lock.`,
      enisa: ['E-INT-3'],
      reference: `${CONFIG}#lock`,
    },
  ],
  commands: [['composer'], ['composer.phar'], ['php', 'composer.phar|composer']].flatMap(commandsOf),
  fixes: {
    upgrade: 'composer require {name}:{version}',
    refresh: 'composer update {name} --with {name}:{version}',
    override: `Write {name} into "require" of ${FILE} with the version {version}`,
  },
};

function commandsOf(program: readonly string[]): CommandRule[] {
  const why = 'It chooses versions anew and changes composer.lock during the build, so nobody reviews what comes in.';
  const instead = 'composer install, with the change of composer.lock in a commit of its own';
  return [
    { words: [...program, 'update|upgrade|u'], unless: ['--dry-run', '--lock'], why, instead },
    { words: [...program, 'require|r'], unless: ['--dry-run', '--no-update'], why, instead },
    {
      words: [...program, 'global', 'require|update'],
      unless: ['--dry-run'],
      why: 'It installs the newest version that fits, which no lockfile of the project holds.',
      instead: 'the package in require-dev of the project, and composer install',
    },
  ];
}
