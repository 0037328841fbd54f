import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFeedServer, type FeedServer } from '@morel/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshHome, morelLater } from './run-morel.ts';

const RECORD = {
  schema_version: '1.7.0',
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-05-01T00:00:00Z',
  summary: 'a fault made up for a test',
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left-pad' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.3.1' }] }],
    },
  ],
};

let server: FeedServer;
let home: string;
let project: string;

beforeEach(async () => {
  server = await startFeedServer();
  home = freshHome();
  project = mkdtempSync(join(tmpdir(), 'morel-project-'));
  const lock = {
    name: 'app',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'app', version: '1.0.0', dependencies: { 'left-pad': '1.3.0' } },
      'node_modules/left-pad': { version: '1.3.0', integrity: 'sha512-AAAA' },
    },
  };
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
});
afterEach(() => server.close());

const run = (...words: string[]): ReturnType<typeof morelLater> => morelLater(words, { env: { MOREL_HOME: home } });

async function matches(): Promise<string[]> {
  const { stdout } = await run('scan', project, '--offline', '--format', 'json');
  return JSON.parse(stdout).matches.map((match: { advisory: { id: string } }) => match.advisory.id);
}

describe('updating the index', () => {
  it('takes a mirror of OSV, and later scans need no network', async () => {
    server.putBucket([RECORD]);
    expect(await run('db', 'update', '--from', `osv=${server.url}`, '--ecosystem', 'npm')).toMatchObject({
      code: 0,
      stdout: '',
    });
    server.put('/scores.csv', 'cve,epss,percentile\nCVE-2026-0001,0.5,0.9\nCVE-2026-0002,0.5,0.9\n');
    expect((await run('db', 'update', '--from', `${server.url}/scores.csv`)).stderr).toContain(
      ': 1 records from 2 sources',
    );
    expect(await matches()).toEqual([RECORD.id]);
    const status = await run('db', 'status');
    expect(status.stdout).toContain(server.url);
    expect(status.stdout).toContain('1 records');
  });

  it('keeps the old index when the server fails, and says so', async () => {
    server.putBucket([RECORD]);
    await run('db', 'update', '--from', `osv=${server.url}`, '--ecosystem', 'npm');
    server.putBucket([{ ...RECORD, modified: '2026-06-01T00:00:00Z' }]);
    for (const path of ['/npm/all.zip', '/npm/modified_id.csv', `/npm/${RECORD.id}.json`])
      server.fail(path, { kind: 'garbage' }, 50);
    const failed = await run('db', 'update', '--from', `osv=${server.url}`, '--ecosystem', 'npm');
    expect(failed.code).toBe(3);
    expect(failed.stderr).toContain('the index in use is unchanged');
    expect(failed.stderr).toContain(server.url);
    expect(await matches()).toEqual([RECORD.id]);
    expect((await run('db', 'verify')).code).toBe(0);
  });

  it('rules out every request with --offline', async () => {
    server.putBucket([RECORD]);
    const before = server.requests.length;
    const refused = await run('db', 'update', '--offline', '--from', `osv=${server.url}`);
    expect(refused.code).toBe(3);
    expect(server.requests).toHaveLength(before);
  });
});

async function publish(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'morel-publish-'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(join(home, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(join(folder, 'records.ndjson'), `${JSON.stringify(RECORD)}\n`);
  const out = join(folder, 'index.morel');
  const built = await run(
    'db',
    'build',
    '--offline',
    '--from',
    join(folder, 'records.ndjson'),
    '--out',
    out,
    '--sign',
    join(folder, 'key.pem'),
  );
  expect(built).toMatchObject({ code: 0, stdout: '' });
  for (const ending of ['', '.sha256', '.sig']) server.put(`/index.morel${ending}`, readFileSync(`${out}${ending}`));
}

function update(): ReturnType<typeof morelLater> {
  return morelLater(['db', 'update', '--from', `${server.url}/index.morel`], {
    env: { MOREL_HOME: home, MOREL_PUBLIC_KEY_FILE: join(home, 'public.pem') },
  });
}

describe('a ready index', () => {
  it('is taken when checksum and signature are right', async () => {
    await publish();
    const taken = await update();
    expect(taken.stderr).toContain('signature good');
    expect(taken.code).toBe(0);
    expect(await matches()).toEqual([RECORD.id]);
  });

  it.each([
    ['a changed file', '/index.morel'],
    ['a changed checksum', '/index.morel.sha256'],
    ['a changed signature', '/index.morel.sig'],
  ])('is refused with %s', async (_, path) => {
    await publish();
    server.fail(path, { kind: 'garbage' }, 10);
    expect((await update()).code).toBe(3);
    expect((await run('db', 'status')).stdout).toContain('There is no index');
  });
});
