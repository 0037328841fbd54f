import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { ecosystem } from './index.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['rails', 'RedCloth', 'ruby-advisory-db-check', 'net_http_unix', 'a.b'],
  different: [
    ['RedCloth', 'redcloth'],
    ['a-b', 'a_b'],
  ],
});
