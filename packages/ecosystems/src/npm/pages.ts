import type { PageRules } from '@morel/model';
import { asString, get, readJson } from '@morel/parse';
import { webAddress } from '../reading/web-address.ts';

/** Source: docs.npmjs.com, "package.json", `repository`. */
const SHORT = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/;
const HOSTS: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};

/** The site of npm's registry, and what the manifest of an installed package says. */
export const pages: PageRules = {
  registry: (name, version) => webAddress`https://www.npmjs.com/package/${name}/v/${version}`,
  installedManifest(key, name) {
    const folder = /(?:^|\/)node_modules\//.test(key) ? key : `node_modules/${name}`;
    return folder.split('/').includes('..') ? undefined : `${folder}/package.json`;
  },
  upstreamIn(text, name) {
    const { value, problems } = readJson(text, 'package.json');
    if (problems.length > 0 || get(value, 'name') !== name) return undefined;
    const stated = get(value, 'repository');
    const address = asString(stated) ?? asString(get(stated, 'url'));
    const [, host = 'github', path] = SHORT.exec(address ?? '') ?? [];
    const repository = path === undefined ? address : `https://${HOSTS[host]}/${path}`;
    const isPart = asString(get(stated, 'directory')) !== undefined;
    return repository === undefined ? {} : { repository, ...(isPart && { isPart }) };
  },
};
