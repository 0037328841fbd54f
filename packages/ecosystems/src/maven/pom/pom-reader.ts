import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Claim,
  type Hints,
  type Problem,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { loadXml } from '@morel/parse';
import { joinPath, resolvePath } from '../../reading/tree-path.ts';
import { addRepositories } from '../settings/repositories.ts';
import { createKeys } from '../../reading/unique-keys.ts';
import { addProject, complain, type PomInput } from './add-project.ts';
import { openPoms, type ParseXml } from './pom-pool.ts';
import { createPomResolver } from './resolve-pom.ts';
import type { Pom } from './pom.ts';

const WRITE_SBOM = 'Let the build write an SBOM with all that it resolves, and scan that one.';

/** Maven has no lockfile, and most parents and BOMs come from a repository. */
const HINTS: Hints = { 'unresolved-version': WRITE_SBOM, 'missing-file': `${WRITE_SBOM} Or add the file.` };

/**
 * Loads the reader of pom.xml. All poms of a tree are one input, as they are one build to Maven: a parent or a BOM may be
 * any of them, and a file that another one of its format includes would not be read on its own.
 */
export async function loadPomReader(): Promise<Reader> {
  const parse = await loadXml();
  return { format: 'pom', claim, read: (files) => read(files, parse) };
}

function claim(paths: readonly string[]): Claim[] {
  const [main, ...others] = paths.toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  return main === undefined ? [] : [{ main, with: others }];
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function read(files: ReaderFiles, parse: ParseXml): ReadResult {
  const main = files.main.path;
  const log = createProblemLog(main, [], HINTS);
  const pool = openPoms(files, parse, log);
  const input: PomInput = {
    builder: new InventoryBuilder(),
    resolver: createPomResolver(pool),
    log,
    main,
    keys: createKeys(),
    entries: new Map(),
    said: new Set(),
    unpinned: new Set(),
    leaves: new Set(),
  };
  for (const pom of pool.projects) {
    reportParents(pom, input);
    reportModules(pom, files, input);
    addProject(pom, input);
    addRepositories(input.builder, pom.element, pom.file === main ? undefined : pom.file);
  }
  const problems = [...log.list(), ...wholeProblems(input)];
  return { inventory: input.builder.build(), problems, wants: pool.wants };
}

function reportParents(pom: Pom, input: PomInput): void {
  const { orphan, circle } = input.resolver.lineage(pom);
  if (orphan?.parent) {
    const { groupId = '', artifactId = '', version } = orphan.parent;
    const shown = quote(`${groupId}:${artifactId}:${version?.text ?? ''}`);
    const message = `the parent ${shown} is not in the tree: what it asks for and manages is not known`;
    complain(input, 'missing-file', message, orphan.parent);
  }
  if (circle?.parent) complain(input, 'cycle', 'the parent is one of the children of this pom', circle.parent);
}

/** A module that was not found is not read at all. */
function reportModules({ file, modules }: Pom, { found = [file] }: ReaderFiles, input: PomInput): void {
  for (const module of modules) {
    const path = resolvePath(file, module.text);
    const places = path === undefined ? [] : [path, joinPath(path, 'pom.xml')];
    if (!places.some((place) => found.includes(place)))
      complain(input, 'missing-file', `the module ${quote(module.text)} is not among the poms that were found`, module);
  }
}

/** What no pom can say, once for all of them. */
function wholeProblems({ main, leaves, unpinned }: PomInput): Problem[] {
  const problems: Problem[] = [];
  const where = { path: main };
  if (leaves.size > 0) {
    problems.push({
      code: 'missing-file',
      message: `Maven has no lockfile, and the poms of what is asked for (${leaves.size}) are not in the tree: what comes with it is not known`,
      hint: WRITE_SBOM,
      where,
    });
  }
  if (unpinned.size > 0) {
    const names = quote([...unpinned].join(', '));
    problems.push({
      code: 'not-judged',
      message: `no pom says which versions of these plugins run in the build: ${names}`,
      where,
    });
  }
  return problems;
}
