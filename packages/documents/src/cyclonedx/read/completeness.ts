import type { BomCompleteness } from '@morel/model';
import { listOf, textOf } from './parts.ts';

/** What the document says about how complete it is. Source: CycloneDX 1.7, `#/definitions/compositions`. */
export function completenessOf(document: unknown, keys: ReadonlySet<string>): BomCompleteness[] {
  return listOf(document, 'compositions').flatMap((composition): BomCompleteness[] => {
    const state = stateOf(textOf(composition, 'aggregate') ?? 'unknown');
    const parts = namedIn(composition, 'assemblies', keys);
    const dependencies = namedIn(composition, 'dependencies', keys);
    if (parts.length === 0 && dependencies.length === 0) {
      return [
        { of: 'parts', keys: [], state },
        { of: 'dependencies', keys: [], state },
      ];
    }
    return [
      ...(parts.length > 0 ? [{ of: 'parts' as const, keys: parts, state }] : []),
      ...(dependencies.length > 0 ? [{ of: 'dependencies' as const, keys: dependencies, state }] : []),
    ];
  });
}

function namedIn(composition: unknown, member: string, keys: ReadonlySet<string>): string[] {
  return listOf(composition, member).filter((key): key is string => typeof key === 'string' && keys.has(key));
}

function stateOf(aggregate: string): BomCompleteness['state'] {
  if (aggregate === 'complete') return 'complete';
  return aggregate.startsWith('incomplete') ? 'incomplete' : 'unknown';
}
