/** A package of a generated file: what it is called, and which others of the same file it asks for. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly wants: readonly Package[];
}

/** How one format is written, as its package manager writes it. */
export interface Sample {
  readonly ecosystem: string;
  readonly format: string;
  /** Where the format has forms that are read by different code. */
  readonly form?: string;
  /** Path of the file in a project. */
  readonly file: string;
  readonly write: (packages: readonly Package[]) => string;
}

/** Hexadecimal digits that hang on the package alone. */
export function hex(seed: Package, length: number): string {
  let state = 2_166_136_261;
  for (const char of `${seed.name}@${seed.version}`) state = Math.imul(state ^ char.charCodeAt(0), 16_777_619);
  let digits = '';
  while (digits.length < length) {
    state = Math.imul(state ^ (state >>> 13), 1_274_126_177) + 0x9e_37_79_b9;
    digits += (state >>> 0).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** A digest as subresource integrity has it. */
export function base64(seed: Package, bytes: number): string {
  return Buffer.from(hex(seed, bytes * 2), 'hex').toString('base64');
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What the project itself asks for: the first of all. */
export function direct(packages: readonly Package[]): readonly Package[] {
  return packages.slice(0, 10);
}

/** An object of one entry for each package. */
export function each<Value>(
  packages: readonly Package[],
  entry: (one: Package) => readonly [string, Value],
): Record<string, Value> {
  return Object.fromEntries(packages.map(entry));
}

/** The lines of each package, joined to one text. */
export function text<One extends Package>(
  packages: readonly One[],
  lines: (one: One, at: number) => readonly string[],
): string {
  return packages.map((one, at) => `${lines(one, at).join('\n')}\n`).join('');
}
