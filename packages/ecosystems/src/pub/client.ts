import type { Client, CommandRule } from '@morel/model';

/**
 * pub, which `dart` and `flutter` both run. Its settings are environment variables and files of the user, none of the
 * project, so there are no controls here. It runs no code of a package when it fetches it.
 */
export const client: Client = {
  id: 'pub',
  title: 'pub',
  shownBy: ['pubspec-lock'],
  controls: [],
  commands: commands(),
  fixes: {
    // Works for a transitive package too, which it makes a direct one: the lockfile does not say who asks for it.
    upgrade: 'dart pub add "{name}:^{version}"',
    refresh: 'dart pub upgrade {name}',
    override: 'dart pub add override:{name}:{version}',
  },
};

/** Sources: "dart pub get", "dart pub upgrade" and "Get dependencies for production" of dart.dev, `flutter help build`. */
function commands(): readonly CommandRule[] {
  const planned = ['--dry-run', '-n'];
  const programs = 'dart|flutter';
  return [
    {
      words: [programs, 'pub', 'get'],
      unless: ['--enforce-lockfile', ...planned],
      why: 'Where pubspec.lock is missing or out of step, or an archive differs from its digest, pub changes the lockfile.',
      instead: 'the same command with --enforce-lockfile',
    },
    {
      words: [programs, 'pub', 'upgrade|downgrade'],
      unless: planned,
      why: 'It passes over the lockfile and takes other versions, so nobody reviews what comes in.',
      instead: 'dart pub get --enforce-lockfile, with the change of pubspec.lock in a commit of its own',
    },
    {
      words: [programs, 'pub', 'add|remove'],
      unless: planned,
      why: 'It changes pubspec.yaml and the lockfile during the build, so nobody reviews what comes in.',
      instead: 'dart pub get --enforce-lockfile, with the change of pubspec.lock in a commit of its own',
    },
    {
      words: [programs, 'pub', 'global', 'activate'],
      unless: [],
      why: 'It takes a tool, and all that the tool needs, in the newest versions of the day.',
      instead: 'a line in dev_dependencies, and dart run for the tool',
    },
    {
      words: ['flutter', 'build|run|test|drive'],
      unless: ['--no-pub'],
      why: 'It runs flutter pub get first, which changes a lockfile that is out of step.',
      instead: 'flutter pub get --enforce-lockfile before, and the same command with --no-pub',
    },
  ];
}
