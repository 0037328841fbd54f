/** The innermost variable: `$NAME`, or `${NAME}` with a default that holds no other. */
const VARIABLE = /\$\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^${}]*))?\})/;
const ROUNDS = 50;

/** A text without its variables, or the name of one whose value nobody can tell from the file. */
export type Substituted = { readonly text: string } | { readonly unknown: string };

/**
 * Puts values in the place of variables. A default in the text counts where the file gives no value. Source: Dockerfile
 * reference, "Environment replacement"; Compose Specification, "Interpolation".
 */
export function substitute(text: string, valueOf: (name: string) => string | undefined): Substituted {
  let left = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = VARIABLE.exec(left);
    if (!found) return left.includes('$') ? { unknown: left } : { text: left };
    const [whole, bare, braced, operator = '', fallback = ''] = found;
    const name = bare ?? braced;
    if (name === undefined) return { unknown: whole };
    const value = chosen(valueOf(name), operator, fallback);
    if (value === undefined || value.length > 1000) return { unknown: name };
    left = left.slice(0, found.index) + value + left.slice(found.index + whole.length);
  }
  return { unknown: text };
}

function chosen(value: string | undefined, operator: string, fallback: string): string | undefined {
  const isSet = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  if (operator.endsWith('-')) return isSet ? value : fallback;
  if (operator.endsWith('+')) return isSet ? fallback : '';
  return value;
}
