import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { fileEntry } from '../lock-graph.ts';
import { faultOf, isConstraintsFile } from '../lockfiles/requirements/index.ts';
import { readRequirementFiles } from '../lockfiles/requirements/read-files.ts';
import { resolveEntries, type ResolvedEntry } from '../lockfiles/requirements/resolve.ts';
import { addPipSettings } from '../lockfiles/requirements/settings.ts';
import { refusal } from '../read-result.ts';
import { addManifest } from './add-manifest.ts';
import { compiledPins } from './compiled-pins.ts';
import type { ManifestWish } from './manifest-wish.ts';

/**
 * What pip-compile and uv turn into a requirements file. The versions are those of the file of the same name that ends in
 * `.txt`, where there is one.
 */
export const requirementsIn: Reader = { format: 'requirements-in', read };

function read(files: ReaderFiles): ReadResult {
  const { main } = files;
  const log = createProblemLog(main.path);
  const found = readRequirementFiles(files, isConstraintsFile(main.path), log);
  const fault = faultOf(main.text, found);
  if (fault) return refusal(main.path, fault.code, fault.message);
  const builder = new InventoryBuilder();
  addPipSettings(builder, found, main.path);
  const compiled = compiledFile(main.path);
  const pins = [...found.constraints, ...(compiled === undefined ? [] : compiledPins(files, compiled))];
  const entries = resolveEntries(found.requirements, pins, log).filter(({ isConstraint }) => !isConstraint);
  const wishes = entries.map((entry) => toWish(entry, main.path));
  const inventory = addManifest(
    builder,
    { root: fileEntry(main.path), wishes, build: [] },
    createProblemLog(main.path),
  );
  return { inventory, problems: log.list(), wants: [...found.wants, ...(compiled === undefined ? [] : [compiled])] };
}

function compiledFile(path: string): string | undefined {
  return path.endsWith('.in') ? path.replace(/\.in$/, '.txt') : undefined;
}

function toWish({ entry, version, marker }: ResolvedEntry, main: string): ManifestWish {
  const { name, text, specifier, source, extras, file, span } = entry;
  return {
    name: name ?? text,
    specifier,
    kinds: ['prod'],
    source,
    extras,
    ...(version !== undefined && { version }),
    ...(marker !== undefined && { marker }),
    span,
    ...(file !== main && { file }),
  };
}
