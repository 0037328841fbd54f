import type { EdgeKind } from '@morel/model';
import { substitute, type Substituted } from '../substitute.ts';
import { readInstructions, type Instruction } from './instructions.ts';

/** An image that a Dockerfile names. */
export interface UsedImage {
  /** As written. */
  readonly written: string;
  /** With the defaults of its arguments. */
  readonly image: Substituted;
  readonly platform?: string;
  readonly kinds: readonly EdgeKind[];
  readonly instruction: Instruction;
}

/** What was found in a Dockerfile. */
export interface DockerfileImages {
  readonly images: readonly UsedImage[];
  /** Instructions that name an image in a form that was not understood. */
  readonly odd: readonly Instruction[];
  /** Whether it has any stage. */
  readonly hasStage: boolean;
}

interface Stage {
  /** The stage that it builds on, or the image. */
  readonly stageBase: Stage | UsedImage | undefined;
}

const FROM = /^((?:--[a-z]+(?:=\S*)?[ \t]+)*)(\S+)(?:[ \t]+AS[ \t]+(\S+))?[ \t]*$/i;
const PLATFORM = /--platform=(\S+)/i;
const COPIED = /^(?:--[a-z-]+(?:=\S*)?[ \t]+)*--from=["']?([^\s"']+)["']?(?=[ \t]|$)/i;
const MOUNTED = /--mount=(\S*)/g;
const SYNTAX = /^#[ \t]*syntax[ \t]*=[ \t]*(\S+)[ \t]*\r?$/im;

/**
 * The images of `FROM`, `COPY --from`, `RUN --mount=…,from=` and of the line `# syntax=`. A name of a stage before is none, nor
 * is `scratch`. What the last stage is made of ends in the product; the rest only builds. Source: Dockerfile reference.
 */
export function imagesOf(text: string): DockerfileImages {
  const globals = new Map<string, string>();
  // By number and by name; of stages of one name the last one counts.
  const stages = new Map<string, Stage>();
  let count = 0;
  let last: Stage | undefined;
  const images: UsedImage[] = [];
  const odd: Instruction[] = [];
  const valueOf = (name: string): string | undefined => globals.get(name);
  const use = (written: string, instruction: Instruction, platform?: string): UsedImage => {
    const image = substitute(written, valueOf);
    const used = { written, image, kinds: ['build'] as const, instruction, ...(platform && { platform }) };
    images.push(used);
    return used;
  };
  const frontend = frontendOf(text);
  if (frontend) use(frontend.text, frontend);
  for (const instruction of readInstructions(text)) {
    if (instruction.name === 'ARG' && count === 0) addArguments(globals, instruction.text);
    if (instruction.name === 'FROM') {
      const [, flags = '', written, name] = FROM.exec(instruction.text.trim()) ?? [];
      if (written === undefined) odd.push(instruction);
      else {
        const image = textOf(substitute(written, valueOf));
        const known = stages.get(image.toLowerCase());
        const isNone = image === 'scratch';
        last = { stageBase: isNone ? undefined : (known ?? use(written, instruction, PLATFORM.exec(flags)?.[1])) };
        stages.set(String(count), last);
        if (name) stages.set(name.toLowerCase(), last);
        count += 1;
      }
    }
    for (const written of sourcesOf(instruction)) {
      if (!stages.has(written.toLowerCase())) use(written, instruction);
    }
  }
  return { images: markProduct(images, last), odd, hasStage: count > 0 };
}

/** A parser directive, which stands before everything else. */
function frontendOf(text: string): Instruction | undefined {
  const head = /^(?:#.*\r?\n)*(?:#.*)?/.exec(text.slice(0, 2000))?.[0] ?? '';
  const found = SYNTAX.exec(head);
  if (!found?.[1]) return undefined;
  return { name: 'syntax', text: found[1], start: found.index, end: found.index + found[0].trimEnd().length };
}

/** `ARG A=1 B="2"` before the first stage. An argument without a default has a value only from outside. */
function addArguments(globals: Map<string, string>, text: string): void {
  for (const [, name = '', quoted, single, bare] of text.matchAll(/([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|(\S*))/g)) {
    const value = substitute(quoted ?? single ?? bare ?? '', (other) => globals.get(other));
    if ('text' in value) globals.set(name, value.text);
    else globals.delete(name);
  }
}

function textOf(substituted: Substituted): string {
  return 'text' in substituted ? substituted.text : '';
}

/** Stages and images that an instruction copies from or mounts. */
function sourcesOf({ name, text }: Instruction): string[] {
  if (name === 'COPY') return [COPIED.exec(text)?.[1] ?? []].flat();
  if (name !== 'RUN') return [];
  return [...text.matchAll(MOUNTED)].flatMap(([, options = '']) => {
    return options.split(',').flatMap((option) => (option.startsWith('from=') ? option.slice('from='.length) : []));
  });
}

/** The image at the bottom of the last stage is part of what is made. */
function markProduct(images: readonly UsedImage[], last: Stage | undefined): UsedImage[] {
  let base = last?.stageBase;
  while (base && 'stageBase' in base) base = base.stageBase;
  return images.map((image) => (image === base ? { ...image, kinds: ['prod'] } : image));
}
