import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { digestsOf } from './digest.ts';
import { ecosystem } from './index.ts';
import { nugetComponent } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['Newtonsoft.Json', 'System.Text.Json', 'EnterpriseLibrary.Common', 'xunit', 'a_b-c'],
  same: [['Newtonsoft.Json', 'newtonsoft.JSON']],
  different: [['Some.Package', 'Some-Package']],
});

describe('a package', () => {
  it('is compared without case, and keeps its case in its package URL', () => {
    expect(nugetComponent('Newtonsoft.Json', '13.0.3')).toEqual({
      ecosystem: 'nuget',
      name: 'newtonsoft.json',
      version: '13.0.3',
      purl: 'pkg:nuget/Newtonsoft.Json@13.0.3',
    });
  });

  it('has no package URL under a name that no package can have', () => {
    expect(['', 'a b', '../a', 'a..b', '.a'].map((name) => ecosystem.names.purl(name, '1'))).toEqual(
      Array.from({ length: 5 }),
    );
  });

  it('has a digest only where it is one of SHA-512', () => {
    const hash = `${'A'.repeat(86)}==`;
    expect([hash, `sha512-${hash}`, '', 'A'.repeat(88), undefined].map(digestsOf)).toEqual([
      [`sha512-${hash}`],
      [`sha512-${hash}`],
      [],
      [],
      [],
    ]);
  });
});
