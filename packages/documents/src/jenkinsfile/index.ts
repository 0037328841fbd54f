import { InventoryBuilder, type Document, type Problem, type ReadResult, type ReaderFiles } from '@morel/model';
import { createStepList, type StepList } from '../workflow.ts';
import { enter, type Folder, type FolderNames } from '../workflow-folder.ts';
import { about } from './about.ts';
import { readTokens, type Token } from './tokens.ts';

/** Build steps of Jenkins. */
export const document: Document = { about, readers: [{ format: 'jenkinsfile', read: readJenkinsfile }] };

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bat', 'powershell', 'pwsh']);
const WORKSPACE: readonly string[] = ['$WORKSPACE', '${WORKSPACE}', '${env.WORKSPACE}', '$env.WORKSPACE'];

/** Tokens after a step's name that are looked at. */
const REACH = 60;

/** What holds within a pair of braces. */
interface Block {
  readonly job: string | undefined;
  readonly folder: Folder;
}

function readJenkinsfile({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const problems: Problem[] = [];
  const steps = createStepList(builder, main, problems);
  // The workspace is the checkout, wherever in it the file lies.
  const base = main.path.includes('/') ? undefined : '';
  const names = new Map<string, Folder>(WORKSPACE.map((name) => [name, base]));
  const blocks: Block[] = [{ job: undefined, folder: base }];
  const tokens = [...readTokens(main.text)];
  for (const [position, token] of tokens.entries()) {
    const block = blocks.at(-1) ?? { job: undefined, folder: base };
    if (token.text === '{' && token.kind === 'mark') blocks.push(opened(tokens, position, block, names));
    else if (token.text === '}' && token.kind === 'mark' && blocks.length > 1) blocks.pop();
    else if (token.kind === 'word' && SHELLS.has(token.text))
      addStep(scriptAfter(tokens, position), block, { steps, names });
    else if (token.kind === 'mark' && token.text === '@') problems.push(...libraryNote(tokens, position, main.path));
  }
  return { inventory: builder.build(), problems };
}

function addStep(
  script: Token | undefined,
  { job, folder }: Block,
  to: { readonly steps: StepList; readonly names: FolderNames },
): void {
  if (!script) return;
  const { text, start } = script;
  to.steps.add(text, {
    job,
    folder,
    names: to.names,
    place: (from, end) => ({ start: start + from, end: start + end }),
  });
}

/** The block of `stage('Build') {` and `dir('web') {`. */
function opened(tokens: readonly Token[], brace: number, outer: Block, names: FolderNames): Block {
  const [name, open, value, close] = tokens.slice(Math.max(0, brace - 4), brace);
  if (name?.kind !== 'word' || open?.text !== '(' || value?.kind !== 'string' || close?.text !== ')') return outer;
  if (name.text === 'stage') return { ...outer, job: value.text };
  return name.text === 'dir' ? { ...outer, folder: enter(outer.folder, value.text, names) } : outer;
}

/** The script of `sh '…'`, `sh('…')` and `sh(script: '…')`. */
function scriptAfter(tokens: readonly Token[], position: number): Token | undefined {
  if (tokens[position - 1]?.text === '.') return undefined;
  const after = tokens.slice(position + 1, position + 1 + REACH);
  const isCall = after[0]?.text === '(';
  const call = isCall ? after.slice(1).filter(({ kind }) => kind !== 'line') : after;
  const end = call.findIndex(
    ({ kind, text }) => kind === 'line' || (kind === 'mark' && (text === ')' || text === '{')),
  );
  const inner = end < 0 ? call : call.slice(0, end);
  if (inner[0]?.kind === 'string') return inner[0];
  const name = inner.findIndex(({ text }, at) => text === 'script' && inner[at + 1]?.text === ':');
  const value = name < 0 ? undefined : inner[name + 2];
  return value?.kind === 'string' ? value : undefined;
}

function libraryNote(tokens: readonly Token[], position: number, path: string): Problem[] {
  const word = tokens[position + 1];
  if (word?.text !== 'Library') return [];
  const span = { start: word.start, end: word.start + word.text.length };
  return [
    {
      code: 'not-judged',
      message: 'the pipeline uses a shared library, whose commands were not read',
      where: { path, span },
    },
  ];
}
