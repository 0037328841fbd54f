import { SAMPLE_REPORTS } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { documents } from './registry.gen.ts';

const OPTIONS = { width: 200, color: false, verbose: true, quiet: false };
const report = SAMPLE_REPORTS.find(({ name }) => name === 'findings')?.report;

// It lists advisories alone, and the sample's statement silences a finding of another kind.
const OTHERS = new Set(['gitlab-dependency-scanning']);

describe.each(documents.filter(({ about }) => about.writes && !OTHERS.has(about.id)).map(({ about }) => about.id))(
  'a report in %s',
  (id) => {
    it('says which statement silenced what, by whom and when', async () => {
      const document = await documents.find(({ about }) => about.id === id)?.load();
      if (!report || !document?.render) throw new Error('nothing to render');
      const text = [...document.render(report, OPTIONS)].join('');
      for (const word of ['shop.openvex.json', 'Example security team', '2026-08-01']) expect(text).toContain(word);
    });
  },
);
