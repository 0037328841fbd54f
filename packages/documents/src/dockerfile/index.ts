import { InventoryBuilder, type Document, type Problem, type ReadResult, type ReaderFiles } from '@morel/model';
import { asArray, readJson, stringsOf } from '@morel/parse';
import { createStepList } from '../workflow.ts';
import { about } from './about.ts';
import { readInstructions, type Instruction } from './instructions.ts';

/** Build steps of container images. */
export const document: Document = { about, readers: [{ format: 'dockerfile', read: readDockerfile }] };

const FLAGS = /^(?:--[a-z]+(?:=\S*)?[ \t\\\r\n]+)*/;
const STAGE = /\sas\s+(\S+)/i;
const LONGEST = 1024 * 1024;

function readDockerfile({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const problems: Problem[] = [];
  const steps = createStepList(builder, main, problems);
  let job: string | undefined;
  for (const instruction of readInstructions(main.text)) {
    if (instruction.name === 'FROM') job = STAGE.exec(instruction.text)?.[1];
    if (instruction.name !== 'RUN') continue;
    const flags = FLAGS.exec(instruction.text)?.[0].length ?? 0;
    const text = instruction.text.slice(flags);
    const start = instruction.start + flags;
    const words = execForm(text, main.path);
    const span = { start, end: start + text.trimEnd().length };
    if (words) steps.add(words.map(quoted).join(' '), { job, folder: undefined, place: () => span });
    else steps.add(text, { job, folder: undefined, place: (from, to) => ({ start: start + from, end: start + to }) });
  }
  return { inventory: builder.build(), problems };
}

/** The words of `["npm", "ci"]`; undefined for the shell form. */
function execForm(text: Instruction['text'], path: string): string[] | undefined {
  if (!text.startsWith('[') || text.length > LONGEST) return undefined;
  const words = asArray(readJson(text.trim(), path).value);
  return words?.every((word) => typeof word === 'string') ? stringsOf(words) : undefined;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", '"')}'`;
}
