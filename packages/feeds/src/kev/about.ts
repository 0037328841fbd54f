import type { FeedAbout } from '@morel/model';

export const about: FeedAbout = {
  id: 'kev',
  title: 'CISA Known Exploited Vulnerabilities',
  provides: 'exploited',
  catalogue: 'CISA',
  sources: ['https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'],
  licence: 'CC0-1.0',
  attribution: 'CISA Known Exploited Vulnerabilities Catalog',
  interval: 24,
};
