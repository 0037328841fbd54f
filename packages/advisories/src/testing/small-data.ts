import type { Added } from './memory-index.ts';

/* A small world with one of everything. */

const CRITICAL = { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' };

export const SMALL: readonly Added[] = [
  {
    id: 'GHSA-aaaa-bbbb-cccc',
    aliases: ['CVE-2021-0001'],
    summary: 'Prototype pollution in left',
    published: '2021-01-01T00:00:00Z',
    modified: '2021-02-01T00:00:00.5Z',
    severity: [CRITICAL],
    affected: [
      {
        package: { ecosystem: 'npm', name: 'left' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }],
      },
      {
        package: { ecosystem: 'npm', name: 'right' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '2.0.0' }, { last_affected: '2.1.0' }] }],
      },
    ],
  },
  {
    id: 'x_FOP-left',
    aliases: ['CVE-2021-0001'],
    related: ['CVE-2020-9999'],
    details: 'the same, told by someone else',
    affected: [{ package: { ecosystem: 'npm', name: 'left' }, versions: ['1.0.0', '1.1.0'] }],
  },
  {
    id: 'MAL-2024-1',
    summary: 'Malicious code in évil (npm)',
    published: '2024-01-01T00:00:00Z',
    modified: '2024-01-01T00:00:00Z',
    affected: [
      { package: { ecosystem: 'npm', name: 'évil' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
    ],
  },
  {
    id: 'MAL-2024-2',
    summary: 'Malicious code in worse (npm)',
    affected: [
      { package: { ecosystem: 'npm', name: 'worse' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
    ],
  },
  {
    id: 'MAL-2024-3',
    withdrawn: '2024-03-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name: 'left' }, versions: ['1.0.0'] }],
  },
  {
    id: 'PYSEC-2022-1',
    aliases: ['CVE-2022-1111', 'GHSA-pppp-pppp-pppp'],
    details: 'Text with a line\nand "quotes".',
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'Some_Package' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: 'not a version!' }] }],
        versions: ['1.0', '1.0rc1'],
      },
    ],
  },
  {
    id: 'DSA-1',
    affected: [{ package: { ecosystem: 'Debian:12', name: 'left' }, versions: ['1.0-1'] }],
  },
  { kind: 'exploited', ids: ['CVE-2021-0001', 'EUVD-2021-1'], entry: { catalogue: 'EU', added: '2021-03-01' } },
  {
    kind: 'exploited',
    ids: ['CVE-2021-0001'],
    entry: { catalogue: 'CISA', added: '2021-03-02', due: '2021-03-23', ransomware: true },
  },
  {
    kind: 'ssvc',
    cve: 'CVE-2021-0001',
    ssvc: { exploitation: 'active', automatable: 'yes', technicalImpact: 'total', date: '2024-09-06' },
  },
  {
    kind: 'epss',
    cve: 'CVE-2021-0001',
    epss: { probability: 0.97, percentile: 0.999, date: '2026-01-30', model: 'v1' },
  },
  { kind: 'epss', cve: 'CVE-2022-1111', epss: { probability: 0.01, percentile: 0.5, date: '2026-01-30', model: 'v1' } },
];
