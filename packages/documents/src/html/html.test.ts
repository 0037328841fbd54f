import { createHash } from 'node:crypto';
import { exitCode, type RenderOptions, type Report } from '@morel/model';
import {
  documentConformance,
  sampleComponent,
  sampleFinding,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { TONES } from './bands.ts';
import { layOut } from './graph-layout.ts';
import { document } from './index.ts';
import { html } from './markup.ts';
import { numberHits } from './numbered.ts';
import { gridOf, squarify } from './squarify.ts';
import { STYLE } from './style.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };
const MEGABYTES = 1_000_000;

documentConformance(document, import.meta.dirname, { parse: checkPage });

function render(report: Report, options: Partial<RenderOptions> = {}): string {
  return [...(document.render?.(report, { ...OPTIONS, ...options }) ?? [])].join('');
}

function sample(name: string): Report {
  return SAMPLE_REPORTS.find((entry) => entry.name === name)?.report ?? sampleReport({});
}

const VOID = new Set(['meta', 'br', 'input']);

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads the tags strictly: attributes in quotes, every element closed where it was opened, no bare `<` in a text. */
function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>/, '').replace(/<style>[^<]*<\/style>/, '');
  for (const part of body.split(/(?=<)/)) {
    const [whole, slash, name = '', text = '', empty] =
      /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z0-9-]+(?:="[^"<>]*")?)*)\s*(\/?)>/.exec(part) ?? [];
    if (whole === undefined) {
      if (part.includes('<') || part.trim() !== '') throw new Error(`no tag: ${part.slice(0, 80)}`);
      continue;
    }
    if (part.slice(whole.length).includes('>')) throw new Error(`a bare bracket: ${part.slice(0, 120)}`);
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`closes what is not open: ${part.slice(0, 80)}`);
      continue;
    }
    const pairs = [...text.matchAll(/([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)].map(
      ([, key = '', value = '']) => [key, value] as const,
    );
    tags.push({ name, attributes: Object.fromEntries(pairs) });
    if (empty !== '/' && !VOID.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join()}`);
  return tags;
}

/** Anchors, and addresses of plain characters: those of advisories, and what `linkWords` let through. */
const LINK = /^(?:#[a-z0-9-]+|https:\/\/[\w.-]+\/[\w.~/@+#?=&%:-]+)$/;

/** What every page keeps: well formed, nothing that fetches or runs, every anchor once and there. */
function checkPage(page: string): void {
  const tags = tagsOf(page);
  const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
  if (new Set(ids).size !== ids.length) throw new Error('an id stands twice');
  for (const { name, attributes } of tags) {
    if (/^(?:script|img|iframe|object|embed|link|base|form|image|use|foreignobject|audio|video)$/.test(name))
      throw new Error(`<${name}>`);
    for (const key of Object.keys(attributes)) {
      if (/^on|^style$|^src|^action$|^formaction$|^xlink/.test(key)) throw new Error(`<${name} ${key}>`);
    }
    const { href } = attributes;
    if (href !== undefined && !LINK.test(href)) throw new Error(`a link to ${href}`);
    if (href?.startsWith('#') && !ids.includes(href.slice(1))) throw new Error(`a link to nowhere: ${href}`);
    for (const label of (attributes['aria-labelledby'] ?? '').split(' '))
      if (label !== '' && !ids.includes(label)) throw new Error(`a label that is not there: ${label}`);
  }
}

/** A project of so many components, of which one in so many is hit, most of them by several advisories. */
function bigReport(amount: number, oneIn: number = 6): Report {
  const inputs = ['package-lock.json', 'api/package-lock.json', 'web/pnpm-lock.yaml'].map((path) =>
    sampleInput({ path }),
  );
  const components = Array.from({ length: amount }, (_, position) =>
    sampleComponent(`@scope/package-with-a-long-name-${position}`, '10.20.30', {
      locations: [
        {
          path: inputs[position % 3]?.path ?? '',
          span: { start: 0, end: 1, line: position + 1, column: 5 },
          key: String(position),
        },
      ],
      scope: position % 2 === 0 ? 'prod' : 'dev',
    }),
  );
  const matches = components
    .filter((_, position) => position % oneIn === 0)
    .flatMap(({ name, version = '' }, position) =>
      Array.from({ length: 1 + (position % 3) }, (_, number) =>
        sampleMatch({
          package: name,
          version,
          ids: [`GHSA-${position}-${number}-xxxx`, `CVE-2026-${position}${number}`],
          title: 'Prototype pollution when a key of an object comes from a request',
          line: position,
          advisory: { band: (['critical', 'high', 'medium', 'low'] as const)[position % 4] ?? 'low' },
          members: { paths: [['shop@1', 'a@1', 'b@1', 'c@1', 'd@1', 'e@1', `${name}@${version}`]] },
        }),
      ),
    );
  const findings = matches.map((_, match) => sampleFinding({ id: `f${match}`, match }));
  return sampleReport({
    inputs,
    components,
    matches,
    findings,
    decision: { ...sampleReport({}).decision, verdict: 'needs-approval' },
  });
}

describe('the page', () => {
  it('of 3,000 components is smaller than 2 MB and lists them all', () => {
    const page = render(bigReport(3000));
    checkPage(page);
    expect(Buffer.byteLength(page)).toBeLessThan(2 * MEGABYTES);
    expect(page).not.toContain('this page has a limit');
    expect(page.match(/<rect class="calm"/g)?.length).toBeGreaterThan(2400);
  });

  it('of 3,000 components that are all hit is smaller than 2 MB, and names each', () => {
    const page = render(bigReport(3000, 1));
    checkPage(page);
    expect(Buffer.byteLength(page)).toBeLessThan(2 * MEGABYTES);
    expect(page.match(/ id="c\d+"/g)?.length).toBe(3000);
    expect(page).toContain('details in the JSON report');
  });

  it('of 12,000 components lists as many as there is room for, and says how many it does not', () => {
    const page = render(bigReport(12_000));
    checkPage(page);
    const shown = page.match(/<tr>\s*<th scope="row"><code>@scope/g)?.length ?? 0;
    const said = Number(/and ([\d,]+) more, which the JSON report lists/.exec(page)?.[1]?.replace(',', ''));
    expect(shown + said).toBe(12_000);
  });

  it('allows nothing to be fetched or run, and its one style sheet by its hash', () => {
    const page = render(sample('findings'));
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    expect(style).not.toMatch(/url\(|@import|FILTERS|TONES/);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<title>'));
  });

  it('is green only where the exit code is 0 and the policy allows', () => {
    for (const { report } of SAMPLE_REPORTS) {
      const good = /class="verdict good"/.test(render(report));
      expect(good).toBe(exitCode(report) === 0 && report.decision.verdict === 'allow');
    }
  });

  it('shows before all else what was not looked at', () => {
    for (const options of [{}, { quiet: true }]) {
      const page = render(sample('incomplete'), options);
      const box = page.indexOf('Not everything was looked at');
      expect(box).toBeGreaterThan(0);
      expect(page.slice(0, box)).toContain('INCOMPLETE');
      expect(page.slice(box)).toContain('line 88 starts with');
    }
  });

  it('calls no component without advisory that was not looked up, or whose advisories are silenced', () => {
    const page = render(sample('findings'));
    expect(page).toMatch(/<rect class="silenced"[^>]*>\s*<title>minimist@0\.0\.8: silenced/);
    expect(page).toMatch(/<rect class="unlooked"[^>]*>\s*<title>shop@2\.1\.0: not looked up/);
  });

  it('leads from each picture to the component', () => {
    const page = render(sample('findings'));
    const anchor = /<details class="component[^"]*" id="(c\d+)"[^>]*>\s*<summary>\s*<h3>\s*<code>qs@6\.5\.1/.exec(
      page,
    )?.[1];
    expect(page.match(new RegExp(`href="#${anchor}"`, 'g'))?.length).toBe(3);
  });
});

/** Relative luminance of `#rrggbb` or `#rgb` (WCAG 2.2). */
function luminance(color: string): number {
  const digits = color.length === 4 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe('the style sheet', () => {
  const themes = [...STYLE.matchAll(/:root\{[^}]*--page[^}]*\}/g)].slice(0, 2).map(([block]) => {
    const colors = [...block.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(
      ([, name = '', color = '']) => [name, color] as const,
    );
    return new Map(colors);
  });

  it('has text that can be read on its ground, in light and dark (WCAG 2.2, 1.4.3)', () => {
    expect(themes).toHaveLength(2);
    for (const colors of themes) {
      const color = (name: string): string => colors.get(name) ?? '#fff';
      const pairs = [
        ...['ink', 'soft', 'link', ...TONES].flatMap((text) => [[text, 'page'] as const, [text, 'card'] as const]),
        ...['bad', 'good', 'warn'].map((mood) => [`${mood}-ink`, `${mood}-page`] as const),
      ];
      for (const [text, ground] of pairs) {
        const ratio = contrast(color(text), color(ground));
        expect({ text, ground, enough: ratio >= 4.5 }).toEqual({ text, ground, enough: true });
      }
    }
  });
});

describe('the markup', () => {
  it('escapes whatever is put in', () => {
    const hostile = `<b>"'&\u202e\u0000`;
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      String.raw`<p title="&lt;b&gt;&quot;&#39;&amp;\u{202e}\u{0}">&lt;b&gt;&quot;&#39;&amp;\u{202e}\u{0}</p>`,
    );
  });
});

describe('the graph', () => {
  it('ends where paths circle, and folds long ones', () => {
    const paths = [
      ['root@1', 'a@1', 'b@1', 'x@1'],
      ['root@1', 'b@1', 'a@1', 'x@1'],
      ['root@1', ...Array.from({ length: 50 }, (_, step) => `s${step}@1`), 'x@1'],
    ];
    const match = sampleMatch({ package: 'x', version: '1', ids: ['X-1'], title: 't', line: 1, members: { paths } });
    const { nodes, columns, edges } = layOut(numberHits(sampleReport({ inputs: [sampleInput({})], matches: [match] })));
    expect(columns).toBe(5);
    expect(nodes.map(({ label }) => label)).toEqual(['root@1', 'a@1', 'b@1', 'x@1', 's0@1', '48 more', 's49@1']);
    expect(edges).toHaveLength(10);
  });
});

describe('the treemap', () => {
  it.each([[[5, 3, 2, 1]], [[1]], [Array.from({ length: 500 }, () => 1)], [[1000, 1, 1]]])(
    'fills its box with boxes of the right size: %j',
    (weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const boxes = squarify(weights, { x: 0, y: 0, width: 300, height: 200 });
      for (const [position, { x, y, width, height }] of boxes.entries()) {
        expect(width * height).toBeCloseTo(((weights[position] ?? 0) / total) * 60_000, 3);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(300.001);
        expect(y + height).toBeLessThanOrEqual(200.001);
      }
    },
  );

  it.each([0, 1, 2, 7, 981])('lays %d cells side by side in their box', (amount) => {
    const cells = gridOf(amount, { x: 10, y: 10, width: 100, height: 60 });
    expect(cells).toHaveLength(amount);
    for (const { x, y, width, height } of cells) {
      expect(x + width).toBeLessThanOrEqual(110.001);
      expect(y + height).toBeLessThanOrEqual(70.001);
    }
  });
});
