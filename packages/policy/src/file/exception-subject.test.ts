import { describe, expect, it } from 'vitest';
import { exceptionSubject } from './exception-subject.ts';

const purl = 'pkg:npm/%40acme/x@1.2.3';

describe('exceptionSubject', () => {
  it('names package and advisory of a match, without the version', () => {
    expect(exceptionSubject({ id: 'abc', purl, where: { path: 'a' } }, 'CVE-1')).toEqual([
      'pkg:npm/%40acme/x',
      'CVE-1',
    ]);
  });

  it('names file and id of anything else', () => {
    expect(exceptionSubject({ id: 'abc', purl, where: { path: 'a' } })).toEqual(['a', 'abc']);
    expect(exceptionSubject({ id: 'abc' })).toEqual(['abc']);
  });
});
