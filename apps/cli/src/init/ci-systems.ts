import { VERSION } from '../version.ts';

/** A CI system that `morel init` writes a gate for. */
export interface CiSystem {
  readonly name: string;
  readonly title: string;
  /** Files or folders whose presence shows it. */
  readonly shownBy: readonly string[];
  /** The file to write. Where it exists already the text is shown, to be put in by hand. */
  readonly file: string;
  readonly text: string;
  /** What the weekly run still needs where a file cannot set it up. */
  readonly byHand?: string;
}

const RUN = `npx --yes morel@${VERSION} scan`;

const GITHUB = `# Written by morel init. Judges every pull request and push, and once a week what became known since.
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
      - run: npx --yes morel@${VERSION} db update
      - run: ${RUN} --exclude .morel-home --output sarif=morel.sarif
      - uses: github/codeql-action/upload-sarif@v3
        if: always()
        with:
          sarif_file: morel.sarif
`;

const GITLAB = `# Written by morel init. Add a weekly pipeline schedule in the project's settings.
morel:
  image: node:24-slim
  stage: test
  variables:
    MOREL_HOME: $CI_PROJECT_DIR/.morel-home
  cache:
    key: morel
    paths: [.morel-home]
  script:
    - npx --yes morel@${VERSION} db update
    - ${RUN} --exclude .morel-home --output json=morel.json
  artifacts:
    when: always
    paths: [morel.json]
`;

const AZURE = `# Written by morel init.
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
  - script: npx --yes morel@${VERSION} db update
  - script: ${RUN} --output json=$(Build.ArtifactStagingDirectory)/morel.json
`;

const CIRCLE = `# Written by morel init.
version: 2.1
jobs:
  morel:
    docker:
      - image: cimg/node:24.0
    steps:
      - checkout
      - run: npx --yes morel@${VERSION} db update
      - run: ${RUN}
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

const BITBUCKET = `# Written by morel init.
image: node:24
pipelines:
  default:
    - step:
        name: morel
        script:
          - npx --yes morel@${VERSION} db update
          - ${RUN}
  custom:
    weekly:
      - step:
          name: morel
          script:
            - npx --yes morel@${VERSION} db update
            - ${RUN}
`;

const JENKINS = `// Written by morel init.
pipeline {
  agent any
  triggers { cron('H 5 * * 1') }
  stages {
    stage('morel') {
      steps {
        sh 'npx --yes morel@${VERSION} db update'
        sh '${RUN}'
      }
    }
  }
}
`;

/** In the order in which they are looked for; the first is written where none is found. */
export const CI_SYSTEMS: readonly CiSystem[] = [
  { name: 'github', title: 'GitHub Actions', shownBy: ['.github'], file: '.github/workflows/morel.yml', text: GITHUB },
  {
    name: 'gitlab',
    title: 'GitLab CI',
    shownBy: ['.gitlab-ci.yml'],
    file: '.gitlab-ci.yml',
    text: GITLAB,
    byHand: "add a weekly pipeline schedule in the project's settings",
  },
  {
    name: 'azure',
    title: 'Azure Pipelines',
    shownBy: ['azure-pipelines.yml'],
    file: 'azure-pipelines.yml',
    text: AZURE,
  },
  { name: 'circle', title: 'CircleCI', shownBy: ['.circleci'], file: '.circleci/config.yml', text: CIRCLE },
  {
    name: 'bitbucket',
    title: 'Bitbucket Pipelines',
    shownBy: ['bitbucket-pipelines.yml'],
    file: 'bitbucket-pipelines.yml',
    text: BITBUCKET,
    byHand: 'schedule the custom pipeline "weekly" in the repository settings',
  },
  { name: 'jenkins', title: 'Jenkins', shownBy: ['Jenkinsfile'], file: 'Jenkinsfile', text: JENKINS },
];
