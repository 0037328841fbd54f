import type { FeedAbout } from '@morel/model';

export const about: FeedAbout = {
  id: 'osv',
  title: 'OSV, the open source vulnerability database',
  provides: 'advisories',
  sources: ['https://osv-vulnerabilities.storage.googleapis.com'],
  licence: 'by source: CC-BY-4.0, CC0-1.0, Apache-2.0 and others, see osv.dev',
  attribution:
    'OSV (osv.dev) with the GitHub Advisory Database, OpenSSF malicious-packages and the databases of the ecosystems',
  interval: 24,
};
