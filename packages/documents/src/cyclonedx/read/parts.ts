import type { BomHash, BomLink, BomParty, BomProperty, Licence } from '@morel/model';
import { asArray, asString, get } from '@morel/parse';

/** Parts that several objects of a CycloneDX document have. The document has been checked: what has another type is absent. */

export function textOf(object: unknown, key: string): string | undefined {
  return asString(get(object, key)) || undefined;
}

export function listOf(object: unknown, key: string): readonly unknown[] {
  return asArray(get(object, key)) ?? [];
}

export function hashesOf(owner: unknown): BomHash[] {
  return listOf(owner, 'hashes').flatMap((hash) => {
    const [algorithm, value] = [textOf(hash, 'alg'), textOf(hash, 'content')];
    return algorithm && value ? [{ algorithm, value: value.toLowerCase() }] : [];
  });
}

export function linksOf(owner: unknown): BomLink[] {
  return listOf(owner, 'externalReferences').flatMap((link) => {
    const url = textOf(link, 'url');
    if (url === undefined) return [];
    const comment = textOf(link, 'comment');
    return [{ kind: textOf(link, 'type') ?? 'other', url, hashes: hashesOf(link), ...(comment && { comment }) }];
  });
}

export function propertiesOf(owner: unknown): BomProperty[] {
  return listOf(owner, 'properties').flatMap((property) => {
    const name = textOf(property, 'name');
    return name === undefined ? [] : [{ name, value: asString(get(property, 'value')) ?? '' }];
  });
}

export function licencesOf(owner: unknown): Licence[] {
  return listOf(owner, 'licenses').flatMap((choice) => {
    const licence = get(choice, 'license');
    const expression = textOf(choice, 'expression') ?? textOf(licence, 'id');
    const name = textOf(licence, 'name');
    if (expression === undefined && name === undefined) return [];
    const kind = textOf(licence, 'acknowledgement') ?? textOf(choice, 'acknowledgement');
    const url = textOf(licence, 'url');
    return [
      {
        ...(expression !== undefined ? { expression } : { name: name ?? '' }),
        ...((kind === 'declared' || kind === 'concluded') && { kind }),
        ...(url && { url }),
      },
    ];
  });
}

export function organisationOf(value: unknown): BomParty | undefined {
  const name = textOf(value, 'name');
  const urls = listOf(value, 'url').flatMap((url) => asString(url) ?? []);
  const email = listOf(value, 'contact').flatMap((contact) => textOf(contact, 'email') ?? [])[0];
  if (name === undefined && urls.length === 0 && email === undefined) return undefined;
  return { kind: 'organisation', ...(name && { name }), ...(email && { email }), ...(urls.length > 0 && { urls }) };
}

export function personOf(value: unknown): BomParty | undefined {
  const [name, email] = [textOf(value, 'name'), textOf(value, 'email')];
  if (name === undefined && email === undefined) return undefined;
  return { kind: 'person', ...(name && { name }), ...(email && { email }) };
}

export function personsOf(owner: unknown, key: string): BomParty[] {
  return listOf(owner, key).flatMap((person) => personOf(person) ?? []);
}
