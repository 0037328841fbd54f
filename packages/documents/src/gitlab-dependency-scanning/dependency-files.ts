import { printable, type ComponentReport, type Report } from '@morel/model';
import { filled } from '../plain-words.ts';

/** A component in one file, under a number that is its own in that file. */
export interface Dependency {
  readonly package: { readonly name: string };
  readonly version: string;
  readonly iid: number;
  readonly direct: boolean;
}

/** A file that names dependencies, and the numbers of those by `name@version`. */
export interface NumberedFile {
  readonly file: {
    readonly path: string;
    readonly package_manager: string;
    readonly dependencies: readonly Dependency[];
  };
  readonly byLabel: ReadonlyMap<string, Dependency>;
}

/** Every file in which a component stands, with all of them; the project's own code is no dependency. */
export function dependencyFiles(report: Report): readonly NumberedFile[] {
  const byPath = new Map<string, ComponentReport[]>();
  for (const component of report.components) {
    if (component.firstParty || component.scope === 'root') continue;
    for (const path of new Set(component.locations.map((place) => place.path))) {
      const list = byPath.get(path);
      if (list) list.push(component);
      else byPath.set(path, [component]);
    }
  }
  return [...byPath].map(([path, components]) => numbered(path, components));
}

function numbered(path: string, components: readonly ComponentReport[]): NumberedFile {
  const dependencies = components.map(({ name, version, direct }, position) => ({
    package: { name: printable(name) },
    version: printable(version ?? '', 80),
    iid: position + 1,
    direct,
  }));
  const byLabel = new Map(
    components.flatMap(({ name, version }, position) => {
      const dependency = dependencies[position];
      return dependency ? [[`${name}@${version ?? ''}`, dependency] as const] : [];
    }),
  );
  const manager = filled(printable(components[0]?.ecosystem ?? '', 80), 'unknown');
  const file = { path: filled(path, '.'), package_manager: manager, dependencies };
  return { file, byLabel };
}
