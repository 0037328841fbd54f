import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches } from './literals.ts';

function workspace(shared: string): string {
  const root = mkdtempSync(join(tmpdir(), 'literals-'));
  const files = {
    'packages/ecosystems/src/leafy/about.ts': "export const about = { id: 'leafy', formats: [{ id: 'leafy-lock' }] };",
    'packages/ecosystems/src/leafy/index.ts': "export const own = 'leafy';",
    'packages/inventory/src/shared.ts': shared,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('literals in shared code', () => {
  it.each([
    ["if (ecosystem === 'leafy') stop();", 1],
    ['if (format === "leafy-lock") stop();', 1],
    ['const x = `leafy`;', 1],
    ["const text = 'a leafy tree';", 0],
    ["// 'leafy' is an example", 0],
    ['/** As in `leafy-lock`. */', 0],
  ])('%s: %i', (text, count) => {
    expect(breaches(workspace(text))).toHaveLength(count);
  });
});
