import { feedConformance } from '@morel/testkit';
import { feed } from './index.ts';

feedConformance(feed, import.meta.dirname);
