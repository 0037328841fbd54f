import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIndex } from '@morel/advisories';
import { buildIndex, feeds } from '@morel/feeds';
import { DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
import { AppError, exitCode, type Report } from '@morel/model';
import { createHttp, createLocalFiles, createStorage, openRandomAccess, writeAtomic } from '@morel/platform';
import { failNthCall, faultyAccess, faultyTree, treeOf, type PortFault } from '@morel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ecosystems, inventoryExtensions } from './extensions.ts';
import { finishPolicy, loadTreePolicy, POLICY_NAME } from './load-policy.ts';
import { scanProject } from './scan-project.ts';

const PROJECT = {
  'package.json': '{"name":"app","version":"1.0.0","dependencies":{"left-pad":"1.3.0"}}',
  'package-lock.json': JSON.stringify({
    name: 'app',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'app', version: '1.0.0', dependencies: { 'left-pad': '1.3.0' } },
      'node_modules/left-pad': { version: '1.3.0', integrity: `sha512-${'A'.repeat(86)}==` },
    },
  }),
  'services/api/requirements.txt': `requests==2.32.0 --hash=sha256:${'0'.repeat(64)}\n`,
  'services/api/morel.yaml': 'extends: enisa\n',
  'morel.yaml': 'extends: enisa\n',
};

/** Records on other packages, so that a whole scan of the project finds nothing. */
const RECORDS = ['npm', 'PyPI'].map((ecosystem) => ({
  id: `TEST-${ecosystem}`,
  modified: '2026-01-01T00:00:00Z',
  affected: [{ package: { ecosystem, name: 'something-else' }, versions: ['1.0.0'] }],
}));

const NOW = Date.UTC(2026, 0, 2);
const work = mkdtempSync(join(tmpdir(), 'morel-fault-'));
const indexPath = join(work, 'test.morel');
const silent = { info: () => undefined, warn: () => undefined };

beforeAll(async () => {
  writeFileSync(join(work, 'records.ndjson'), RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  const ecosystems = new Ecosystems();
  await ecosystems.loadAll();
  await buildIndex({
    feeds,
    ecosystems: ecosystems.all().map(({ about, names, versions }) => ({
      id: about.id,
      osv: about.osv,
      purlType: about.purlType,
      normalise: (name: string) => names.normalise(name),
      order: versions,
    })),
    score: () => undefined,
    sources: [{ location: join(work, 'records.ndjson'), isWhole: true }],
    parts: [],
    ports: {
      http: createHttp({ userAgent: 'test', environment: {}, offline: true, log: silent }),
      files: createLocalFiles(),
      clock: { now: () => NOW },
      log: silent,
    },
    tool: 'test',
    storage: createStorage(work),
    write: (bytes) => writeAtomic(indexPath, bytes),
  });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** One scan with ports that fail at the n-th call. */
async function scan(fault: PortFault): Promise<Report> {
  const tree = faultyTree(treeOf(PROJECT), fault);
  const main = await loadTreePolicy(tree, [POLICY_NAME]);
  const taken = await takeInventory({
    tree,
    extensions: inventoryExtensions([]),
    excludes: DEFAULT_EXCLUDES,
    notice: [POLICY_NAME],
  });
  const policy = await finishPolicy(main, tree, taken.discovery.noticed);
  const access = faultyAccess(openRandomAccess(indexPath), fault);
  try {
    const index = openIndex(access);
    const { report } = await scanProject({
      taken,
      tree,
      target: 'test',
      index,
      kind: 'file',
      starterCovers: false,
      policy,
      omit: [],
      now: NOW,
    });
    return report;
  } finally {
    access.close();
  }
}

async function outcome(
  n: number,
): Promise<{ readonly result: 'error' | number; readonly calls: number; readonly struck: string }> {
  const fault = failNthCall(n);
  try {
    return { result: exitCode(await scan(fault)), calls: fault.calls, struck: fault.struck };
  } catch (error) {
    if (error instanceof AppError) return { result: 'error', calls: fault.calls, struck: fault.struck };
    throw error;
  }
}

describe('a scan whose n-th call to the world fails', () => {
  it('is clean when nothing fails, and never when anything does', async () => {
    const whole = await outcome(0);
    expect(whole.result).toBe(0);
    expect(whole.calls).toBeGreaterThan(10);
    for (let n = 1; n <= whole.calls; n += 1) {
      const { result, struck } = await outcome(n);
      // 2: the folder itself could not be listed, so that nothing was scanned.
      expect([n, struck, result === 'error' || result === 3 || result === 2]).toEqual([n, struck, true]);
    }
  });
});
