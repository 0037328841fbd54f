import type { VexStatement } from '@morel/model';
import { sharedData, untarTexts } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { loadCsafReader } from './read.ts';

const { read: readCsaf } = await loadCsafReader();

const archive = sharedData('suites/csaf/validator-tests-and-examples.tar.gz');

/** Each statement of an example: vulnerability, status, products, reason. Read from the examples by eye. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'csaf_vex/2022-evd-uc-01-a-001': ['CVE-2021-44228 affected: DEF 1.0'],
  'csaf_vex/2022-evd-uc-01-f-001': ['CVE-2021-44228 fixed: DEF 1.1'],
  'csaf_vex/2022-evd-uc-01-na-001': ['CVE-2021-44228 not_affected: ABC 4.2 (Class with vulnerable code)'],
  'csaf_vex/2022-evd-uc-01-ui-001': ['CVE-2021-44228 under_investigation: GHI 17.4'],
  'csaf_vex/2022-evd-uc-02-na-001': Array.from(
    { length: 19 },
    (_, at) => `CVE-2020-${11_896 + at} not_affected: ABC 4.2 (Linux TCP/IP used and)`,
  ),
  'csaf_vex/2022-evd-uc-03-ms-001': [
    'CVE-2020-11896 under_investigation: GHI 17.4',
    'CVE-2020-11897 not_affected: GHI 17.4 (IPv6 is not supported)',
    'CVE-2020-11898 affected: GHI 17.4',
    'CVE-2020-11899 not_affected: GHI 17.4 (IPv6 is not supported)',
    'CVE-2020-11900 under_investigation: GHI 17.4',
    'CVE-2020-11901 fixed: GHI 17.4',
    'CVE-2020-11902 not_affected: GHI 17.4 (IPv6 is not supported)',
    'CVE-2020-11903 under_investigation: GHI 17.4',
    'CVE-2020-11904 under_investigation: GHI 17.4',
    'CVE-2020-11905 not_affected: GHI 17.4 (IPv6 is not supported)',
    'CVE-2020-11906 not_affected: GHI 17.4 (This code was re-written.)',
    'CVE-2020-11907 affected: GHI 17.4',
    'CVE-2020-11908 under_investigation: GHI 17.4',
    'CVE-2020-11909 affected: GHI 17.4',
    'CVE-2020-11910 affected: GHI 17.4',
    'CVE-2020-11911 affected: GHI 17.4',
    'CVE-2020-11912 fixed: GHI 17.4',
    'CVE-2020-11913 not_affected: GHI 17.4 (IPv6 is not supported)',
    'CVE-2020-11914 fixed: GHI 17.4',
  ],
  'csaf_vex/2022-evd-uc-04-001': ['CVE-2021-44228 affected: ABC 2.4, ABC 2.6, ABC >=2.9|<=4.1'],
  'csaf_vex/2022-evd-uc-05-001': ['CVE-2021-44228 under_investigation: XYZ all versions'],
  'csaf_vex/2022-evd-uc-06-001': [
    'CVE-2021-44228 affected: ABC 2.4, ABC 2.6, ABC >=2.9|<=4.1',
    'CVE-2021-44228 not_affected: ABC 4.2, ABC >=1.0|<=2.3, ABC 2.5, ABC >=2.7|<=2.8 (Class with vulnerable code)',
  ],
  'csaf_vex/2022-evd-uc-07-001': [
    'CVE-2021-44228 fixed: JKL 5.1',
    'CVE-2021-44228 affected: ABC 2.4, ABC 2.6, ABC >=2.9|<=4.1',
    'CVE-2021-44228 affected: JKL >=4.5|<=5.0',
    'CVE-2021-44228 not_affected: ABC 4.2, ABC >=1.0|<=2.3, ABC 2.5, ABC >=2.7|<=2.8 (Class with vulnerable code)',
    'CVE-2021-44228 not_affected: JKL >=1.0|<=4.4 (Log4j was not included)',
  ],
  'csaf_vex/2022-evd-uc-08-001': [
    'CVE-2021-44228 fixed: JKL 5.1, JKL 5.2',
    'CVE-2021-44228 affected: ABC 2.4, ABC 2.6, ABC >=2.9|<=4.1',
    'CVE-2021-44228 affected: JKL >=4.5|<=5.0',
    'CVE-2021-44228 not_affected: ABC 4.2, ABC >=1.0|<=2.3, ABC 2.5, ABC >=2.7|<=2.8 (Class with vulnerable code)',
    'CVE-2021-44228 not_affected: JKL >=1.0|<=4.4 (Log4j was not included)',
    'CVE-2021-45105 fixed: JKL 5.2',
    'CVE-2021-45105 affected: ABC 2.4, ABC 2.6, ABC >=2.9|<=4.1',
    'CVE-2021-45105 affected: JKL 5.1',
    'CVE-2021-45105 not_affected: ABC 4.2, ABC >=1.0|<=2.3, ABC 2.5, ABC >=2.7|<=2.8 (Class with vulnerable code)',
    'CVE-2021-45105 not_affected: JKL >=1.0|<=4.4 (Log4j was not included)',
  ],
  'csaf_vex/2022-evd-uc-09-001': [
    'CVE-2021-44228 affected: PROD_BETA',
    'CVE-2021-44228 not_affected: PROD_ALPHA (These products do not)',
    'CVE-2021-45105 affected: PROD_BETA',
    'CVE-2021-45105 not_affected: PROD_ALPHA (These products do not)',
  ],
  'csaf_vex/sec-vex-2022-0001': [44_228, 45_046, 45_105].map(
    (number) =>
      `CVE-2021-${number} not_affected component_not_present: Secvisogram <=1.14.0 (Secvisogram is written in)`,
  ),
  'bsi-2022-0001': [
    'CVE-2022-27193 fixed: cpe:/a:csaf-tools:cvrf-csaf-converter:1.0.0-rc2',
    'CVE-2022-27193 fixed: cpe:/a:csaf-tools:cvrf-csaf-converter:1.0.0-rc2',
    `CVE-2022-27193 affected: ${['alpha', 'dev1', 'dev2', 'dev3', 'rc1'].map((name) => `cpe:/a:csaf-tools:cvrf-csaf-converter:1.0.0-${name}`).join(', ')}`,
  ],
  // A rating as "impact" is no reason.
  'rhsa-2021_5186': ['CVE-2021-4104', 'CVE-2021-4125'].flatMap((id) => [
    `${id} fixed: cpe:/a:redhat:openshift:4.6::el8 with openshift4/ose-metering-hive:v4.6.0-202112160147.p0.gf139e12.assembly.stream`,
    `${id} not_affected: cpe:/a:redhat:openshift:4.6::el8 with openshift4/ose-metering-ansible-operator-bundle:v4.6.0.202112161349.p0.gd74112d.assembly.art3595-1 and openshift4/ose-metering-ansible-operator:v4.6.0-202112161349.p0.gd74112d.assembly.art3595`,
  ]),
  'rhsa-2021_5217': ['CVE-2021-4133 fixed: Red Hat Single Sign-On'],
};

function textOf({ vulnerability, status, justification, products, impact }: VexStatement): string {
  const names = products.map(({ identifiers, parts }) => {
    const whole = (identifiers[0]?.value ?? '').replace('Example Company ', '');
    const inner = parts.map((part) => part.identifiers[0]?.value ?? '').join(' and ');
    return inner === '' ? whole : `${whole} with ${inner}`;
  });
  const reason = impact === undefined ? '' : ` (${impact.split(' ').slice(0, 4).join(' ')})`;
  return `${vulnerability.ids[0]} ${[status, justification].filter(Boolean).join(' ')}: ${names.join(', ')}${reason}`;
}

function statementsOf(name: string): readonly VexStatement[] {
  const text = untarTexts(archive ?? '').get(`examples/csaf/${name}.json`) ?? '';
  const { vex, problems } = readCsaf({ path: name, text });
  expect(problems.filter(({ code }) => code !== 'not-judged')).toEqual([]);
  return vex?.statements ?? [];
}

describe('an example of the standard', () => {
  it.skipIf(!archive).each(Object.entries(EXAMPLES))('%s is read with its statements', (name, expected) => {
    expect(statementsOf(name).map(textOf)).toEqual(expected);
  });

  it.skipIf(!archive)('of 259 affected products is read with all of them', () => {
    const statements = statementsOf('cisco-sa-20180328-smi2');
    expect(statements.map(({ status, products }) => [status, products.length])).toEqual([['affected', 259]]);
  });

  it.skipIf(!archive)('of packages on three platforms is read with what belongs to which', () => {
    const [statement, ...more] = statementsOf('rhsa-2022_0011');
    expect(more).toEqual([]);
    expect(statement?.products.map(({ identifiers, parts }) => [identifiers[0]?.value, parts.length])).toEqual([
      ['cpe:/o:redhat:rhel_aus:7.6::server', 4],
      ['cpe:/o:redhat:rhel_e4s:7.6::server', 7],
      ['cpe:/o:redhat:rhel_tus:7.6::server', 4],
    ]);
  });

  it.skipIf(!archive)('that names no product is refused', () => {
    const text = untarTexts(archive ?? '').get('examples/csaf/rhsa-2019_1862.json') ?? '';
    const { vex, problems } = readCsaf({ path: 'a', text });
    expect([vex, problems.map(({ code }) => code)]).toEqual([undefined, ['wrong-format']]);
  });
});
