import type { Command } from '../command-line/command.ts';
import { DATA_FLAGS, ecosystemFlag, SCAN_FLAGS, VEX_FLAGS, VEX_OUTPUT_FLAGS } from '../command-line/flags.ts';

/** Every command, in the order of the help text. What each does is loaded when it runs. */
export const commands: readonly Command[] = [
  {
    about: {
      name: 'scan',
      summary: 'judge lockfiles, manifests and folders against advisories and policy',
      usage: '[PATH…] [FLAGS]',
      details:
        'Reads every lockfile, manifest, client setting and build file below each PATH (the current folder where none is given). Nothing of the project is run. Without an index the first scan fetches the advisories that it needs.',
      flags: [...SCAN_FLAGS, ...DATA_FLAGS],
      examples: [
        { line: 'morel scan', what: 'the project in the current folder' },
        {
          line: 'morel scan services/api services/web --omit dev',
          what: 'two projects, without what only development needs',
        },
        {
          line: 'morel scan --format json --output sarif=morel.sarif',
          what: 'a report for machines, and one for code scanning',
        },
        {
          line: 'git show v1.2:package-lock.json | morel scan --lockfile package-lock:-',
          what: 'a lockfile from standard input',
        },
      ],
    },
    load: () => import('./scan.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'convert',
      summary: 'show a stored report in another form',
      usage: 'REPORT [--to NAME] [FLAGS]',
      details:
        'REPORT is what "morel scan --format json" wrote; - is standard input. Nothing is scanned or fetched. A report that is damaged, or says two things that no scan says together, is refused. The exit code says whether it could be converted, not what the report says.',
      flags: [
        {
          name: 'to',
          value: 'NAME',
          summary: 'the form on standard output (default table)',
          choices: async () => (await import('../command-line/choices.ts')).formatIds(),
        },
        ...SCAN_FLAGS.filter(({ name }) => name === 'output'),
      ],
      examples: [
        { line: 'morel convert report.json --to html > report.html', what: 'a page to look at' },
        {
          line: 'morel scan --format json | morel convert - --to junit --output sarif=morel.sarif',
          what: 'two forms of one scan',
        },
      ],
    },
    load: () => import('./convert.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'diff',
      summary: 'compare two states of a project: only what is new fails',
      usage: 'BASE HEAD [FLAGS]',
      details:
        'Each of the two is a folder, a lockfile, a bill of materials, a stored report ("morel scan --format json"), or a git revision of the current folder, which is read from the object store: nothing is checked out and nothing runs. The components of a stored report are judged again with the data of now; what its manifests, settings and builds showed is taken over only where the same policy made it, else the exit code is 3. The policy, exceptions and baseline of BASE judge both; a lockfile or document has none, so --policy has to say which counts where there is one. Paths are those within each state. Where the policy differs in HEAD, or an archive is another one for the same version, somebody has to look, and the exit code is 1.',
      flags: [
        { name: 'all', summary: 'what BASE has fails, too' },
        { name: 'require-review', summary: 'a new component fails until a record in .morel/reviews approves it' },
        ...SCAN_FLAGS.filter(({ name }) => name !== 'lockfile'),
        ...DATA_FLAGS,
      ],
      examples: [
        { line: 'morel diff main HEAD', what: 'what a branch changes, as a gate for its pull request' },
        { line: 'morel diff HEAD . --format markdown', what: 'what is not committed yet, for a comment' },
        { line: 'morel diff old.cdx.json new.cdx.json', what: 'two releases by their bills of materials' },
        { line: 'morel diff main.json HEAD', what: 'against the report that the last build of main stored' },
      ],
    },
    load: () => import('./diff.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'why',
      summary: 'show every path that brings a package in',
      usage: 'PACKAGE[@VERSION] [PATH…] [FLAGS]',
      flags: SCAN_FLAGS.filter(({ name }) => ['ecosystem', 'omit', 'lockfile', 'exclude'].includes(name)),
      examples: [
        {
          line: 'morel why minimist',
          what: 'all versions of minimist in the project, each with its paths from the roots',
        },
        { line: 'morel why qs@6.5.1 services/api', what: 'one version, in one folder' },
      ],
    },
    load: () => import('./why.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'sbom',
      summary: 'write the bill of materials of a project',
      usage: '[PATH…] [FLAGS]',
      details:
        'Lists what the lockfiles, manifests and bills of materials below each PATH name, with edges, hashes, licences and what is known about completeness. A single bill of materials is written in another form. The time is taken from SOURCE_DATE_EPOCH where it is set: the same input then gives the same bytes.',
      flags: [
        {
          name: 'format',
          value: 'NAME',
          summary: 'the form on standard output (default cyclonedx-1.6-json)',
          choices: async () => (await import('../bom-outputs.ts')).bomFormatIds(),
        },
        { name: 'output', value: 'NAME=FILE', repeated: true, summary: 'a further form, into a file' },
        { name: 'name', value: 'NAME', summary: 'what the project is called, where nothing in it says so' },
        ...SCAN_FLAGS.filter(({ name }) => ['ecosystem', 'lockfile', 'exclude'].includes(name)),
      ],
      examples: [
        { line: 'morel sbom > app.cdx.json', what: 'the project in the current folder, as CycloneDX 1.6' },
        { line: 'morel sbom app.cdx.json --format cyclonedx-1.7-json', what: 'a document in another version' },
      ],
    },
    load: () => import('./sbom.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'sbom check',
      summary: 'say which required fields bills of materials lack',
      usage: '[PATH…] [FLAGS]',
      details:
        'Checks documents against what NTIA, CISA, BSI and the Cyber Resilience Act ask for: a row for each field, with how many components have it and which do not. Exit 1 where a required field is missing. Whether what stands in a field is true it cannot say.',
      flags: [
        {
          name: 'profile',
          value: 'ID',
          repeated: true,
          summary: 'only by these profiles',
          choices: async () => (await import('../command-line/choices.ts')).profileIds(),
        },
        { name: 'format', value: 'NAME', values: ['table', 'json'], summary: 'the form of the answer' },
        ...SCAN_FLAGS.filter(({ name }) => ['lockfile', 'exclude'].includes(name)),
      ],
      examples: [
        { line: 'morel sbom check app.cdx.json', what: 'one document, by every profile' },
        { line: 'morel sbom check --profile bsi-tr-03183-2', what: 'every document in the current folder, by one' },
      ],
    },
    load: () => import('./sbom-check.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'sbom diff',
      summary: 'say what differs between two bills of materials or projects',
      usage: 'BASE HEAD [FLAGS]',
      details:
        'Packages that were added, removed or changed their version, changed licences and dependencies, and hashes: other hashes of the same version are an alarm, but for a tag of a container image, which its owner moves at will. Each of the two is a document in any format, a lockfile or a folder. Exit 1 only at an alarm; 3 where something was not read whole.',
      flags: [
        { name: 'format', value: 'NAME', values: ['table', 'json'], summary: 'the form of the answer' },
        ...SCAN_FLAGS.filter(({ name }) => ['ecosystem', 'exclude'].includes(name)),
      ],
      examples: [
        { line: 'morel sbom diff old.cdx.json new.spdx.json', what: 'two documents, of whatever formats' },
        { line: 'morel sbom diff released.cdx.json .', what: 'what the current folder has that the release had not' },
      ],
    },
    load: () => import('./sbom-diff.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'vex',
      summary: 'write a document of VEX statements in another form',
      usage: 'FILE [FLAGS]',
      details:
        'Reads FILE (- is standard input) as "morel scan --vex" does. What is lost, or lacking, is said on standard error. What is written silences no more than what was read.',
      flags: [...VEX_OUTPUT_FLAGS, ...VEX_FLAGS],
      examples: [
        { line: 'morel vex app.cdx.json > app.openvex.json', what: 'statements of a CycloneDX document' },
        { line: 'morel vex app.openvex.json --format csaf > app.csaf.json', what: 'as CSAF' },
      ],
    },
    load: () => import('./vex.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'explain',
      summary: 'show an advisory record, or how a package is matched',
      usage: 'ID | PACKAGE@VERSION [FLAGS]',
      flags: [...DATA_FLAGS, ...SCAN_FLAGS.filter(({ name }) => name === 'ecosystem')],
      examples: [
        { line: 'morel explain CVE-2021-44906', what: 'every record of the incident: ranges, scores, sources, dates' },
        { line: 'morel explain lodash@4.17.15', what: 'each record on lodash, and why it hits this version or not' },
      ],
    },
    load: () => import('./explain.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'init',
      summary: 'write a policy, a CI gate, a weekly schedule and a pre-commit hook',
      usage: '[PATH] [FLAGS]',
      details: 'Writes for the CI system that it finds. Files that exist are left alone and named.',
      flags: [
        { name: 'dry-run', summary: 'show what would be written' },
        {
          name: 'ci',
          value: 'NAME',
          summary: 'for this CI system, whatever is found',
          choices: async () => (await import('../command-line/choices.ts')).ciNames(),
        },
      ],
      examples: [{ line: 'morel init', what: 'sets up the project in the current folder' }],
    },
    load: () => import('./init.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'accept',
      summary: 'write an exception for a finding, or for a gap in the coverage, into the policy',
      usage: 'ID [PATH…] --reason TEXT --until DATE [FLAGS]',
      details:
        'ID is an advisory, a finding, or the subject of a gap or of a check that was not performed, as a report shows it. The project is scanned to find out what it names; nothing is fetched.',
      flags: [
        { name: 'reason', value: 'TEXT', summary: 'why it is acceptable; goes into every report' },
        { name: 'until', value: 'DATE', summary: 'the day it ends, YYYY-MM-DD' },
        { name: 'owner', value: 'NAME', summary: 'who answers for it (default: the user name)' },
        { name: 'rule', value: 'ID', summary: 'only for this rule' },
        { name: 'subject', value: 'WHAT', summary: 'only for this package or path' },
        { name: 'policy', value: 'FILE', summary: 'the file to write to (default: morel.yaml of the project)' },
        ...DATA_FLAGS.filter(({ name }) => name === 'db'),
      ],
      examples: [
        {
          line: 'morel accept CVE-2020-8203 --reason "zipObjectDeep is not called" --until 2027-03-31',
          what: 'an exception with an end',
        },
      ],
    },
    load: () => import('./accept.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'review',
      summary: 'record that somebody looked at a component, for "morel diff --require-review"',
      usage: 'PACKAGE@VERSION… | --base REVISION [FLAGS]',
      details:
        'Writes a new file into .morel/reviews of the current folder, with digest and source of each component as the project has it; records that are there are left alone. With --base it writes a draft for everything that is new since then and has no record: a draft approves nothing until somebody sets its verdict. docs/reviews.md says how to set up the gate.',
      flags: [
        { name: 'base', value: 'REVISION', summary: 'drafts for what is new since this revision, folder or file' },
        { name: 'by', value: 'NAME', summary: 'who looked (default: the user name)' },
        { name: 'note', value: 'TEXT', summary: 'what was looked at and found' },
        { name: 'reject', summary: 'it must not come in' },
        { name: 'until', value: 'DATE', summary: 'the last day on which the approval holds, YYYY-MM-DD' },
        ...SCAN_FLAGS.filter(({ name }) => name === 'ecosystem' || name === 'exclude' || name === 'policy'),
      ],
      examples: [
        { line: 'morel review pkg:npm/left-pad@1.3.0 --note "read all of it"', what: 'an approval' },
        { line: 'morel review --base main', what: 'a draft for each new component, to fill in' },
      ],
    },
    load: () => import('./review.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'baseline',
      summary: 'write down what is known today, so that only new findings fail',
      usage: '[PATH…] [FLAGS]',
      flags: [
        { name: 'out', value: 'FILE', summary: 'the file to write (default morel.baseline.json)' },
        ...SCAN_FLAGS.filter(({ name }) => name !== 'output' && name !== 'format'),
        ...DATA_FLAGS,
      ],
      examples: [{ line: 'morel baseline', what: 'then scan with --baseline morel.baseline.json' }],
    },
    load: () => import('./baseline.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'db update',
      summary: 'fetch advisories and risk data into the index',
      usage: '[FLAGS]',
      details:
        "Without --from every feed is taken from its public source. A SOURCE is a file (plain or gzipped), a folder or a URL; FEED is told from the content where it is left out. A ready index (*.morel) is verified and taken as it is. What is fetched from OSV's bucket, or is called all.zip as its exports are, counts as a whole listing; any other source as a selection, with which no report is complete, unless --whole names it.",
      flags: [
        { name: 'from', value: '[FEED=]SOURCE', repeated: true, summary: 'this source instead of the public one' },
        {
          name: 'whole',
          value: '[FEED=]SOURCE',
          repeated: true,
          summary: 'as --from, for a source that lists all advisories of every ecosystem in it',
        },
        ecosystemFlag('only advisories of these ecosystems'),
        { name: 'offline', summary: 'no network at all: files and folders only' },
      ],
      examples: [
        { line: 'morel db update', what: 'everything, from the public sources' },
        { line: 'morel db update --ecosystem npm --ecosystem pypi', what: 'two ecosystems' },
        {
          line: 'morel db update --from osv=https://mirror.example/osv',
          what: 'advisories from a mirror and nothing else; from then on the mirror stands for the public source',
        },
      ],
    },
    load: () => import('./db-update.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'db status',
      summary: 'show what the index holds: sources, dates, counts, age, odd records',
      usage: '[FLAGS]',
      flags: [
        ...DATA_FLAGS.filter(({ name }) => name === 'db'),
        { name: 'format', value: 'NAME', values: ['text', 'json'], summary: 'for people or machines' },
      ],
      examples: [{ line: 'morel db status', what: 'the own index' }],
    },
    load: () => import('./db-status.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'db verify',
      summary: 'check every checksum of the index',
      usage: '[FLAGS]',
      flags: DATA_FLAGS.filter(({ name }) => name === 'db'),
      examples: [{ line: 'morel db verify', what: 'exit code 0 when every block is whole' }],
    },
    load: () => import('./db-verify.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'db build',
      summary: 'build an index file to publish, with its checksum',
      usage: '--from [FEED=]SOURCE… --out FILE [FLAGS]',
      details:
        "What is fetched from OSV's bucket, or is called all.zip as its exports are, counts as a whole listing; any other source as a selection, with which no report is complete, unless --whole names it.",
      flags: [
        { name: 'from', value: '[FEED=]SOURCE', repeated: true, summary: 'a file, folder or URL' },
        {
          name: 'whole',
          value: '[FEED=]SOURCE',
          repeated: true,
          summary: 'as --from, for a source that lists all advisories of every ecosystem in it',
        },
        { name: 'out', value: 'FILE', summary: 'the index to write; FILE.sha256 is written beside it' },
        ecosystemFlag('only advisories of these ecosystems'),
        { name: 'sign', value: 'KEY', summary: 'also sign it with this Ed25519 private key (PEM)' },
        { name: 'offline', summary: 'no network at all' },
      ],
      examples: [
        { line: 'morel db build --from osv=./osv --from ./kev.json --out index.morel', what: 'from files on disk' },
        {
          line: 'morel db build --whole osv=./npm.zip --out npm.morel',
          what: 'from an export of everything there is of npm',
        },
      ],
    },
    load: () => import('./db-build.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'policy test',
      summary: 'run the examples of a policy against it',
      usage: '[FILE…] [FLAGS]',
      flags: SCAN_FLAGS.filter(({ name }) => name === 'policy'),
      examples: [{ line: 'morel policy test', what: 'the tests in morel.yaml and morel.policy-test.yaml' }],
    },
    load: () => import('./policy-test.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'policy explain',
      summary: 'say what a rule does, why, and at which level',
      usage: '[RULE] [FLAGS]',
      operands: async () => (await import('../command-line/choices.ts')).ruleIds(),
      flags: SCAN_FLAGS.filter(({ name }) => name === 'policy'),
      examples: [
        { line: 'morel policy explain', what: 'all rules with their levels' },
        { line: 'morel policy explain lockfile-missing', what: 'one rule with its options' },
      ],
    },
    load: () => import('./policy-explain.ts').then((m) => m.run),
  },
  {
    about: {
      name: 'completion',
      summary: 'print a completion script for a shell',
      usage: 'bash | zsh | fish',
      operands: async () => (await import('../command-line/completion.ts')).SHELLS,
      flags: [],
      examples: [
        { line: 'source <(morel completion bash)', what: 'in ~/.bashrc' },
        { line: 'source <(morel completion zsh)', what: 'in ~/.zshrc, after compinit' },
        { line: 'morel completion fish | source', what: 'in ~/.config/fish/config.fish' },
      ],
    },
    load: () => import('./completion.ts').then((m) => m.run),
  },
];
