import type { Bom, BomDocument, BomWriter } from '@morel/model';
import { addressesOf } from './addresses.ts';
import { CREATION, Graph, type Members } from './graph.ts';
import { fullName, packageLosses, packageMembers } from './package-json.ts';
import { addRelationships } from './relations-json.ts';
import { SPDX_PHASES } from './words.ts';

const VERSION = '3.0.1';

/** Writes SPDX 3.0.1 in JSON-LD. Source: SPDX 3.0.1 (https://spdx.github.io/spdx-spec/v3.0.1/). */
export const spdx3Writer: BomWriter = {
  format: 'spdx-3.0.1-json',
  write(bom) {
    const lost = new Set<string>();
    documentLosses(bom, lost);
    for (const component of bom.components) packageLosses(component, lost);
    const value = { '@context': `https://spdx.org/rdf/${VERSION}/spdx-context.jsonld`, '@graph': graphOf(bom) };
    return { text: [`${JSON.stringify(value, undefined, 2)}\n`], lost: [...lost] };
  },
};

function graphOf(bom: Bom): readonly Members[] {
  const addresses = addressesOf(bom);
  const graph = new Graph(addresses);
  const creation = creationInfo(bom.document, graph);
  const collection = addresses.next('sbom');
  const listed = bom.components.map(({ key }) => addresses.components.get(key) ?? '');
  const subject = addresses.components.get(bom.subject ?? '');
  const types = bom.document.phases.flatMap((phase) => SPDX_PHASES.get(phase) ?? []);
  const root = bom.components.find(({ key }) => key === bom.subject);
  const shared = {
    ...(root && { name: fullName(root) }),
    profileConformance: profilesOf(bom),
  };
  const { licence } = bom.document;
  graph.add('SpdxDocument', addresses.document, {
    ...shared,
    rootElement: [collection],
    ...(licence !== undefined && { dataLicense: graph.licence({ expression: licence }) }),
  });
  graph.add('software_Sbom', collection, {
    ...shared,
    ...(listed.length > 0 && { element: listed, rootElement: subject === undefined ? listed : [subject] }),
    ...(types.length > 0 && { software_sbomType: types }),
  });
  for (const component of bom.components)
    graph.add('software_Package', addresses.components.get(component.key) ?? '', packageMembers(component, graph));
  addRelationships(bom, graph, addresses, collection);
  return [creation, ...graph.elements];
}

/** Somebody has to have made a document: where nobody is named, the tool. */
function creationInfo({ created, authors, tools }: BomDocument, graph: Graph): Members {
  const createdBy = authors.map((party) => graph.party(party));
  const createdUsing = tools.map((tool) => graph.tool(tool));
  return {
    type: 'CreationInfo',
    '@id': CREATION,
    specVersion: VERSION,
    created: instantOf(created),
    createdBy: createdBy.length > 0 ? createdBy : [graph.softwareAgent(tools[0] ?? { name: 'morel' })],
    ...(createdUsing.length > 0 && { createdUsing }),
  };
}

/** In UTC, without fractions of a second: the only form that SPDX has. */
function instantOf(created: string | undefined): string {
  const milliseconds = Date.parse(created ?? '');
  return Number.isNaN(milliseconds)
    ? '1970-01-01T00:00:00Z'
    : new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function profilesOf({ components }: Bom): string[] {
  const hasExtension = components.some(({ properties }) => properties.length > 0);
  return ['core', 'software', 'simpleLicensing', ...(hasExtension ? ['extension'] : [])];
}

function documentLosses({ document, completeness }: Bom, lost: Set<string>): void {
  if ((document.version ?? 1) !== 1) lost.add('the version of the document');
  if (document.supplier) lost.add('the supplier of the document');
  if (document.phases.some((phase) => !SPDX_PHASES.has(phase)))
    lost.add('phases of its life in which the subject was looked at that SPDX 3 has no word for');
  const whole = completeness.filter(({ keys }) => keys.length === 0).map(({ of }) => of);
  if (new Set(whole).size < whole.length) lost.add('that two things are said of how complete one list is');
}
