import type { RuleAbout } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { settingAt, type Policy } from '../policy.ts';
import { rules } from '../registry.gen.ts';
import { sha256 } from '../digest.ts';
import type { PolicyFile } from './policy-file.ts';
import { problemText } from './policy-problem.ts';
import { readPolicy } from './read-policy.ts';
import { resolvePolicy } from './resolve-policy.ts';
import { policyWant, verifyPolicy } from './wants.ts';

const ABOUTS = rules.map(({ about }) => about);

async function file(text: string, path = 'morel.yaml'): Promise<PolicyFile> {
  const reading = await readPolicy(text, path, ABOUTS);
  if (!reading.ok) throw new Error(reading.error.map(problemText).join('\n'));
  return reading.value;
}

interface Given {
  readonly main?: string;
  readonly extended?: Readonly<Record<string, string>>;
  readonly nested?: Readonly<Record<string, string>>;
}

async function resolve({ main, extended = {}, nested = {} }: Given): Promise<Policy | string> {
  const others = await Promise.all(
    Object.entries(extended).map(async ([path, text]) => [path, await file(text, path)] as const),
  );
  const below = await Promise.all(
    Object.entries(nested).map(async ([path, text]) => ({ path, reading: await readPolicy(text, path, ABOUTS) })),
  );
  const own = main === undefined ? {} : { main: await file(main) };
  const resolved = resolvePolicy({ ...own, extended: new Map(others), nested: below }, ABOUTS);
  return resolved.ok ? resolved.value : resolved.error.map(problemText).join('\n');
}

async function policy(given: Given): Promise<Policy> {
  const resolved = await resolve(given);
  if (typeof resolved === 'string') throw new Error(resolved);
  return resolved;
}

function aboutOf(id: string): RuleAbout {
  const about = ABOUTS.find((candidate) => candidate.id === id);
  if (!about) throw new Error(`no rule ${id}`);
  return about;
}

function levelAt(resolved: Policy, rule: string, ...paths: readonly string[]): string {
  return settingAt(resolved, aboutOf(rule), paths).level;
}

function optionAt(resolved: Policy, rule: string, option: string, path: string): unknown {
  return settingAt(resolved, aboutOf(rule), [path]).options[option];
}

describe('presets', () => {
  it('is enisa without any file', async () => {
    const resolved = await policy({});
    expect([resolved.preset, resolved.failOn, resolved.priority, resolved.exposed]).toEqual([
      'enisa',
      'review',
      'bod-26-04',
      'unknown',
    ]);
    for (const about of ABOUTS) expect(resolved.rules.get(about.id)?.level).toBe(about.levels.enisa);
  });

  it('brings its own options', async () => {
    const resolved = await policy({ main: 'extends: strict\n' });
    expect(optionAt(resolved, 'known-vulnerability', 'review-rank', 'a')).toBe(5);
    expect([resolved.unknown, resolved.missing]).toEqual(['worst', 'needs-approval']);
    expect(optionAt(resolved, 'stale-data', 'max-age-hours', '')).toBe(48);
  });
});

describe('one file', () => {
  it('changes levels and options either way', async () => {
    const resolved = await policy({ main: 'rules:\n  malware: warn\n  floating-range: {bounded: true}\n' });
    expect(levelAt(resolved, 'malware', 'a')).toBe('warn');
    expect(levelAt(resolved, 'floating-range', 'a')).toBe('warn');
    expect(optionAt(resolved, 'floating-range', 'bounded', 'a')).toBe(true);
  });

  it('hands its lists to the rules that take them', async () => {
    const resolved = await policy({ main: "internal: ['@acme/*']\nhosts: [npm.acme.example]\ndata: {max-age: 12}\n" });
    expect(optionAt(resolved, 'internal-name', 'names', 'a')).toEqual(['@acme/*']);
    expect(optionAt(resolved, 'foreign-source', 'allowed-hosts', 'a')).toEqual(['npm.acme.example']);
    expect(optionAt(resolved, 'stale-data', 'max-age-hours', '')).toBe(12);
    expect(resolved.maxAgeHours).toBe(12);
  });

  it('lets a rule have another age than the data', async () => {
    const main = 'data: {max-age: 12}\nrules:\n  stale-data: {max-age-hours: 6}\n';
    expect(optionAt(await policy({ main }), 'stale-data', 'max-age-hours', '')).toBe(6);
  });

  it('sets rules for parts of the tree, either way', async () => {
    const main =
      'paths:\n  - match: tools\n    rules: {malware: off}\n  - match: "**/legacy/**"\n    rules: {floating-range: block}\n';
    const resolved = await policy({ main });
    expect(levelAt(resolved, 'malware', 'tools/a/package-lock.json')).toBe('off');
    expect(levelAt(resolved, 'malware', 'toolshed/package-lock.json')).toBe('block');
    expect(levelAt(resolved, 'floating-range', 'a/legacy/package.json')).toBe('block');
  });

  it('counts the strictest of several places', async () => {
    const resolved = await policy({ main: 'paths:\n  - match: tools\n    rules: {malware: off}\n' });
    expect(levelAt(resolved, 'malware', 'tools/a', 'app/a')).toBe('block');
    expect(levelAt(resolved, 'malware', 'app/a', 'tools/a')).toBe('block');
  });
});

