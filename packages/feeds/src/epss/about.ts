import type { FeedAbout } from '@morel/model';

export const about: FeedAbout = {
  id: 'epss',
  title: 'EPSS, the Exploit Prediction Scoring System',
  provides: 'epss',
  sources: ['https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'],
  licence: 'free use with citation',
  attribution: 'FIRST EPSS, first.org/epss',
  interval: 24,
};
