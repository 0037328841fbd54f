import type { Wish } from '../lock-node.ts';
import { normaliseName } from '../names.ts';
import { readRequirement } from '../requirement/read-requirement.ts';
import { canonicalSpecifier } from '../requirement/specifier.ts';

/** The wishes of dependency specifiers (PEP 508) as lockfiles and installed packages list them; other text is dropped. */
export function wishesOfTexts(texts: readonly string[]): Wish[] {
  return texts.flatMap((text) => {
    const read = readRequirement(text);
    if (!read) return [];
    const { name, specifier, marker } = read;
    return [
      {
        name: normaliseName(name),
        kinds: ['prod'],
        specifier: canonicalSpecifier(specifier),
        ...(marker !== undefined && { marker }),
      },
    ];
  });
}
