import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'openvex',
  title: 'OpenVEX',
  mediaType: 'application/json',
  extension: 'openvex.json',
  writes: false,
  formats: [],
  vex: [
    {
      id: 'openvex',
      title: 'OpenVEX 0.2 (JSON)',
      writes: true,
      isDefault: true,
      signs: ['"@context"', 'https://openvex.dev/ns'],
    },
  ],
};
