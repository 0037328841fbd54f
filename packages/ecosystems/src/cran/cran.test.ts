import { join } from 'node:path';
import { parsePurl } from '@morel/model';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { rComponent } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['A3', 'rJava', 'data.table', 'caret'],
  different: [['RCurl', 'rcurl']],
});

it.each([
  [{ kind: 'registry' }, undefined],
  [{ kind: 'registry', url: 'https://cloud.r-project.org' }, undefined],
  [{ kind: 'registry', url: 'https://bioconductor.org' }, { repository_url: 'https://bioconductor.org' }],
  [{ kind: 'registry', url: 'https://r.company.example' }, { repository_url: 'https://r.company.example' }],
  [{ kind: 'git', url: 'https://git.example/a', commit: '0123456' }, { vcs_url: 'git+https://git.example/a@0123456' }],
] as const)('says in the package URL where %j is', (source, expected) => {
  expect(parsePurl(rComponent('a', '1.0', source).purl ?? '')?.qualifiers).toEqual(expected);
});
