import { createProblemLog, HAND_OVER, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asString, declaredLicence, get, loadToml, readToml, type Parsed } from '@morel/parse';
import { besides } from '../../reading/tree-path.ts';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { manifestOf } from '../manifest/manifest.ts';
import { crateComponent } from '../names.ts';

/** The Cargo.toml of a published crate, which `cargo package` has put into its plain form. Source: The Cargo Book, "cargo package". */
export const crateReader: Reader = {
  format: 'crate',
  read(files) {
    const parsed = readToml(files.main.text, files.main.path);
    return parsed ? read(files, parsed) : HAND_OVER;
  },
  full: async () => {
    const toml = await loadToml();
    return { read: (files) => read(files, toml(files.main.text, files.main.path)) };
  },
};

function read({ main, found = [] }: ReaderFiles, parsed: Parsed): ReadResult {
  const log = createProblemLog(main.path, parsed.problems);
  const { package: own, wishes } = manifestOf(parsed);
  if (!own) {
    if (parsed.value !== undefined) log.add('wrong-format', 'the file has no [package] table with a name');
    return noPackage(log);
  }
  if (!own.version) log.add('unresolved-version', 'the crate states no version');
  const licences = declaredLicence(asString(get(get(parsed.value, 'package'), 'license')) ?? '');
  const isLocked = found.includes(besides(main.path, 'Cargo.lock'));
  return packageItself(
    main.path,
    {
      entry: {
        component: crateComponent(own.name, own.version, { kind: 'unknown' }),
        key: 'package',
        span: () => parsed.span('package', 'version') ?? parsed.span('package', 'name'),
        ...(licences && { licences }),
      },
      asks: isLocked ? [] : wishes.filter(({ kinds }) => !kinds.includes('dev')).map(({ name }) => name),
    },
    log,
  );
}
