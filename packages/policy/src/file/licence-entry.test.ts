import { describe, expect, it } from 'vitest';
import { rules } from '../registry.gen.ts';
import { licenceEntryFault } from './licence-entry.ts';
import { problemText } from './policy-problem.ts';
import { readPolicy } from './read-policy.ts';
import spdx from '../../../../data/licences/spdx.gen.json' with { type: 'json' };

describe('an entry of a list of licences', () => {
  it.each([
    'MIT',
    'mit',
    'Apache-2.0',
    'GPL-2.0',
    'GPL-2.0+',
    'GPL-2.0-or-later',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'GPL-2.0-with-classpath-exception',
    'eCos-2.0',
    'LicenseRef-Acme',
    'DocumentRef-a:LicenseRef-b',
    'MIT WITH AdditionRef-a',
    '*',
    'BSD-*',
    'GPL-?.0-only',
    'GPL-* WITH *',
    'LicenseRef-*',
  ])('may be %s', (entry) => {
    expect(licenceEntryFault(entry, false)).toBeUndefined();
    expect(licenceEntryFault(entry, true)).toBeUndefined();
  });

  it('may be every id of SPDX', () => {
    expect(spdx.licences.filter((id) => licenceEntryFault(id, false) !== undefined)).toEqual([]);
  });

  it.each([
    ['Apache2.0', 'Apache-2.0'],
    ['Apache 2.0', 'Apache-2.0'],
    ['Apache License 2.0', 'Apache-2.0'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['Apache-2', 'Apache-2.0'],
    ['Apach-2.0', 'Apache-2.0'],
    ['MIT License', 'MIT'],
    ['The MIT License', 'MIT'],
    ['GPLv3', 'GPL-3.0-only'],
    ['GPL3', 'GPL-3.0-only'],
    ['AGPLv3', 'AGPL-3.0-only'],
    ['LGPL v2.1', 'LGPL-2.1-only'],
    ['GPL-2.0-orlater', 'GPL-2.0-or-later'],
    ['BSD', 'BSD-*'],
    ['GPL', 'GPL-*'],
    ['BSD3-Clause', 'BSD-3-Clause'],
    ['GPL-2.0-only WITH Classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ])('is not %s, and %s is proposed', (entry, meant) => {
    expect(licenceEntryFault(entry, false)?.hint).toContain(`"${meant}"`);
    expect(licenceEntryFault(entry, true)?.hint).toContain(`"${meant}"`);
  });

  it.each(['MIT OR Apache-2.0', 'Apache2*', 'MPL-* WITH nothing*'])('is not %s', (entry) => {
    expect(licenceEntryFault(entry, true)).toBeDefined();
  });

  it.each(['UNLICENSED', 'NOASSERTION', 'Commercial', 'Acme Terms of Use', '*proprietary*', 'SEE LICENSE IN *'])(
    'may be the name %s where names may stand, and is not proposed to be another',
    (entry) => {
      expect(licenceEntryFault(entry, true)).toBeUndefined();
      expect(licenceEntryFault(entry, false)?.hint ?? '').not.toContain('Did you mean');
    },
  );
});

it('is refused with its line', async () => {
  const text = 'rules:\n  licence-policy:\n    allow:\n      - MIT\n      - Apache2.0\n    deny: [UNLICENSED, GPLv3]\n';
  const reading = await readPolicy(
    text,
    'morel.yaml',
    rules.map(({ about }) => about),
  );
  const said = reading.ok ? [] : reading.error.map(problemText);
  const lists = 'Ids: https://spdx.org/licenses; a text of your own is LicenseRef-….';
  expect(said).toEqual([
    `morel.yaml:5:9: "Apache2.0" is no licence of SPDX, so it never matches one. Did you mean "Apache-2.0"? ${lists}`,
    `morel.yaml:6:24: "GPLv3" is no licence of SPDX, so it never matches one. Did you mean "GPL-3.0-only"? ${lists}`,
  ]);
});
