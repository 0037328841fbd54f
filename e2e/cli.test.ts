import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder } from './run-morel.ts';

const EXAMPLE = join(import.meta.dirname, '../examples/shop');
const STARTER = (): string => join(packageFolder(), 'data/starter.morel');

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-project-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('the packed CLI', () => {
  it('shows help, and help of a command, on standard output', () => {
    const help = morel(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('morel COMMAND [ARGUMENTS] [FLAGS]');
    expect(morel(['scan', '--help']).stdout).toContain('--fail-on LEVEL');
    expect(morel(['scan', '--help']).stdout.replaceAll(/\s+/g, ' ')).toContain('markdown, sarif, table');
  });

  it.each([[['db', '--help']], [['help', 'db']]])('shows the commands of a group for %j', (words) => {
    const help = morel(words);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('db verify');
    expect(help.stdout).not.toContain('policy test');
  });

  it('has no dependencies, no install scripts, and lists what is bundled', () => {
    const manifest = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ dependencies: {}, bin: { morel: 'bin/morel.js' } });
    expect(manifest.scripts).toBeUndefined();
    const sbom = JSON.parse(readFileSync(join(packageFolder(), 'sbom.cdx.json'), 'utf8'));
    expect(sbom.components.length).toBeGreaterThan(0);
    expect(sbom.components.length).toBeLessThanOrEqual(50);
    expect(sbom.dependencies[0].dependsOn.length).toBeLessThanOrEqual(15);
  });

  it.each([
    [['frobnicate'], 'there is no command'],
    [['scn'], 'Did you mean morel scan?'],
    [['scna'], 'Did you mean morel scan?'],
    [['help', 'frobnicate'], 'there is no command'],
    [['scan', '--formt', 'json'], 'Did you mean --format?'],
    [['scan', '--format', 'jsn'], 'Did you mean json?'],
    [['scan', '--fail-on', 'never'], '--fail-on is warn, review, block'],
    [['scan', '/does/not/exist'], 'does not exist'],
    [['scan', '--lockfile', 'nonsense:x'], 'is no type of lockfile'],
    [['db'], 'morel db needs a command'],
    [['policy', 'explain', 'malwar'], 'Did you mean malware?'],
  ])('says what is wrong with %j, on standard error, with exit code 2', (words, message) => {
    const run = morel(words);
    expect(run.stderr).toContain(message);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('scanning the bundled example', () => {
  it('finds the malware and the vulnerabilities, and fails', () => {
    const run = morel(['scan', EXAMPLE, '--db', STARTER(), '--format', 'json']);
    const report = JSON.parse(run.stdout);
    expect(run.code).toBe(1);
    expect(report.coverage).toMatchObject({ complete: true, gaps: [] });
    expect(report.decision.verdict).toBe('block');
    const malware = report.matches.filter((match: { advisory: { kind: string } }) => match.advisory.kind === 'malware');
    expect(malware.map((match: { component: { name: string } }) => match.component.name)).toEqual(
      expect.arrayContaining(['flatmap-stream', 'ua-parser-js']),
    );
  });

  it('writes the same bytes for the same input at the same time', () => {
    const words = ['scan', EXAMPLE, '--db', STARTER(), '--format', 'json'];
    const env = { SOURCE_DATE_EPOCH: '1790000000' };
    expect(morel(words, { env }).stdout).toBe(morel(words, { env }).stdout);
  });

  it('has no colours in a pipe, fits 80 columns, and says nothing else on standard output', () => {
    const run = morel(['scan', EXAMPLE, '--db', STARTER()]);
    expect(run.stdout).not.toContain('\u001B');
    const long = run.stdout.split('\n').filter((line) => line.length > 80);
    expect(long).toEqual([]);
  });

  it('has colours when they are asked for, and none with --no-color', () => {
    const words = ['scan', EXAMPLE, '--db', STARTER()];
    expect(morel(words, { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001B');
    expect(morel([...words, '--no-color'], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain('\u001B');
  });

  it.each([
    [
      'holds all that it asks for',
      'django==3.2.25\nsqlparse==0.4.4\n',
      ['pyproject.toml whole', 'requirements.txt whole'],
    ],
    ['lacks some of it', 'django==3.2.25\n', ['pyproject.toml part', 'requirements.txt whole']],
  ])('takes a compiled requirements file for the answer to a manifest where it %s', (_, compiled, readings) => {
    const manifest = '[project]\nname = "x"\nversion = "1"\ndependencies = ["django>=3.2", "sqlparse"]\n';
    const folder = project({ 'pyproject.toml': manifest, 'requirements.txt': compiled });
    const { stdout } = morel(['scan', folder, '--db', STARTER(), '--format', 'json']);
    const { inputs } = JSON.parse(stdout) as { inputs: readonly { path: string; reading: string }[] };
    expect(inputs.map(({ path, reading }) => `${path.split('/').at(-1)} ${reading}`)).toEqual(readings);
  });

  it('says before the scan that an output has no folder to go to', () => {
    const run = morel(['scan', EXAMPLE, '--output', 'json=no/such/report.json']);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('there is no folder "no/such"');
  });

  it('writes several outputs in one run', () => {
    const folder = project({});
    const run = morel([
      'scan',
      EXAMPLE,
      '--db',
      STARTER(),
      '--output',
      `sarif=${folder}/a.sarif`,
      '--output',
      `markdown=${folder}/b.md`,
      '--quiet',
    ]);
    expect(run.code).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(join(folder, 'b.md'), 'utf8')).toContain('flatmap-stream');
  });
});

describe('converting a stored report', () => {
  const words = ['scan', EXAMPLE, '--db', STARTER(), '--format'];
  const env = { SOURCE_DATE_EPOCH: '1790000000' };

  it.each(['json', 'sarif', 'junit', 'csv', 'gitlab-code-quality', 'github-annotations', 'html', 'table'])(
    'gives in the form %s what the scan itself gives, from a file and from standard input',
    (format) => {
      const folder = project({ 'report.json': morel([...words, 'json'], { env }).stdout });
      const file = join(folder, 'report.json');
      const scanned = morel([...words, format], { env });
      const converted = morel(['convert', file, '--to', format]);
      expect(converted).toEqual({ code: 0, stdout: scanned.stdout, stderr: '' });
      expect(morel(['convert', '-', '--to', format], { input: readFileSync(file, 'utf8') })).toEqual(converted);
    },
  );

  it('writes several forms at once', () => {
    const folder = project({ 'r.json': morel([...words, 'json'], { env }).stdout });
    const outputs = ['sarif', 'markdown'].flatMap((form) => ['--output', `${form}=${join(folder, form)}`]);
    expect(morel(['convert', join(folder, 'r.json'), '--quiet', ...outputs]).code).toBe(0);
    expect(readFileSync(join(folder, 'sarif'), 'utf8')).toContain('flatmap-stream');
    expect(readFileSync(join(folder, 'markdown'), 'utf8')).toContain('flatmap-stream');
  });

  it('refuses a damaged report with exit code 3 and says nothing on standard output', () => {
    const text = morel([...words, 'json'], { env }).stdout;
    for (const damaged of [text.slice(0, -3), text.replace('"verdict": "block"', '"verdict": "allow"'), '{}', '']) {
      const run = morel(['convert', '-', '--to', 'markdown'], { input: damaged });
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toContain('standard input');
    }
  });

  it.each([
    [['convert'], 'name a stored report'],
    [['convert', 'a.json', 'b.json'], 'name one stored report'],
    [['convert', '/does/not/exist.json'], 'cannot be read'],
    [['convert', '-', '--to', 'jnuit'], 'Did you mean junit?'],
    [['convert', '-', '--output', 'json=x.json', '--output', 'csv=./x.json'], 'two outputs go to the file'],
    [['scan', '--output', 'json=x.json', '--output', 'csv=./x.json'], 'two outputs go to the file'],
  ])('says what is wrong with %j', (line, message) => {
    const run = morel(line);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});

const LOCK = JSON.stringify({
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'app', version: '1.0.0', dependencies: { minimist: '^1.2.0' } },
    'node_modules/minimist': { version: '1.2.0', integrity: 'sha512-AAAA' },
  },
});

function accept(folder: string, until: string, id = 'CVE-2021-44906') {
  return morel(['accept', id, folder, '--db', STARTER(), '--reason', 'r', '--owner', 'o', '--until', until]);
}

describe('accepting', () => {
  it('writes into the policy of the project that is named', () => {
    const folder = project({ 'package-lock.json': LOCK });
    expect(accept(folder, '2999-12-31')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'morel.yaml'), 'utf8')).toContain('CVE-2021-44906');
  });

  it.each(['2020-01-01', '2027-02-30', 'tomorrow'])('refuses %s as the last day', (until) => {
    const folder = project({ 'package-lock.json': LOCK });
    const run = accept(folder, until);
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('--until');
    expect(existsSync(join(folder, 'morel.yaml'))).toBe(false);
  });

  it('takes a check that was not performed, as the report shows it', () => {
    const lock = LOCK.replaceAll('minimist', 'flatmap-stream').replaceAll('1.2.0', '0.1.1');
    const folder = project({ 'package-lock.json': lock, 'morel.yaml': 'rules:\n  malware: off\n' });
    const scan = () => JSON.parse(morel(['scan', folder, '--db', STARTER(), '--format', 'json']).stdout);
    expect(scan().decision).toMatchObject({ verdict: 'needs-approval', evidence: 'partial' });
    expect(accept(folder, '2999-12-31', 'judgement malware')).toMatchObject({ code: 0 });
    const accepted = scan().decision.notPerformed.filter(({ check }: { check: string }) => check === 'judgement');
    expect(accepted).toMatchObject([{ subject: 'malware', accepted: { owner: 'o' } }]);
  });
});

function gapsOf(folder: string, ...more: readonly string[]): string[] {
  const run = morel(['scan', folder, '--db', STARTER(), '--format', 'json', ...more]);
  const { gaps } = JSON.parse(run.stdout).coverage;
  return gaps.map(({ subject, reason }: { subject: string; reason: string }) => `${subject}: ${reason}`);
}

describe('files that nothing reads', () => {
  const files = { 'package-lock.json': LOCK, 'environment.yml': 'dependencies: [python]\n' };

  it('are gaps, each with its name', () => {
    const gap = 'environment.yml: not read: there is no reader for files of conda';
    expect(gapsOf(project(files))).toContain(gap);
    expect(gapsOf(project(files), '--ecosystem', 'npm')).not.toContain(gap);
  });

  it('can be accepted with a reason, or left out', () => {
    const folder = project(files);
    expect(gapsOf(folder, '--exclude', 'environment.yml').join('\n')).not.toContain('conda');
    expect(accept(folder, '2999-12-31', 'environment.yml')).toMatchObject({ code: 0 });
    const run = morel(['scan', folder, '--db', STARTER(), '--format', 'json']);
    const gaps: { subject: string; accepted?: object }[] = JSON.parse(run.stdout).coverage.gaps;
    expect(gaps.find(({ subject }) => subject === 'environment.yml')).toMatchObject({ accepted: { owner: 'o' } });
  });
});

describe('explaining', () => {
  it('shows a range that a record repeats once', () => {
    const affected = {
      package: { ecosystem: 'npm', name: 'twice' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0-rc.1' }] }],
    };
    const record = { id: 'GHSA-0000-0000-0001', modified: '2026-01-01T00:00:00Z', affected: [affected, affected] };
    const folder = project({ 'osv.ndjson': `${JSON.stringify(record)}\n` });
    const db = join(folder, 'x.morel');
    expect(morel(['db', 'build', '--from', `osv=${join(folder, 'osv.ndjson')}`, '--out', db])).toMatchObject({
      code: 0,
    });
    const byPackage = morel(['explain', 'twice@1.0.0', '--db', db]).stdout;
    expect(byPackage.match(/below 2\.0\.0-rc\.1/g)).toHaveLength(1);
    expect(byPackage).toContain('fixed in no known release');
    expect(morel(['explain', record.id, '--db', db]).stdout.match(/below 2\.0\.0-rc\.1/g)).toHaveLength(1);
    expect(morel(['explain', 'twice', '--db', db]).stdout).not.toContain('undecided');
  });
});

describe('what to move', () => {
  it('is said with the workspace member whose dependency it is', () => {
    const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`;
    const lock = {
      name: 'mono',
      lockfileVersion: 3,
      packages: {
        '': { name: 'mono', workspaces: ['web'] },
        web: { name: 'web', version: '1.0.0', dependencies: { minimist: '1.2.0' } },
        'node_modules/web': { resolved: 'web', link: true },
        'node_modules/minimist': { version: '1.2.0', integrity },
      },
    };
    const folder = project({ 'package-lock.json': JSON.stringify(lock) });
    const { moves } = JSON.parse(morel(['scan', folder, '--db', STARTER(), '--format', 'json']).stdout);
    expect(moves).toMatchObject([{ root: 'web@1.0.0', command: 'npm install minimist@1.2.6 --workspace web' }]);
  });
});

describe('exit codes', () => {
  it('2 where there is nothing to scan', () => {
    const run = morel(['scan', project({ 'notes.txt': 'hello' }), '--offline']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('no lockfile or manifest was found');
  });

  it('2 where nothing reads what there is, and it is named', () => {
    const run = morel(['scan', project({ 'elm.json': '{}', '.terraform.lock.hcl': '' }), '--offline']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Not read: ".terraform.lock.hcl" of Terraform and OpenTofu and 1 more.');
  });

  it('3 with the starter index on any other project, findings or not', () => {
    const run = morel(['scan', project({ 'package-lock.json': LOCK }), '--offline', '--format', 'json']);
    expect(run.code).toBe(3);
    expect(JSON.parse(run.stdout).coverage.gaps.map((gap: { kind: string }) => gap.kind)).toContain('starter-index');
  });

  it('3 where a file is cut off, and the rest is still judged', () => {
    const folder = project({ 'package-lock.json': LOCK.slice(0, 200), 'requirements.txt': 'requests==2.19.0\n' });
    const run = morel(['scan', folder, '--offline', '--format', 'json']);
    const report = JSON.parse(run.stdout);
    expect(run.code).toBe(3);
    expect(report.inputs.map((input: { path: string; reading: string }) => `${input.path} ${input.reading}`)).toEqual(
      expect.arrayContaining(['package-lock.json refused', 'requirements.txt whole']),
    );
    expect(report.components.some((component: { name: string }) => component.name === 'requests')).toBe(true);
  });

  it('0 where nothing is found and everything was checked', () => {
    const clean = LOCK.replaceAll('minimist', 'left-pad').replaceAll('1.2.0', '1.3.0');
    const folder = project({
      'package-lock.json': clean,
      'package.json': '{"name":"app","version":"1.0.0","dependencies":{"left-pad":"^1.3.0"}}',
      '.npmrc': 'ignore-scripts=true\n',
    });
    const feed = project({
      'one.json': JSON.stringify({
        id: 'GHSA-0000-0000-0000',
        modified: '2026-01-01T00:00:00Z',
        affected: [{ package: { ecosystem: 'npm', name: 'other' }, versions: ['1.0.0'] }],
      }),
    });
    const scanWith = (flag: string) => {
      const index = join(feed, `${flag}.morel`);
      const built = morel(['db', 'build', '--offline', `--${flag}`, `osv=${feed}`, '--out', index]);
      expect(built).toMatchObject({ code: 0, stdout: '' });
      return morel(['scan', folder, '--db', index, '--fail-on', 'block']);
    };
    const run = scanWith('whole');
    expect(run.stdout).not.toMatch(/\bsafe\b/i);
    expect(run.code).toBe(0);
    // The same records, and nobody says that there are no others.
    const partial = scanWith('from');
    expect(partial.code).toBe(3);
    expect(partial.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'npm: the index holds a selection of the advisories for npm',
    );
    expect(morel(['db', 'status', '--db', join(feed, 'from.morel')]).stdout).toContain('a selection');
  });
});

describe('a manifest that asks for what its lockfile lacks', () => {
  it.each(['', 'rules:\n  lockfile-drift: off\n'])('makes the evidence partial under the policy %j', (policy) => {
    const folder = project({
      'package-lock.json': LOCK,
      'package.json': '{"name":"app","version":"1.0.0","dependencies":{"minimist":"1.2.0","new-one":"^1.0.0"}}',
      'morel.yaml': policy,
    });
    const gap = 'package.json: it asks for "new-one", which package-lock.json does not hold';
    expect(gapsOf(folder).join('\n')).toContain(gap);
  });
});

describe('input by other ways', () => {
  it('takes a lockfile from standard input', () => {
    const run = morel(['scan', '--lockfile', 'package-lock:-', '--db', STARTER(), '--format', 'json'], { input: LOCK });
    expect(JSON.parse(run.stdout).components.map((component: { name: string }) => component.name)).toContain(
      'minimist',
    );
  });

  it('takes a file of any name with its type', () => {
    const folder = project({ 'odd.name': LOCK });
    const run = morel(['scan', '--lockfile', `package-lock:${folder}/odd.name`, '--db', STARTER(), '--format', 'json']);
    expect(JSON.parse(run.stdout).matches.length).toBeGreaterThan(0);
  });

  it('explains an advisory and a package offline', () => {
    const record = morel(['explain', 'CVE-2021-44906', '--db', STARTER()]);
    expect(record.stdout).toContain('minimist');
    const match = morel(['explain', 'minimist@1.2.0', '--db', STARTER()]);
    expect(match.stdout).toContain('HIT');
    expect(morel(['explain', 'CVE-1999-99999', '--db', STARTER()]).code).toBe(1);
  });

  it('shows why a package is there', () => {
    const run = morel(['why', 'qs', EXAMPLE]);
    expect(run.stdout).toContain('shop@1.0.0 › express@4.16.0');
  });
});
