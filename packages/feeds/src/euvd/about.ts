import type { FeedAbout } from '@morel/model';

export const about: FeedAbout = {
  id: 'euvd',
  title: 'European Vulnerability Database: known exploited vulnerabilities',
  provides: 'exploited',
  catalogue: 'EU',
  sources: [
    'https://euvdservices.enisa.europa.eu/api/kev/dump',
    'https://euvdservices.enisa.europa.eu/api/dump/cve-euvd-mapping',
  ],
  licence: 'terms of the EUVD, euvd.enisa.europa.eu',
  attribution: 'ENISA European Vulnerability Database',
  interval: 24,
};
