import type { Client } from '@morel/model';

/**
 * CocoaPods. It reads no settings from the project. Podfiles and podspecs are Ruby programs, and a podspec may carry a
 * command that runs when the pod is fetched; no switch turns that off.
 */
export const client: Client = {
  id: 'pod',
  title: 'CocoaPods',
  shownBy: ['podfile-lock'],
  controls: [],
  commands: [
    {
      words: ['pod', 'install'],
      unless: ['--deployment'],
      why: 'Where Podfile.lock is missing or out of step, CocoaPods picks new versions in silence.',
      instead: 'pod install --deployment',
    },
    {
      words: ['pod', 'update'],
      unless: ['--help'],
      why: 'It changes the lockfile during the build, so nobody reviews what comes in.',
      instead: 'pod install --deployment, with the change of Podfile.lock in a commit of its own',
    },
  ],
  fixes: {
    upgrade: "write pod '{name}', '{version}' into the Podfile, then run pod install",
    refresh: 'pod update {name}',
  },
};
