import type { Client } from '@morel/model';

/** pipx, which keeps no lockfile: what it installs is chosen anew each time. */
export const pipx: Client = {
  id: 'pipx',
  title: 'pipx',
  shownBy: [],
  controls: [],
  commands: [
    {
      words: ['pipx', 'run|install|inject|upgrade|upgrade-all'],
      unless: ['--help', '--lock'],
      why: 'The tool and what it needs are chosen anew each time, without a lockfile or hashes.',
      instead: 'list the tool in a requirements file with hashes, and run pip install --require-hashes -r FILE',
    },
  ],
};
