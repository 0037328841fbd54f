import type { Client } from '@morel/model';

const REFERENCE = 'https://go.dev/ref/mod#environment-variables';
const SHARED_HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'golang.org',
  'gopkg.in',
  'go.dev',
]);

/** The go command. It runs no code of a module when it fetches or builds it, so there is no control of scripts. */
export const client: Client = {
  id: 'go',
  title: 'Go',
  shownBy: ['go-mod', 'go-sum'],
  controls: [
    {
      id: 'checksum-database',
      title: 'Checksum database',
      purpose: 'hashes',
      keys: ['GOSUMDB'],
      protects: (value) => value.trim() !== 'off',
      byDefault: true,
      why: 'The checksum database shows that everybody gets the same code for a version. Without it, a first download is trusted blindly.',
      advice: 'Remove GOSUMDB=off; name private modules in GOPRIVATE instead.',
      enisa: ['E-INT-3'],
      reference: REFERENCE,
    },
    {
      id: 'checksum-exceptions',
      title: 'Modules that are not checked',
      purpose: 'hashes',
      keys: ['GONOSUMDB', 'GOPRIVATE'],
      protects: (value) => !value.split(',').some(isWide),
      byDefault: true,
      why: 'Modules that match are neither checked against the checksum database nor, with GOPRIVATE, fetched from the proxy.',
      advice: 'Name only the prefixes of your own modules, such as GOPRIVATE=git.example.com/team.',
      enisa: ['E-INT-3'],
      reference: REFERENCE,
    },
    {
      id: 'secure-transport',
      title: 'Modules fetched without protection',
      purpose: 'trust',
      keys: ['GOINSECURE'],
      protects: (value) => value.trim() === '',
      byDefault: true,
      why: 'Modules that match may be fetched over plain HTTP and without checking certificates.',
      advice: 'Remove GOINSECURE and give the server a certificate.',
      enisa: ['E-INT-4'],
      reference: REFERENCE,
    },
    {
      id: 'proxy',
      title: 'Module proxy',
      purpose: 'registry',
      keys: ['GOPROXY'],
      protects: (value) => value.trim() === 'off' || /^(?:https|file):\/\//.test(value.trim()),
      byDefault: true,
      why: 'Without a proxy, modules come from wherever their path points, and may change or vanish there.',
      advice: 'Set GOPROXY to a proxy over https, such as GOPROXY=https://proxy.golang.org.',
      enisa: ['E-INT-4'],
      reference: REFERENCE,
    },
    {
      id: 'read-only-modules',
      title: 'Builds leave go.mod as it is',
      purpose: 'hashes',
      keys: ['GOFLAGS'],
      protects: (value) => !/(?:^|\s)--?(?:mod=mod|insecure)(?:\s|$)/.test(value),
      byDefault: true,
      why: 'With -mod=mod a build adds and raises modules in go.mod and go.sum, so nobody reviews what comes in.',
      advice: 'Remove -mod=mod from GOFLAGS, or write -mod=readonly.',
      enisa: ['E-INT-3', 'E-INT-6'],
      reference: 'https://go.dev/ref/mod#build-commands',
    },
  ],
  commands: [
    {
      words: ['go', 'build|test|run|install|vet|generate|list'],
      unless: [],
      when: ['-mod=mod', '--mod=mod'],
      why: 'With -mod=mod the command changes go.mod and go.sum to what it finds to be needed.',
      instead: 'the same command with -mod=readonly',
    },
    {
      words: ['go', 'install|run'],
      unless: [],
      when: ['*@latest', '*@upgrade', '*@master', '*@main'],
      why: 'It takes the newest version of a tool and of all that the tool needs at the time.',
      instead: 'a tool line in go.mod with go tool, or a full version after the @',
    },
    {
      words: ['go', 'get'],
      unless: [],
      why: 'It changes go.mod and go.sum during the build, so nobody reviews what comes in.',
      instead: 'go mod download, with the change of go.mod and go.sum in a commit of its own',
    },
    {
      words: ['go', 'mod', 'tidy'],
      unless: ['-diff', '--diff'],
      why: 'It changes go.mod and go.sum during the build, so nobody reviews what comes in.',
      instead: 'go mod tidy -diff, which fails where the files are out of step',
    },
  ],
  fixes: {
    upgrade: 'go get {name}@v{version}',
    refresh: 'go get {name}@v{version}',
    override: 'Add a replace line for {name} to go.mod',
  },
};

/** Whether a pattern takes in modules of strangers: no host, a host by wildcard, or a host that everybody shares. */
function isWide(pattern: string): boolean {
  const [host = '', ...path] = pattern.trim().split('/');
  if (host === '') return false;
  const named = path.filter((part) => part !== '' && part !== '*');
  return named.length === 0 && (/^\*(?:\.\*|\.[^.]+)?$/.test(host) || SHARED_HOSTS.has(host));
}
