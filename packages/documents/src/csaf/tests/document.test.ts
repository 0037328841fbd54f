import { expect, it } from 'vitest';
import { cutFaults, type FaultRow } from '../testing/faults-of.ts';

const D = 'document';
const informational = {
  [`${D}.category`]: 'csaf_informational_advisory',
  [`${D}.notes`]: [{ category: 'summary', text: 'What it is about.' }],
  [`${D}.references.1`]: { summary: 'More.', url: 'https://example.com' },
  product_tree: undefined,
  vulnerabilities: undefined,
};

const ROWS: readonly FaultRow[] = [
  [
    'a language that is none',
    { [`${D}.lang`]: 'EZ' },
    [`6.1.12 ${D}.lang "EZ" is no valid language: "ez" is not registered as language`],
  ],
  ['a region that is none', { [`${D}.lang`]: 'en-QQ-x-a' }, [`(6.2.14 ${D}.lang "en-QQ-x-a" is for private use)`]],
  [
    'a variant that is none',
    { [`${D}.source_lang`]: 'de-1997' },
    [`6.1.12 ${D}.source_lang "de-1997" is no valid language: "1997" is not registered as variant`],
  ],
  ['a language with all its parts', { [`${D}.lang`]: 'sl-Latn-IT-rozaj-biske-1994-u-co-phonebk' }, []],
  ['an extended language', { [`${D}.lang`]: 'zh-yue-HK' }, []],
  [
    'an extended language beside another',
    { [`${D}.lang`]: 'de-yue' },
    [`6.1.12 ${D}.lang "de-yue" is no valid language: "yue" does not go with "de"`],
  ],
  [
    'a variant twice',
    { [`${D}.lang`]: 'de-1901-1901' },
    [`6.1.12 ${D}.lang "de-1901-1901" is no valid language: "1901" stands twice`],
  ],
  [
    'an extension twice',
    { [`${D}.lang`]: 'de-a-bb-a-bb' },
    [`6.1.12 ${D}.lang "de-a-bb-a-bb" is no valid language: "a" stands twice`],
  ],
  ['a tag of old', { [`${D}.lang`]: 'zh-min-nan' }, []],
  ['a private language', { [`${D}.lang`]: 'qtx' }, [`(6.2.14 ${D}.lang "qtx" is for private use)`]],
  ['a private script', { [`${D}.lang`]: 'en-Qabx' }, [`(6.2.14 ${D}.lang`]],
  ['no language', { [`${D}.lang`]: undefined }, [`(6.2.12 ${D} has no "lang")`]],
  [
    'a language that is left open',
    { [`${D}.lang`]: 'i-default' },
    [`(6.2.15 ${D}.lang "i-default" says nothing of the language)`],
  ],
  [
    'a translator without a source',
    { [`${D}.publisher.category`]: 'translator' },
    [`6.1.15 ${D} has no "source_lang", and its publisher is a translator`],
  ],
  [
    'a translation into the same language',
    { [`${D}.source_lang`]: 'EN' },
    [`6.1.28 ${D}.source_lang is "en", and so is the language of the document`],
  ],
  ...['Csaf_a', 'csaf_BASE', 'Security      Advisory', 'V_eX', 'csafsecurityadvisory'].map((category): FaultRow => [
    `the category ${category}`,
    { [`${D}.category`]: category },
    [`6.1.26 ${D}.category ${JSON.stringify(category)} is not a profile, but looks like one`],
  ]),
  ['a category of its own', { [`${D}.category`]: 'Vexing Advisory' }, []],
  ['an informational advisory', informational, []],
  [
    'an informational advisory that says nothing',
    {
      ...informational,
      [`${D}.notes`]: [{ category: 'legal_disclaimer', text: '.' }],
      [`${D}.references.1`]: undefined,
    },
    [
      `6.1.27.1 ${D} has no note of the category description, details, general or summary`,
      `6.1.27.2 ${D} has no reference of the category external`,
    ],
  ],
  [
    'an informational advisory about a vulnerability',
    {
      ...informational,
      vulnerabilities: [{ cve: 'CVE-2020-1000', cwe: { id: 'CWE-20', name: 'Improper Input Validation' } }],
    },
    ['6.1.27.3 vulnerabilities is not allowed in an informational advisory'],
  ],
  [
    'VEX of nothing',
    { product_tree: undefined, vulnerabilities: undefined },
    ['6.1.27.4 the document has no "product_tree"', '6.1.27.11 the document has no "vulnerabilities"'],
  ],
  ['no TLP label', { [`${D}.distribution`]: undefined }, [`(6.2.10 ${D} has no TLP label in "distribution")`]],
  [
    'an address that is not its own',
    { [`${D}.references.0.url`]: 'https://example.com/csaf/EX-1.json' },
    [`(6.2.11 ${D} has no reference of the category "self" to an https address that ends with "ex-1.json")`],
  ],
  ['a member that CSAF does not know', { [`${D}.mood`]: 1 }, [`(6.2.20 ${D}.mood is not allowed here)`]],
];

it.each(ROWS)('%s', (...row) => expect(cutFaults(row)).toEqual(row[2]));
