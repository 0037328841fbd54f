import { PROFILES } from '@morel/integrate';
/** The lists that help and shells offer words from. Loaded only for them: a command line that is right needs none. */
import { documents } from '@morel/documents';
import { ecosystems } from '@morel/ecosystems';
import { rules } from '@morel/policy';
import { CI_SYSTEMS } from '../init/ci-systems.ts';

/** Names of the forms that a report can have. */
export function formatIds(): readonly string[] {
  return documents.filter(({ about }) => about.writes).map(({ about }) => about.id);
}

export function ecosystemIds(): readonly string[] {
  return ecosystems.map(({ about }) => about.id);
}

export function ruleIds(): readonly string[] {
  return rules.map(({ about }) => about.id);
}

export function ciNames(): readonly string[] {
  return CI_SYSTEMS.map(({ name }) => name);
}

/** Ids of the profiles that bills of materials are checked by. */
export function profileIds(): string[] {
  return PROFILES.map(({ id }) => id);
}
