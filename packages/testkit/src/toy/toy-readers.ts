import {
  InventoryBuilder,
  quote,
  type EdgeKind,
  type Problem,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Requirement,
} from '@morel/model';

interface Line {
  readonly text: string;
  readonly start: number;
}

const SPACES = /[ \t]+/;
const ALIAS = /^as:[^@]+@(.+)$/;
const OWN_FOLDER = /^(link|file):(.*)$/;

/** `toy.lock`: `toy-lock 1`, then `FROM -> NAME@VERSION [KIND] [RANGE] [DIGEST] [overridden]`; `include FILE` takes in another. */
export const lockReader: Reader = { format: 'toy-lock', read: readLock };

/**
 * `toy.manifest`: `NAME RANGE [KIND]` on each line; `as:OTHER@RANGE` is another package under this name, and
 * `=VERSION build` is installed in that version. */
export const manifestReader: Reader = { format: 'toy-manifest', read: readManifest };

/** `toy_modules/list`: `NAME@VERSION` on each line; a name alone holds what follows. */
export const installedReader: Reader = { format: 'toy-installed', read: readInstalled };

/** `toy.conf`: `KEY=VALUE` on each line. */
export const settingsReader: Reader = { format: 'toy-conf', read: readSettings };

function readLock(files: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const problems: Problem[] = [];
  const wants: string[] = [];
  const known = new Map<string, number>();
  const position = (spec: string, line: Line, file: string): number => {
    const found = known.get(spec);
    if (found !== undefined) return found;
    const added = addEntry(builder, spec, line, file === files.main.path ? undefined : file);
    known.set(spec, added);
    return added;
  };
  const texts = [files.main];
  for (const text of texts) {
    for (const line of linesOf(text.text)) {
      const [from = '', arrow, to, kind = 'prod', range] = line.text.split(SPACES);
      if (from === 'toy-lock') {
        if (arrow !== '1')
          return refused({ code: 'unknown-format-version', message: `toy-lock has version ${quote(arrow ?? '')}` });
      } else if (from === 'include' && arrow !== undefined) {
        wants.push(arrow);
        const included = files.get(arrow);
        if (included && 'code' in included)
          problems.push({ ...included, where: { path: text.path, span: spanOf(line) } });
        else if (included && !texts.includes(included)) texts.push(included);
      } else if (arrow === '->' && to !== undefined) {
        const ends = [position(from, line, text.path), position(to, line, text.path)] as const;
        builder.addEdge(...ends, [toKind(kind)], range);
        if (line.text.endsWith(' overridden')) builder.override(...ends);
      } else {
        problems.push({
          code: 'syntax',
          message: `${quote(line.text)} is no entry`,
          where: { path: text.path, span: spanOf(line) },
        });
      }
    }
  }
  return { inventory: builder.build(), problems, wants, formatVersion: '1' };
}

/** What the build of the project needs, in one version. */
function addPinned(builder: InventoryBuilder, spec: string, line: Line): void {
  const root = addEntry(builder, 'project', line, undefined);
  builder.addEdge(root, addEntry(builder, spec, line, undefined), ['build']);
}

/** An entry without version is the project, one with `link:` or `file:` in its place a folder of its own. */
function addEntry(builder: InventoryBuilder, spec: string, line: Line, file: string | undefined): number {
  const [name = '', version] = spec.split('@');
  const place = { span: spanOf(line), ...(file !== undefined && { file }) };
  if (version === undefined) {
    const project = builder.add({
      component: { ecosystem: 'toy', name, purl: `pkg:toy/${name}` },
      key: spec,
      source: { kind: 'project', path: '' },
      ...place,
    });
    builder.addRoot(project, 'project');
    return project;
  }
  const [, kind, path = ''] = OWN_FOLDER.exec(version) ?? [];
  if (kind === 'link' || kind === 'file') {
    return builder.add({ component: { ecosystem: 'toy', name }, key: spec, source: { kind, path }, ...place });
  }
  const digest = line.text.split(SPACES).find((word) => word.startsWith('sha512-'));
  return builder.add({
    component: { ecosystem: 'toy', name, ...(version !== '?' && { version, purl: `pkg:toy/${name}@${version}` }) },
    key: spec,
    source: { kind: 'registry' },
    digests: digest === undefined ? [] : [digest],
    ...place,
  });
}

function readManifest(files: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  for (const line of linesOf(files.main.text)) {
    const [name = '', specifier = '*', kind = 'prod'] = line.text.split(SPACES);
    const range = ALIAS.exec(specifier)?.[1];
    const requirement: Omit<Requirement, 'input'> = {
      ecosystem: 'toy',
      name,
      specifier,
      ...(range !== undefined && { range }),
      kinds: [toKind(kind)],
      source: 'registry',
      span: spanOf(line),
    };
    builder.addRequirement(requirement);
    if (kind === 'build' && specifier.startsWith('=')) addPinned(builder, `${name}@${specifier.slice(1)}`, line);
  }
  return { inventory: builder.build(), problems: [] };
}

function readInstalled(files: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const roots: number[] = [];
  for (const line of linesOf(files.main.text)) {
    const position = addEntry(builder, line.text, line, undefined);
    if (!line.text.includes('@')) roots.push(position);
    for (const root of roots) if (root !== position) builder.addEdge(root, position, ['prod']);
  }
  return { inventory: builder.build(), problems: [] };
}

function readSettings(files: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  for (const line of linesOf(files.main.text)) {
    const [key = '', value = ''] = line.text.split('=');
    builder.addSetting({ client: 'toy', key, value, span: spanOf(line) });
  }
  return { inventory: builder.build(), problems: [] };
}

function refused(problem: Problem): ReadResult {
  return { inventory: new InventoryBuilder().build(), problems: [problem] };
}

function toKind(text: string): EdgeKind {
  return text === 'dev' || text === 'optional' || text === 'peer' || text === 'build' ? text : 'prod';
}

function spanOf(line: Line): { start: number; end: number } {
  return { start: line.start, end: line.start + line.text.length };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '');
    if (line.trim() !== '') lines.push({ text: line, start });
    start += raw.length + 1;
  }
  return lines;
}
