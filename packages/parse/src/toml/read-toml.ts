import type { Parsed } from '../document.ts';
import { unlessHandedOver } from '../hand-over.ts';
import { MAX_TOML } from '../limits.ts';
import { TomlReader } from './toml-reader.ts';

/**
 * Reads TOML 1.0 in one pass. Undefined for a text that is not valid, or that holds a rarity such as hexadecimal numbers:
 * `loadToml` reads those or says what is wrong. Dates come as strings, in the form that `loadToml` gives them.
 */
export function readToml(text: string, _path: string): Parsed | undefined {
  if (text.length > MAX_TOML) return undefined;
  return unlessHandedOver(() => {
    const reader = new TomlReader(text, false);
    const value = reader.read();
    return { value, problems: [], span: reader.log.createLookup(text, value) };
  });
}
