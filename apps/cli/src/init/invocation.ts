/** How a build gets at Morel: installed from the lockfile of the project, never fetched by name. */
export interface Invocation {
  /** Commands that install what is locked, without running scripts of packages. */
  readonly install: readonly string[];
  /** Runs the installed Morel. */
  readonly run: string;
  /** Puts Morel among the development dependencies. */
  readonly add: string;
}

interface Manager extends Invocation {
  /** The lockfile, and a further file where one lockfile has two clients. */
  readonly shownBy: readonly string[];
}

const NPM: Invocation = {
  install: ['npm ci --ignore-scripts'],
  run: 'npx --no morel',
  add: 'npm install --save-dev --ignore-scripts PATH/TO/morel.tgz',
};

const MANAGERS: readonly Manager[] = [
  {
    shownBy: ['pnpm-lock.yaml'],
    install: ['corepack enable', 'pnpm install --frozen-lockfile --ignore-scripts'],
    run: 'pnpm exec morel',
    add: 'pnpm add --save-dev --ignore-scripts PATH/TO/morel.tgz',
  },
  {
    shownBy: ['yarn.lock', '.yarnrc.yml'],
    install: ['corepack enable', 'yarn install --immutable --mode=skip-build'],
    run: 'yarn run morel',
    add: 'yarn add --dev --mode=skip-build morel@file:PATH/TO/morel.tgz',
  },
  {
    shownBy: ['yarn.lock'],
    install: ['corepack enable', 'yarn install --frozen-lockfile --ignore-scripts'],
    run: 'yarn run morel',
    add: 'yarn add --dev --ignore-scripts file:PATH/TO/morel.tgz',
  },
];

/** The invocation for the client whose lockfile a project has; `isThere` knows its files. */
export async function invocationFor(isThere: (file: string) => Promise<boolean>): Promise<Invocation> {
  for (const manager of MANAGERS) {
    const found = await Promise.all(manager.shownBy.map(isThere));
    if (found.every(Boolean)) return manager;
  }
  return NPM;
}
