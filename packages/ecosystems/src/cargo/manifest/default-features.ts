import { entriesOf, get, stringsOf } from '@morel/parse';

/**
 * Keys of the optional dependencies that a package has unless somebody turns its default features off: a build that says
 * nothing about features takes them in.
 */
export function onByDefault(manifest: unknown): ReadonlySet<string> {
  const features = new Map(entriesOf(get(manifest, 'features')));
  const dependencies = new Set<string>();
  const seen = new Set(['default']);
  for (const feature of seen) {
    for (const item of stringsOf(features.get(feature))) {
      const slash = item.indexOf('/');
      const name = slash < 0 ? item : item.slice(0, slash);
      // `name?/feature` only adds to a dependency that something else turned on.
      if (name.endsWith('?')) continue;
      if (name.startsWith('dep:')) dependencies.add(name.slice('dep:'.length));
      else if (slash < 0 && features.has(name)) seen.add(name);
      else dependencies.add(name);
    }
  }
  return dependencies;
}
