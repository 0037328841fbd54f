import type { InventoryBuilder } from '@morel/model';
import type { ProjectDocument } from '../project/documents.ts';
import { membersOf } from '../project/items.ts';

/** Properties of a project that decide how it is restored. */
const KEYS: ReadonlySet<string> = new Set([
  'RestoreLockedMode',
  'RestorePackagesWithLockFile',
  'RestoreSources',
  'RestoreAdditionalProjectSources',
  'NuGetAudit',
  'NuGetAuditMode',
  'NuGetAuditLevel',
]);
const SPELLED: ReadonlyMap<string, string> = new Map([...KEYS].map((key) => [key.toLowerCase(), key]));

/** Adds the settings of restore that a project and its imports make, whatever condition they stand under. */
export function addProjectSettings(
  builder: InventoryBuilder,
  documents: readonly ProjectDocument[],
  main: string,
): void {
  for (const { name, element, file } of documents.flatMap((document) => membersOf('PropertyGroup', document))) {
    const key = SPELLED.get(name.toLowerCase());
    if (key === undefined) continue;
    const place = { span: element.span, ...(file !== main && { file }) };
    builder.addSetting({ client: 'dotnet', key, value: element.text, ...place });
  }
}
