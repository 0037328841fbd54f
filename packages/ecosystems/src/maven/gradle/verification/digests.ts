import type { XmlElement } from '@morel/parse';

/** Digits of a digest in hex, by the element that holds it. */
const LENGTHS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };

/** Files that describe a module and hold no code. */
const DESCRIPTION = /\.(?:pom|module)$/;

export interface ComponentDigests {
  /** Digests in the form `sha256-<base64>`: of the archives, or, where there is none, of the descriptions. */
  readonly digests: readonly string[];
  /** Nothing but descriptions is listed, so that no code of it is taken. */
  readonly isDescription: boolean;
  /** Values that are no digest. */
  readonly faulty: readonly XmlElement[];
}

/** The digests of a component's artifacts, with those that `also-trust` adds. */
export function digestsOf(component: XmlElement): ComponentDigests {
  const artifacts = component.elements.filter(({ name }) => name === 'artifact');
  const archives = artifacts.filter(({ attributes }) => !DESCRIPTION.test(attributes['name'] ?? ''));
  const digests = new Set<string>();
  const faulty: XmlElement[] = [];
  const isDescription = archives.length === 0 && artifacts.length > 0;
  for (const sum of (isDescription ? artifacts : archives).flatMap(({ elements }) => elements)) {
    const length = LENGTHS[sum.name];
    if (length === undefined) continue;
    for (const element of [sum, ...sum.elements.filter(({ name }) => name === 'also-trust')]) {
      const hex = element.attributes['value'] ?? '';
      if (/^[0-9a-f]+$/i.test(hex) && hex.length === length)
        digests.add(`${sum.name}-${Buffer.from(hex, 'hex').toString('base64')}`);
      else faulty.push(element);
    }
  }
  return { digests: [...digests], isDescription, faulty };
}
