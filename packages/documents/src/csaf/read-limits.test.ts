import type { VexResult } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { loadCsafReader } from './read.ts';

const { read: readCsaf } = await loadCsafReader();

type Members = Readonly<Record<string, unknown>>;

const TIME = '2026-08-01T10:00:00Z';

function documentOf(tree: Members, vulnerabilities: readonly Members[]): string {
  return JSON.stringify({
    document: {
      category: 'csaf_vex',
      csaf_version: '2.0',
      publisher: { category: 'vendor', name: 'Ada', namespace: 'https://example.com' },
      title: 'Large',
      tracking: {
        id: 'L-1',
        current_release_date: TIME,
        initial_release_date: TIME,
        revision_history: [{ date: TIME, number: '1', summary: 'First version' }],
        status: 'final',
        version: '1',
      },
    },
    product_tree: tree,
    vulnerabilities: vulnerabilities.map((more, at) => ({
      cve: `CVE-2026-${1000 + at}`,
      notes: [{ category: 'description', text: 'bad' }],
      ...more,
    })),
  });
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `p${at}`);
}

function product(id: string): Members {
  return { name: id, product_id: id, product_identification_helper: { purl: `pkg:npm/${id}@1.0.0` } };
}

function resultOf(text: string): VexResult {
  return readCsaf({ path: 'a.json', text });
}

describe('a CSAF document', () => {
  it('of 20,000 products, half of them parts, is read whole', () => {
    const all = ids(10_000);
    const parts = all.slice(1).map((id) => `${id}-in-p0`);
    const tree = {
      full_product_names: all.map(product),
      relationships: all.slice(1).map((id) => ({
        category: 'default_component_of',
        full_product_name: { name: `${id} in p0`, product_id: `${id}-in-p0` },
        product_reference: id,
        relates_to_product_reference: 'p0',
      })),
      product_groups: [{ group_id: 'parts', product_ids: parts }],
    };
    const flags = [{ label: 'component_not_present', group_ids: ['parts'] }];
    const result = resultOf(documentOf(tree, [{ flags, product_status: { known_not_affected: parts, fixed: all } }]));
    expect(result.vex?.statements.map(({ status, products }) => [status, products.length])).toEqual([
      ['not_affected', 1],
      ['fixed', 10_000],
    ]);
    expect(result.vex?.statements[0]?.products[0]?.parts).toHaveLength(9_999);
  });

  it('that says something else of each product has as many statements', () => {
    const all = ids(10_000);
    const remediations = all.map((id) => ({ category: 'vendor_fix', details: `mend ${id}`, product_ids: [id] }));
    const result = resultOf(
      documentOf({ full_product_names: all.map(product) }, [{ remediations, product_status: { known_affected: all } }]),
    );
    expect(result.vex?.statements.map(({ action }) => action)).toEqual(all.map((id) => `mend ${id}`));
  });

  it('whose groups unfold to very much is refused', () => {
    const all = ids(10_000);
    const tree = {
      full_product_names: all.map(product),
      product_groups: [{ group_id: 'all', product_ids: all }],
    };
    const remediations = Array.from({ length: 1000 }, (_, at) => ({
      category: 'vendor_fix',
      details: `mend ${at}`,
      group_ids: ['all'],
    }));
    const result = resultOf(documentOf(tree, [{ remediations, product_status: { known_affected: all } }]));
    expect(result.vex).toBeUndefined();
    expect(result.problems.map(({ message }) => message).join()).toContain('is one group too many');
  });

  it('whose texts unfold to very much is refused', () => {
    const all = ids(200);
    const tree = { full_product_names: all.map(product), product_groups: [{ group_id: 'all', product_ids: all }] };
    const remediations = [
      { category: 'vendor_fix', details: 'x'.repeat(1024 * 1024), group_ids: ['all'] },
      ...all.map((id) => ({ category: 'vendor_fix', details: `mend ${id}`, product_ids: [id] })),
    ];
    const result = resultOf(documentOf(tree, [{ remediations, product_status: { known_affected: all } }]));
    expect(result.problems.map(({ code }) => code)).toEqual(['too-many']);
  });

  it('with branches as deep as JSON is read goes to the bottom', () => {
    const nested = (depth: number, leaf: Members): Members =>
      depth === 0 ? leaf : { category: 'product_family', name: `f${depth}`, branches: [nested(depth - 1, leaf)] };
    const leaf = { category: 'product_version', name: '1.0.0', product: product('p') };
    const read = (depth: number): VexResult =>
      resultOf(documentOf({ branches: [nested(depth, leaf)] }, [{ product_status: { fixed: ['p'] } }]));
    expect(read(90).vex?.statements[0]?.products[0]?.identifiers).toEqual([{ kind: 'purl', value: 'pkg:npm/p@1.0.0' }]);
    expect(read(1000).problems.map(({ code }) => code)).toEqual(['too-deep']);
  });
});
