/**
 * Draws the report of the bundled example as a terminal shows it, into docs/images/scan.png. Needs a Chromium; run by hand
 * when the report changes: `node --import tsx tools/docs/picture.ts`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CODE = new RegExp(`${String.fromCodePoint(27)}\\[([\\d;]*)m`);
const LINES = 50;
const COLUMNS = 92;
const COLORS = ['#24292f', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#c9d1d9'];

function main(): void {
  const run = spawnSync(
    process.execPath,
    ['dist/package/bin/morel.js', 'scan', 'examples/shop', '--db', 'dist/package/data/starter.morel'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '1', COLUMNS: String(COLUMNS) } },
  );
  const lines = `$ morel scan examples/shop\n${run.stdout}`.split('\n').slice(0, LINES);
  const folder = mkdtempSync(join(tmpdir(), 'morel-picture-'));
  const page = join(folder, 'page.html');
  writeFileSync(page, html(lines.map(paint).join('\n')));
  mkdirSync(join(ROOT, 'docs/images'), { recursive: true });
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--force-device-scale-factor=1.25',
  ];
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const size = `--window-size=${Math.round(COLUMNS * 7.9) + 40},${LINES * 17 + 40}`;
  const out = `--screenshot=${join(ROOT, 'docs/images/scan.png')}`;
  execFileSync(
    'chromium',
    [...flags, ...quiet, `--user-data-dir=${join(folder, 'profile')}`, size, out, `file://${page}`],
    { stdio: 'ignore' },
  );
}

function html(body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #0d1117; color: #c9d1d9; }
pre { margin: 20px; font: 13px/17px 'DejaVu Sans Mono', monospace; }
</style><pre>${body}</pre>`;
}

/** One line with its colour codes as spans. */
function paint(line: string): string {
  let open = '';
  const painted = line.split(CODE).map((part, at) => {
    // Splitting by a pattern with a group gives text and codes in turn.
    const codes = at % 2 === 1 ? part : undefined;
    if (codes === undefined) return open === '' ? escape(part) : `<span style="${open}">${escape(part)}</span>`;
    for (const code of codes.split(';').map(Number)) open = code === 0 ? '' : `${open}${style(code)}`;
    return '';
  });
  return painted.join('');
}

function style(code: number): string {
  if (code === 1) return 'font-weight:bold;';
  if (code === 2) return 'opacity:.65;';
  if (code === 22) return 'font-weight:normal;opacity:1;';
  if (code === 39) return 'color:#c9d1d9;';
  if (code === 7) return 'background:#c9d1d9;color:#0d1117;';
  if (code === 27) return 'background:none;color:#c9d1d9;';
  return code >= 30 && code < 38 ? `color:${COLORS[code - 30] ?? '#c9d1d9'};` : '';
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

main();
