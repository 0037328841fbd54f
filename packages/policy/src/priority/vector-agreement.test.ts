import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Severity } from '@morel/model';
import { asArray, asString, get, stringsOf } from '@morel/parse';
import { sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { readAutomatable, readImpact } from './vector.ts';

const SSVC = sharedData('risk/vulnrichment-ssvc.ndjson.gz');
const ADVISORIES = ['npm-ghsa', 'npm-ghsa-recent', 'pypi-pysec', 'crates-rustsec'].map((name) =>
  sharedData(`osv/${name}.ndjson.gz`),
);

function records(path: string): readonly unknown[] {
  const lines = gunzipSync(readFileSync(path)).toString().split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}

/** CISA's answers and the first CVSS 3 vector of each CVE that has both. */
function pairs(ssvc: string): readonly { readonly answer: unknown; readonly severity: Severity }[] {
  const vectors = new Map<string, Severity>();
  for (const record of ADVISORIES.flatMap((path) => (path === undefined ? [] : records(path)))) {
    const found = (asArray(get(record, 'severity')) ?? []).find((item) => get(item, 'type') === 'CVSS_V3');
    const value = asString(get(found, 'score'));
    if (value === undefined) continue;
    const ids = [asString(get(record, 'id')) ?? '', ...stringsOf(get(record, 'aliases'))];
    for (const id of ids)
      if (!vectors.has(id)) vectors.set(id, { type: 'CVSS_V3', value, score: 1, band: 'low', source: id });
  }
  return records(ssvc).flatMap((answer) => {
    const severity = vectors.get(asString(get(answer, 'cve')) ?? '');
    return severity ? [{ answer, severity }] : [];
  });
}

interface Agreement {
  readonly said: number;
  readonly right: number;
  readonly denied: number;
  readonly rightlyDenied: number;
}

function agreement(key: string, denial: string, read: typeof readImpact): Agreement {
  const told = pairs(SSVC ?? '').flatMap(({ answer, severity }) => {
    const value = read([severity])?.value;
    return value === undefined ? [] : [{ value, isRight: get(answer, key) === value }];
  });
  const denied = told.filter(({ value }) => value === denial);
  return {
    said: told.length,
    right: told.filter(({ isRight }) => isRight).length / told.length,
    denied: denied.length,
    rightlyDenied: denied.filter(({ isRight }) => isRight).length / denied.length,
  };
}

describe('what a vector answers agrees with CISA', () => {
  it.skipIf(SSVC === undefined || ADVISORIES.includes(undefined))('on whether an exploit can be automated', () => {
    const { said, right, rightlyDenied } = agreement('Automatable', 'no', readAutomatable);
    expect(said).toBeGreaterThan(1000);
    expect(right).toBeGreaterThan(0.85);
    expect(rightlyDenied).toBeGreaterThan(0.93);
  });

  it.skipIf(SSVC === undefined || ADVISORIES.includes(undefined))('on the technical impact', () => {
    const { said, right, rightlyDenied } = agreement('Technical Impact', 'partial', readImpact);
    expect(said).toBeGreaterThan(1000);
    expect(right).toBeGreaterThan(0.9);
    expect(rightlyDenied).toBeGreaterThan(0.92);
  });
});
