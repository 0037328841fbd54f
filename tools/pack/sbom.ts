import type { BundledPackage } from './bundled-packages.ts';

/** The bundle's contents as CycloneDX 1.6 JSON. Bundling hides dependencies from scanners: this shows them. */
export function bundleSbom(version: string, packages: readonly BundledPackage[]): string {
  const root = `pkg:npm/morel@${version}`;
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'morel',
        version,
        purl: root,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: packages.map((item) => ({
      type: 'library',
      'bom-ref': purlOf(item),
      name: item.name,
      version: item.version,
      purl: purlOf(item),
      licenses: [
        /^[A-Za-z0-9.-]+$/.test(item.license) ? { license: { id: item.license } } : { expression: item.license },
      ],
    })),
    dependencies: [
      { ref: root, dependsOn: packages.map(purlOf) },
      ...packages.map((item) => ({
        ref: purlOf(item),
        dependsOn: packages.filter(({ name }) => item.dependencies.includes(name)).map(purlOf),
      })),
    ],
    compositions: [{ aggregate: 'complete', dependencies: [root] }],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function purlOf({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Licence texts of what is inside, for the notices file. */
export function notices(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, license, notice }) => `${name} ${version} (${license})\n\n${notice}`);
  return `Morel contains the following packages.\n\n${parts.join('\n\n----------\n\n')}\n`;
}