describe('extends', () => {
  it('puts a chain of files together, the nearest last', async () => {
    const resolved = await policy({
      main: 'extends: policy/team.yaml\nexclude: [a]\nrules: {floating-range: block}\n',
      extended: {
        'policy/team.yaml': 'extends: ../base.yaml\nexclude: [b]\nrules: {floating-range: off, malware: warn}\n',
        'base.yaml': 'extends: lenient\nmission: low\nrules: {malware: off}\n',
      },
    });
    expect(resolved.files).toEqual(['base.yaml', 'policy/team.yaml', 'morel.yaml']);
    expect([resolved.preset, resolved.mission]).toEqual(['lenient', 'low']);
    expect([levelAt(resolved, 'floating-range', 'a'), levelAt(resolved, 'malware', 'a')]).toEqual(['block', 'warn']);
    expect(resolved.exclude).toEqual([
      { pattern: 'b', from: 'policy/team.yaml' },
      { pattern: 'a', from: 'morel.yaml' },
    ]);
  });

  it.each<[string, Given, string]>([
    [
      'a circle',
      { main: 'extends: a.yaml\n', extended: { 'a.yaml': 'extends: morel.yaml\n' } },
      'a.yaml:1:1: policies extend each other in a circle: morel.yaml',
    ],
    [
      'itself',
      { main: 'extends: ./morel.yaml\n' },
      'morel.yaml:1:1: policies extend each other in a circle: morel.yaml',
    ],
    [
      'a file that was not loaded',
      { main: '\nextends: a.yaml\n' },
      'morel.yaml:2:1: the policy a.yaml that this one extends was not loaded. Name it yourself with --policy, or write its rules here',
    ],
    [
      'a URL that was not loaded',
      { main: `extends: {url: https://policy.example/a, sha256: ${'a'.repeat(64)}}\n` },
      'morel.yaml:1:1: the policy https://policy.example/a that this one extends was not loaded. Name it yourself with --policy, or write its rules here',
    ],
  ])('refuses %s', async (_, given, expected) => {
    expect(await resolve(given)).toBe(expected);
  });

  it('refuses a chain without end', async () => {
    const extended = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`p${at}.yaml`, `extends: p${at + 1}.yaml\n`]),
    );
    expect(await resolve({ main: 'extends: p0.yaml\n', extended })).toContain('more than 10 policies');
  });

  it('wants what it extends, and takes a URL only with the right bytes', async () => {
    const bytes = new TextEncoder().encode('extends: strict\n');
    const main = await file(`extends:\n  url: https://policy.example/a\n  sha256: ${sha256(bytes)}\n`);
    const want = policyWant(main);
    if (want?.kind !== 'url') throw new Error('no URL is wanted');
    expect(verifyPolicy(want, bytes, main)).toEqual({ ok: true, value: 'extends: strict\n' });
    const other = verifyPolicy(want, new TextEncoder().encode('extends: lenient\n'), main);
    expect(!other.ok && problemText(other.error)).toContain(
      'morel.yaml:1:1: what lies at https://policy.example/a has',
    );
    expect(policyWant(await file('extends: ../b.yaml\n', 'a/c/morel.yaml'))).toEqual({
      kind: 'file',
      key: 'a/b.yaml',
      path: 'a/b.yaml',
    });
    expect(policyWant(await file('extends: strict\n'))).toBeUndefined();
  });
});

