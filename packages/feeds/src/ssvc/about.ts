import type { FeedAbout } from '@morel/model';

export const about: FeedAbout = {
  id: 'ssvc',
  title: 'CISA Vulnrichment: SSVC decision points',
  provides: 'ssvc',
  sources: ['https://codeload.github.com/cisagov/vulnrichment/zip/refs/heads/develop'],
  licence: 'CC0-1.0',
  attribution: 'CISA Vulnrichment, github.com/cisagov/vulnrichment',
  interval: 24,
  large: true,
};
