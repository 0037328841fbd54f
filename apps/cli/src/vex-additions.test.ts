import type { VexDocument } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { flagOf, withAdditions } from './vex-additions.ts';

function added(flags: Readonly<Record<string, string>>, document: VexDocument = { format: 'Test' }): VexDocument {
  return withAdditions(document, { one: (name) => flags[name] });
}

describe('what the caller says of a document', () => {
  it('stands where the document says nothing', () => {
    const flags = {
      id: 'urn:x',
      title: 'Shop',
      author: 'Ada',
      time: '2026-01-01T00:00:00Z',
      'publisher-namespace': 'https://example.com',
      'publisher-category': 'vendor',
    };
    expect(added(flags)).toEqual({
      format: 'Test',
      id: 'urn:x',
      title: 'Shop',
      author: 'Ada',
      created: '2026-01-01T00:00:00Z',
      publisher: { namespace: 'https://example.com', category: 'vendor' },
    });
    expect(added({})).toEqual({ format: 'Test' });
  });

  it('does not take the place of what the document says', () => {
    expect(() => added({ author: 'Bo' }, { format: 'Test', author: 'Ada' })).toThrow(
      '--author: the document says itself that it is "Ada"',
    );
    const publisher = { category: 'vendor' };
    expect(() => added({ 'publisher-category': 'user' }, { format: 'Test', publisher })).toThrow('"vendor"');
    expect(added({ 'publisher-namespace': 'https://a.example' }, { format: 'Test', publisher }).publisher).toEqual({
      namespace: 'https://a.example',
      category: 'vendor',
    });
  });

  it('goes by flags that the command has', async () => {
    const { VEX_FLAGS } = await import('./command-line/flags.ts');
    const fields = ['id', 'title', 'author', 'created', 'publisher.namespace', 'publisher.category'] as const;
    expect(fields.map(flagOf)).toEqual(VEX_FLAGS.map(({ name }) => `--${name}`));
  });
});
