import { documents } from '@morel/documents';
import { AppError, quote, type VexWriter } from '@morel/model';

/** Ids of the forms in which statements are written, the default first. */
export function vexFormatIds(): string[] {
  const forms = documents.flatMap(({ about }) => (about.vex ?? []).filter(({ writes }) => writes));
  return [...forms.filter(({ isDefault }) => isDefault), ...forms.filter(({ isDefault }) => !isDefault)].map(
    ({ id }) => id,
  );
}

/** The writer of a form, of the default where none is named, or `usage` that names those there are. */
export async function loadVexWriter(name: string | undefined): Promise<VexWriter> {
  const ids = vexFormatIds();
  const wanted = name ?? ids[0];
  if (wanted === undefined || !ids.includes(wanted))
    throw new AppError('usage', `there is no form ${quote(wanted ?? '')} of VEX statements`, {
      hint: `There are: ${ids.join(', ')}.`,
    });
  const found = documents.find(({ about }) => about.vex?.some(({ id, writes }) => writes && id === wanted));
  const source = (await found?.load())?.vexWriters?.find(({ format }) => format === wanted);
  if (!source) throw new Error(`a format says that it writes ${wanted}, and does not`);
  return source.load();
}
