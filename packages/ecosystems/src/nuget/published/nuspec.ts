import { createProblemLog, quote, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { declaredLicence, xmlChild, xmlChildren, xmlText, type XmlElement } from '@morel/parse';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { nugetComponent } from '../names.ts';
import { xmlReader, type ReadXml } from '../xml-reader.ts';

/** The .nuspec of a package. Source: NuGet's ".nuspec reference". */
export const nuspecReader: Reader = xmlReader('nuspec', read);

function read({ main }: ReaderFiles, readXml: ReadXml): ReadResult {
  const { root, problems } = readXml(main.text, main.path);
  const log = createProblemLog(main.path, problems);
  const metadata = root?.name === 'package' ? xmlChild(root, 'metadata') : undefined;
  const [id, version] = [xmlText(metadata, 'id'), xmlText(metadata, 'version')];
  if (!metadata || !id) {
    if (root) log.add('wrong-format', `${quote(root.name, 60)} holds no metadata with an id`, root.span);
    return noPackage(log);
  }
  if (!version) log.add('unresolved-version', 'the package states no version', metadata.span);
  const licence = xmlChild(metadata, 'license');
  const licences = licence?.attributes['type'] === 'expression' ? declaredLicence(licence.text) : undefined;
  return packageItself(
    main.path,
    {
      entry: {
        component: nugetComponent(id, version),
        key: 'package',
        span: (xmlChild(metadata, 'version') ?? metadata).span,
        ...(licences && { licences }),
      },
      asks: asksOf(xmlChild(metadata, 'dependencies')),
    },
    log,
  );
}

/** In groups by framework, or without. */
function asksOf(dependencies: XmlElement | undefined): string[] {
  const lists = [dependencies, ...xmlChildren(dependencies, 'group')];
  return lists.flatMap((list) => xmlChildren(list, 'dependency')).flatMap(({ attributes }) => attributes['id'] ?? []);
}