describe('nested files', () => {
  it('tighten levels and options below their folder', async () => {
    const nested = {
      'web/morel.yaml':
        "internal: ['@web/*']\nrules:\n  floating-range: block\n  known-vulnerability: {review-rank: 5}\npaths:\n  - match: legacy\n    rules: {installed-drift: block}\n",
    };
    const resolved = await policy({ main: "internal: ['@acme/*']\n", nested });
    expect(resolved.refused).toEqual([]);
    expect(resolved.files).toEqual(['morel.yaml', 'web/morel.yaml']);
    expect(levelAt(resolved, 'floating-range', 'web/package.json')).toBe('block');
    expect(levelAt(resolved, 'floating-range', 'website/package.json')).toBe('warn');
    expect(levelAt(resolved, 'installed-drift', 'web/legacy/a')).toBe('block');
    expect(levelAt(resolved, 'installed-drift', 'legacy/a')).toBe('warn');
    expect(optionAt(resolved, 'known-vulnerability', 'review-rank', 'web/a')).toBe(5);
    expect(optionAt(resolved, 'internal-name', 'names', 'web/a')).toEqual(['@acme/*', '@web/*']);
    expect(optionAt(resolved, 'internal-name', 'names', 'a')).toEqual(['@acme/*']);
  });

  it('may ask for a stricter preset', async () => {
    const resolved = await policy({ nested: { 'web/morel.yaml': 'extends: strict\n' } });
    expect(resolved.refused).toEqual([]);
    expect(levelAt(resolved, 'missing-integrity', 'web/a')).toBe('block');
    expect(levelAt(resolved, 'missing-integrity', 'a')).toBe('review');
  });

  it('cannot loosen anything, and every attempt is recorded', async () => {
    const nested = {
      'web/morel.yaml':
        'extends: lenient\n' +
        'rules:\n  malware: off\n  known-vulnerability: {level: warn, review-rank: 0, block-exploited: false}\n' +
        '  stale-data: {feeds: [kev=9999]}\n' +
        'paths:\n  - match: "**"\n    rules: {missing-integrity: off}\n' +
        'exclude: ["**"]\nhosts: [evil.example]\nexposed: no\ndata: {max-age: 999d}\nfail-on: block\n' +
        'exceptions:\n  - {rule: malware, subject: pkg:npm/x, reason: a, owner: b, until: 2099-01-01}\n',
    };
    const resolved = await policy({ nested });
    expect(resolved.refused).toEqual([
      {
        path: 'web/morel.yaml',
        changes: [
          '"exclude" counts in the policy at the root only',
          '"hosts" counts in the policy at the root only',
          '"exposed" counts in the policy at the root only',
          '"data" counts in the policy at the root only',
          '"fail-on" counts in the policy at the root only',
          '"exceptions" counts in the policy at the root only',
          '"extends: lenient" is laxer than "enisa"',
          '"known-vulnerability: warn" is laxer than "block"',
          '"review-rank" of "known-vulnerability" cannot be moved that way',
          '"block-exploited" of "known-vulnerability" cannot be moved that way',
          '"malware: off" is laxer than "block"',
          '"feeds" of "stale-data" cannot be moved that way',
          '"missing-integrity: off" is laxer than "review"',
        ],
      },
    ]);
    const plain = await policy({});
    for (const about of ABOUTS)
      expect(settingAt(resolved, about, ['web/a'])).toEqual(settingAt(plain, about, ['web/a']));
    expect([resolved.exceptions, resolved.exclude, resolved.hosts, resolved.failOn]).toEqual([[], [], [], 'review']);
  });

  it('cannot loosen what a file between it and the root made stricter', async () => {
    const nested = {
      'a/morel.yaml': 'rules: {floating-range: block}\n',
      'a/b/morel.yaml': 'rules: {floating-range: review}\n',
    };
    const resolved = await policy({ nested });
    expect(levelAt(resolved, 'floating-range', 'a/b/x')).toBe('block');
    expect(resolved.refused.map(({ path }) => path)).toEqual(['a/b/morel.yaml']);
  });

  it('follow no file or URL', async () => {
    const text = `extends: {url: https://internal.example/a, sha256: ${'a'.repeat(64)}}\n`;
    const resolved = await policy({ nested: { 'a/morel.yaml': text } });
    expect(resolved.refused[0]?.changes).toEqual([
      '"extends" names a file or URL, which counts in the policy at the root only',
    ]);
  });

  it('are named where they cannot be read', async () => {
    const resolved = await policy({ nested: { 'a/morel.yaml': 'ruels: {}\n' } });
    expect(resolved.refused[0]?.changes[0]).toContain('it cannot be read: a/morel.yaml:1:1: the key "ruels"');
  });
});
