import { describe, expect, it } from 'vitest';
import { canonicalPurl } from './canonical-purl.ts';

describe('the canonical form of a package URL', () => {
  it.each([
    ['pkg:PyPI/Django_Package@1.0', 'pkg:pypi/django-package@1.0'],
    ['pkg:npm/@scope/name', 'pkg:npm/%40scope/name'],
    ['pkg:npm/%40Scope/Name@1.0.0', 'pkg:npm/%40Scope/Name@1.0.0'],
    ['pkg:deb/Debian/Curl@7.50.3-1?arch=i386&Distro=jessie', 'pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie'],
    ['pkg:generic/a@1?b.c=2&b=1', 'pkg:generic/a@1?b=1&b.c=2'],
    ['pkg:no-such-type/Some/Thing@1', 'pkg:no-such-type/Some/Thing@1'],
  ])('%s: %s', (text, expected) => expect(canonicalPurl(text)).toBe(expected));

  it.each([
    ['a namespace is missing', 'pkg:swift/Alamofire@5.4.3'],
    ['a namespace is forbidden', 'pkg:cargo/group/serde@1.0.0'],
    ['a qualifier is missing', 'pkg:julia/Dates'],
    ['the name is missing', 'pkg:maven/@1.3.4'],
    ['it is none', 'npm/left-pad'],
  ])('%s', (_, text) => expect(canonicalPurl(text)).toBeUndefined());
});
