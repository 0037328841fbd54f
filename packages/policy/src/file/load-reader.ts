import type { RuleAbout } from '@morel/model';
import type { PolicyReading } from './read-policy.ts';

/**
 * Reads a policy file. Never rejects: every fault is a problem with line and column. The reader, and YAML with it, is
 * loaded for the first file: most projects have none.
 */
export async function readPolicy(text: string, path: string, rules: readonly RuleAbout[]): Promise<PolicyReading> {
  const reader = await import('./read-policy.ts');
  return reader.readPolicy(text, path, rules);
}
