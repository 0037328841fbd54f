import type { Written } from './pom.ts';

/** What an expression such as `${name}` stands for: a property of the pom, or a value of the project. */
export type Lookup = (name: string) => Written | undefined;

/** A text with its expressions replaced. */
export interface Interpolated {
  readonly text: string;
  /** The first expression that nothing stands for; the text is then as it was written. */
  readonly missing?: string;
  /** Where what is shown is written: the property, if the text is nothing but one. */
  readonly at: Written;
}

export type Interpolate = (written: Written) => Interpolated;

const EXPRESSION = /\$\{([^{}]*)\}/;
const LONGEST = 1_000;
const DEEPEST = 50;

/**
 * Replaces expressions as Maven's model interpolator does: in what stands for one, too. One that stands for itself, or for
 * more text than any version has, counts as missing.
 */
export function createInterpolation(lookup: Lookup): Interpolate {
  const known = new Map<string, Interpolated | undefined>();
  let depth = 0;

  const valueOf = (name: string): Interpolated | undefined => {
    if (known.has(name)) return known.get(name);
    // Until its own value is known it stands for nothing.
    known.set(name, undefined);
    const written = depth < DEEPEST ? lookup(name) : undefined;
    depth += 1;
    const value = written && replace(written);
    depth -= 1;
    known.set(name, value);
    return value;
  };

  const replace = (written: Written): Interpolated => {
    let rest = written.text;
    let done = '';
    let at = written;
    for (let found = EXPRESSION.exec(rest); found; found = EXPRESSION.exec(rest)) {
      const [whole, name = ''] = found;
      const value = valueOf(name);
      done += rest.slice(0, found.index) + (value?.text ?? '');
      if (!value || value.missing !== undefined || done.length > LONGEST)
        return { text: written.text, missing: value?.missing ?? name, at: written };
      if (whole === written.text) at = value.at;
      rest = rest.slice(found.index + whole.length);
    }
    return { text: done + rest, at };
  };
  return replace;
}
