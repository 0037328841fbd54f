import { createProblemLog, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asObject, asString, declaredLicences, get, readJson } from '@morel/parse';
import { createFoundNames } from '../../reading/found-names.ts';
import { besides } from '../../reading/tree-path.ts';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { npmComponent } from '../component.ts';
import { wishesOf, type Fields } from '../wishes.ts';

/**
 * The package.json of a package in its archive, or where it was unpacked: what was published. Source: "package.json" of npm's
 * documentation; npm takes the first folder of an archive whatever it is called.
 */
export const npmPackageReader: Reader = { format: 'npm-package', read };

function read({ main, found = [] }: ReaderFiles): ReadResult {
  const { path } = main;
  const parsed = readJson(main.text, path);
  const log = createProblemLog(path, parsed.problems);
  const fields = asObject(parsed.value);
  const [name, version] = [asString(get(fields, 'name')), asString(get(fields, 'version'))];
  if (!fields || !name) {
    if (parsed.value !== undefined) log.add('unknown-entry', 'the package has no name, and is not looked up');
    return noPackage(log);
  }
  if (!version) log.add('unresolved-version', 'the package states no version');
  const licences = declaredLicences(get(fields, 'license') ?? get(fields, 'licenses'));
  const isLocked = found.includes(besides(path, 'npm-shrinkwrap.json'));
  return packageItself(
    path,
    {
      entry: {
        component: npmComponent(name, version || undefined, { kind: 'unknown' }),
        key: 'package',
        span: () => parsed.span('version') ?? parsed.span('name'),
        ...(licences && { licences }),
      },
      asks: isLocked ? [] : asksOf(fields, bundled(found)),
    },
    log,
  );
}

const bundled = createFoundNames(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/);

/** What comes with an installation and does not lie in the archive already. */
function asksOf(fields: Fields, inside: ReadonlySet<string>): string[] {
  return wishesOf(fields, false, () => undefined).flatMap(({ name, kinds }) =>
    inside.has(name) || (kinds.includes('peer') && kinds.includes('optional')) ? [] : [name],
  );
}
