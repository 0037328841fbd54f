import type { Client } from '@morel/model';

/** `7d`, `2w`, `1mo`; `0d` is none. */
const DURATION = /^0*[1-9]\d*\s*(?:d|w|mo)$/;

/** Mix, which gets packages with Hex. */
export const mix: Client = {
  id: 'mix',
  title: 'Mix',
  shownBy: ['mix-lock', 'mix-exs'],
  controls: [
    {
      id: 'age-gate',
      title: 'New releases wait before they are installed',
      purpose: 'age',
      keys: ['hex.cooldown'],
      protects: (value) => DURATION.test(value),
      byDefault: false,
      why: 'Most malicious releases are found and removed within days.',
      advice: 'Write hex: [cooldown: "7d"] into the project of mix.exs.',
      enisa: ['E-INT-6'],
      reference: 'https://hex.pm/docs/dependency-policies',
    },
  ],
  commands: [
    {
      words: ['mix', 'deps.get'],
      unless: ['--check-locked'],
      why: 'Where mix.lock is missing or out of step with mix.exs, it chooses versions and changes mix.lock in silence.',
      instead: 'mix deps.get --check-locked',
    },
    {
      words: ['mix', 'deps.update|deps.unlock'],
      unless: ['--check-unused'],
      why: 'It changes mix.lock during the build, so nobody reviews what comes in.',
      instead: 'mix deps.get --check-locked, with the change of mix.lock in a commit of its own',
    },
  ],
  fixes: {
    upgrade: 'Write {version} for {name} into mix.exs, then mix deps.update {name}',
    refresh: 'mix deps.update {name}',
    override: 'Write {name} with {version} and override: true into mix.exs',
  },
};

/** rebar3. It obeys the lockfile, where there is one. */
export const rebar3: Client = {
  id: 'rebar3',
  title: 'rebar3',
  shownBy: ['rebar-lock', 'rebar-config'],
  controls: [],
  commands: [
    {
      words: ['rebar3', 'upgrade|unlock'],
      unless: [],
      why: 'It changes rebar.lock during the build, so nobody reviews what comes in.',
      instead: 'rebar3 compile, with the change of rebar.lock in a commit of its own',
    },
  ],
  fixes: {
    upgrade: 'Write {version} for {name} into rebar.config, then rebar3 upgrade {name}',
    refresh: 'rebar3 upgrade {name}',
    override: 'Write {name} with {version} into deps of rebar.config: what is nearest to the project counts',
  },
};
