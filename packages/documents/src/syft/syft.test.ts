import { join } from 'node:path';
import { readerConformance } from '@morel/testkit';
import { document } from './index.ts';

readerConformance({ about: document.about, readers: document.readers ?? [] }, join(import.meta.dirname, 'fixtures'));
