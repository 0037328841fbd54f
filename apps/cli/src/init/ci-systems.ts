import type { Invocation } from './invocation.ts';

/** A CI system that `morel init` writes a gate for. */
export interface CiSystem {
  readonly name: string;
  readonly title: string;
  /** Files or folders whose presence shows it. */
  readonly shownBy: readonly string[];
  /** The file to write. Where it exists already the text is shown, to be put in by hand. */
  readonly file: string;
  text(morel: Invocation): string;
  /** What the weekly run still needs where a file cannot set it up. */
  readonly byHand?: string;
}

const WRITTEN = '# Written by morel init. Morel comes from the lockfile of the project, as a development dependency.';

/** Install, update and scan, one command each, with this before and after. */
function commands({ install, run }: Invocation, before: string, scan: string, after = ''): string {
  return [...install, `${run} db update`, `${run} scan${scan}`]
    .map((command) => `${before}${command}${after}`)
    .join('\n');
}

function github(morel: Invocation): string {
  return `${WRITTEN}
# Judges every pull request and push, and once a week what became known since.
# Pin the actions to commits that you have looked at.
name: morel
on:
  pull_request:
  push:
    branches: [main, master]
  schedule:
    - cron: '17 5 * * 1'
permissions:
  contents: read
  security-events: write
jobs:
  scan:
    runs-on: ubuntu-latest
    env:
      MOREL_HOME: \${{ github.workspace }}/.morel-home
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - uses: actions/cache@v4
        with:
          path: .morel-home
          key: morel-\${{ github.run_id }}
          restore-keys: morel-
${commands(morel, '      - run: ', ' --exclude .morel-home --output sarif=morel.sarif')}
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: morel.sarif
`;
}

function gitlab(morel: Invocation): string {
  return `${WRITTEN}
# Add a weekly pipeline schedule in the project's settings.
morel:
  image: node:24-slim
  stage: test
  variables:
    MOREL_HOME: $CI_PROJECT_DIR/.morel-home
  cache:
    key: morel
    paths: [.morel-home]
  script:
${commands(morel, '    - ', ' --exclude .morel-home --output json=morel.json')}
  artifacts:
    when: always
    paths: [morel.json]
`;
}

function azure(morel: Invocation): string {
  return `${WRITTEN}
trigger: [main]
schedules:
  - cron: '17 5 * * 1'
    displayName: weekly
    branches:
      include: [main]
    always: true
pool:
  vmImage: ubuntu-latest
steps:
  - task: NodeTool@0
    inputs:
      versionSpec: '24.x'
${commands(morel, '  - script: ', ' --output json=$(Build.ArtifactStagingDirectory)/morel.json')}
  - publish: $(Build.ArtifactStagingDirectory)/morel.json
    artifact: morel
    condition: always()
`;
}

function circle(morel: Invocation): string {
  return `${WRITTEN}
version: 2.1
jobs:
  morel:
    docker:
      - image: cimg/node:24.0
    steps:
      - checkout
${commands(morel, '      - run: ', '')}
workflows:
  on-push:
    jobs: [morel]
  weekly:
    triggers:
      - schedule:
          cron: '17 5 * * 1'
          filters:
            branches:
              only: [main]
    jobs: [morel]
`;
}

function bitbucket(morel: Invocation): string {
  return `${WRITTEN}
image: node:24
pipelines:
  default:
    - step:
        name: morel
        script:
${commands(morel, '          - ', '')}
  custom:
    weekly:
      - step:
          name: morel
          script:
${commands(morel, '            - ', '')}
`;
}

function jenkins(morel: Invocation): string {
  return `${WRITTEN.replace('#', '//')}
pipeline {
  agent any
  triggers { cron('H 5 * * 1') }
  stages {
    stage('morel') {
      steps {
${commands(morel, "        sh '", '', "'")}
      }
    }
  }
}
`;
}

function travis(morel: Invocation): string {
  return `${WRITTEN}
# Add a weekly cron job in the repository's settings.
language: node_js
node_js: '24'
install: skip
script:
${commands(morel, '  - ', '')}
`;
}

/** In the order in which they are looked for; the first is written where none is found. */
export const CI_SYSTEMS: readonly CiSystem[] = [
  { name: 'github', title: 'GitHub Actions', shownBy: ['.github'], file: '.github/workflows/morel.yml', text: github },
  {
    name: 'gitlab',
    title: 'GitLab CI',
    shownBy: ['.gitlab-ci.yml'],
    file: '.gitlab-ci.yml',
    text: gitlab,
    byHand: "add a weekly pipeline schedule in the project's settings",
  },
  {
    name: 'azure',
    title: 'Azure Pipelines',
    shownBy: ['azure-pipelines.yml', '.azure-pipelines'],
    file: 'azure-pipelines.yml',
    text: azure,
  },
  { name: 'circle', title: 'CircleCI', shownBy: ['.circleci'], file: '.circleci/config.yml', text: circle },
  {
    name: 'bitbucket',
    title: 'Bitbucket Pipelines',
    shownBy: ['bitbucket-pipelines.yml'],
    file: 'bitbucket-pipelines.yml',
    text: bitbucket,
    byHand: 'schedule the custom pipeline "weekly" in the repository settings',
  },
  { name: 'jenkins', title: 'Jenkins', shownBy: ['Jenkinsfile'], file: 'Jenkinsfile', text: jenkins },
  {
    name: 'travis-ci',
    title: 'Travis CI',
    shownBy: ['.travis.yml'],
    file: '.travis.yml',
    text: travis,
    byHand: "add a weekly cron job in the repository's settings",
  },
];
