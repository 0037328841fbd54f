import type { PageRules } from '@morel/model';
import { webAddress } from '../reading/web-address.ts';

/** The site of CocoaPods has a page for a pod, none for a version or a part of it. */
export const pages: PageRules = {
  registry: (name) => webAddress`https://cocoapods.org/pods/${name.split('/', 1)[0]}`,
};
