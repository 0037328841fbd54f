import { execFileSync } from 'node:child_process';
import { PROBLEMS, type VexResult } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { cycloneDxVex, cycloneDxVexXml } from './vex-reader.ts';

const SERIAL = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';

function xmlOf(analysis: string, version = '1.6'): string {
  return `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/${version}" serialNumber="${SERIAL}" version="2">
  <metadata>
    <timestamp>2026-01-01T00:00:00Z</timestamp>
    <authors><author><name>Ada</name></author></authors>
    <component type="application" bom-ref="shop"><name>shop</name><version>1</version><purl>pkg:npm/shop@1</purl></component>
  </metadata>
  <components>
    <component type="library" bom-ref="left"><name>left</name><version>1</version><purl>pkg:npm/left@1</purl></component>
    <component type="library" bom-ref="right"><name>right</name><purl>pkg:npm/right</purl></component>
  </components>
  <vulnerabilities>
    <vulnerability bom-ref="v1">
      <id>CVE-2026-1</id>
      <source><name>NVD</name><url>https://nvd.example/1</url></source>
      <references><reference><id>GHSA-x</id><source><name>GitHub</name></source></reference></references>
      <ratings><rating><source><name>NVD</name></source><score>9.8</score><severity>critical</severity><method>CVSSv31</method></rating></ratings>
      <cwes><cwe>79</cwe><cwe>80</cwe></cwes>
      <description>bad</description>
      <recommendation>Move.</recommendation>
      <advisories><advisory><title>About</title><url>https://example.com/1</url></advisory></advisories>
      <analysis>${analysis}</analysis>
      <affects>
        <target><ref>left</ref></target>
        <target><ref>right</ref><versions><version><range>vers:npm/*</range><status>unaffected</status></version></versions></target>
      </affects>
    </vulnerability>
  </vulnerabilities>
</bom>
`;
}

function jsonOf(analysis: object, specVersion = '1.6'): string {
  const component = { type: 'application', 'bom-ref': 'shop', name: 'shop', version: '1', purl: 'pkg:npm/shop@1' };
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion,
    serialNumber: SERIAL,
    version: 2,
    metadata: { timestamp: '2026-01-01T00:00:00Z', authors: [{ name: 'Ada' }], component },
    components: [
      { type: 'library', 'bom-ref': 'left', name: 'left', version: '1', purl: 'pkg:npm/left@1' },
      { type: 'library', 'bom-ref': 'right', name: 'right', purl: 'pkg:npm/right' },
    ],
    vulnerabilities: [
      {
        'bom-ref': 'v1',
        id: 'CVE-2026-1',
        source: { name: 'NVD', url: 'https://nvd.example/1' },
        references: [{ id: 'GHSA-x', source: { name: 'GitHub' } }],
        ratings: [{ source: { name: 'NVD' }, score: 9.8, severity: 'critical', method: 'CVSSv31' }],
        cwes: [79, 80],
        description: 'bad',
        recommendation: 'Move.',
        advisories: [{ title: 'About', url: 'https://example.com/1' }],
        analysis,
        affects: [{ ref: 'left' }, { ref: 'right', versions: [{ range: 'vers:npm/*', status: 'unaffected' }] }],
      },
    ],
  });
}

/** What a document says, wherever it says it. */
function told({ vex, lost, problems }: VexResult): unknown {
  return JSON.parse(
    JSON.stringify({ vex, lost, codes: problems.map(({ code }) => code) }, (key, value: unknown) =>
      key === 'span' ? undefined : value,
    ),
  );
}

async function readXml(text: string): Promise<VexResult> {
  return cycloneDxVexXml.read({ path: 'a.cdx.xml', text });
}

async function readJson(text: string): Promise<VexResult> {
  return cycloneDxVex.read({ path: 'a.cdx.json', text });
}

const SAID = {
  state: 'not_affected',
  justification: 'code_not_reachable',
  response: ['update', 'rollback'],
  detail: 'never called',
  firstIssued: '2026-01-02T00:00:00Z',
  lastUpdated: '2026-01-03T00:00:00Z',
};
const SAID_XML =
  '<state>not_affected</state><justification>code_not_reachable</justification>' +
  '<responses><response>update</response><response>rollback</response></responses><detail>never called</detail>' +
  '<firstIssued>2026-01-02T00:00:00Z</firstIssued><lastUpdated>2026-01-03T00:00:00Z</lastUpdated>';

describe('vulnerabilities in XML', () => {
  it.each(['1.4', '1.5', '1.6', '1.7'])('of CycloneDX %s say what those in JSON say', async (version) => {
    const { firstIssued: _, lastUpdated: __, ...undated } = SAID;
    const isOld = version === '1.4';
    const analysis = isOld ? SAID_XML.slice(0, SAID_XML.indexOf('<firstIssued>')) : SAID_XML;
    const xml = await readXml(xmlOf(analysis, version));
    const json = await readJson(jsonOf(isOld ? undated : SAID, version));
    expect(json.vex?.statements).toHaveLength(1);
    expect(told(xml)).toEqual(told(json));
  });

  it('stand where the document has them', async () => {
    const text = xmlOf(SAID_XML);
    const { span } = (await readXml(text)).vex?.statements[0] ?? {};
    expect(text.slice(span?.start, span?.end)).toMatch(/^<vulnerability bom-ref="v1">/);
  });

  it.each([
    ['not_affected without a reason', xmlOf('<state>not_affected</state><detail> </detail>'), 'schema'],
    ['an unknown state', xmlOf('<state>fine</state>'), 'schema'],
    ['two states', xmlOf('<state>resolved</state><state>exploitable</state>'), 'schema'],
    ['an unknown version', xmlOf(SAID_XML, '1.9'), 'unknown-format-version'],
    ['a version before 1.4', xmlOf(SAID_XML, '1.3'), 'schema'],
    ['another root', '<x xmlns="http://cyclonedx.org/schema/bom/1.6"/>', 'wrong-format'],
    ['no vulnerabilities', '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', 'wrong-format'],
  ])('with %s are refused', async (_, text, code) => {
    const { vex, problems } = await readXml(text);
    const codes = problems.filter((problem) => PROBLEMS[problem.code].effect !== 'note').map((problem) => problem.code);
    expect([vex, codes]).toEqual([undefined, expect.arrayContaining([code])]);
  });

  it('that are cut off anywhere are refused', async () => {
    const whole = xmlOf(SAID_XML).trimEnd();
    for (let end = 0; end < whole.length; end += 7) expect((await readXml(whole.slice(0, end))).vex).toBeUndefined();
  });

  const examples = sharedData('suites/cyclonedx/examples-1.4-1.7.tar.gz');

  it.skipIf(!examples)('of the official examples are read', async () => {
    for (const version of ['1.4', '1.5', '1.6', '1.7']) {
      const text = execFileSync('tar', ['xzOf', examples ?? '', `${version}/valid-vulnerability-${version}.xml`], {
        encoding: 'utf8',
      });
      const { vex, problems } = await readXml(text);
      expect([version, vex?.statements.length, problems]).toEqual([version, 1, []]);
    }
  });
});
