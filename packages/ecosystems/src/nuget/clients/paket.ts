import type { Client } from '@morel/model';

/** Paket. It has no settings that protect: its lockfile holds no digests, and sources stand in paket.dependencies. */
export const paket: Client = {
  id: 'paket',
  title: 'Paket',
  shownBy: ['paket-lock'],
  controls: [],
  commands: ['paket', 'dotnet paket'].map((program) => ({
    words: [...program.split(' '), 'install|update|add'],
    unless: [],
    why: 'It writes paket.lock anew during the build, so nobody reviews what comes in.',
    instead: `${program} restore`,
  })),
  fixes: {
    upgrade: 'paket update {name} --version {version}',
    refresh: 'paket update {name} --version {version}',
  },
};
