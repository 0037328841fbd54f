import type { Client } from '@morel/model';

/** The command of RubyGems. Its settings belong to a user or a machine, not to a project. */
export const gemCommand: Client = {
  id: 'gem-command',
  title: 'gem',
  shownBy: ['gemfile-lock'],
  controls: [],
  commands: [
    {
      words: ['gem', 'install'],
      unless: ['-v', '--version', '-l', '--local'],
      why: 'It takes the newest release of the gem and of everything below it, without a lockfile.',
      instead: 'a line in the Gemfile, installed by bundle install with frozen set',
    },
    {
      words: ['gem', 'update'],
      unless: ['--help'],
      why: 'It takes the newest release of every gem, without a lockfile.',
      instead: 'bundle install with frozen set, and updates in a commit of their own',
    },
  ],
};
