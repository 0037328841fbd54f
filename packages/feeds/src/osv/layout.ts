import type { FeedLayout } from '@morel/model';

/** Endings of files; an address without one is the base of a bucket. */
const FILE = /\.(?:zip|gz|json|jsonl|ndjson|csv|txt|ya?ml|tar|tgz)$/i;

/** OSV's export of one ecosystem, or of all: no other file is called so. Source: as below. */
export function isWhole(location: string): boolean {
  return /(?:^|[\\/])all\.zip$/.test(location.split(/[?#]/)[0] ?? '');
}

/**
 * The layout of OSV's bucket: `<base>/<Ecosystem>/all.zip`, `modified_id.csv` and `<ID>.json`. Undefined where the address
 * is that of one file. Source: google.github.io/osv.dev/data, "Data dumps".
 */
export function layout(location: string): FeedLayout | undefined {
  const [path = '', query] = location.split('?');
  if (FILE.test(path)) return undefined;
  const base = path.replace(/\/+$/, '');
  const address = (...parts: readonly string[]): string =>
    [base, ...parts.map(encodeURIComponent)].join('/') + (query === undefined ? '' : `?${query}`);
  return {
    parts: address('ecosystems.txt'),
    part: (name) => ({
      all: address(name, 'all.zip'),
      changes: address(name, 'modified_id.csv'),
      record: (id) => address(name, `${id}.json`),
    }),
  };
}
