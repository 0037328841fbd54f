import type { InventoryBuilder } from '@morel/model';
import { withoutUsers } from '../../requirement/reference.ts';
import type { RequirementFiles } from './read-files.ts';

/** Options that belong to one requirement. */
const OWN: ReadonlySet<string> = new Set(['hash', 'global-option', 'install-option', 'config-settings']);

/**
 * Adds the options of requirements files as settings of pip. A requirement with a hash turns `require-hashes` on for the
 * whole installation (pip.pypa.io, "Hash-checking Mode").
 */
export function addPipSettings(builder: InventoryBuilder, files: RequirementFiles, main: string): void {
  for (const { name, value = 'true', file, span } of files.options) {
    if (OWN.has(name)) continue;
    const place = { span, ...(file !== main && { file }) };
    builder.addSetting({ client: 'pip', key: name, value: withoutUsers(value), ...place });
  }
  const hashed = files.requirements.find(({ isHashed }) => isHashed);
  if (!hashed || files.options.some(({ name }) => name === 'require-hashes')) return;
  builder.addSetting({
    client: 'pip',
    key: 'require-hashes',
    value: '--hash',
    span: hashed.span,
    ...(hashed.file !== main && { file: hashed.file }),
  });
}
