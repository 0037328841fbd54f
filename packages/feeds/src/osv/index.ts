import type { Feed, FeedFile, FeedSink } from '@morel/model';
import { jsonDocuments } from '../text/json-documents.ts';
import { about } from './about.ts';
import { isWhole, layout } from './layout.ts';
import { normalise } from './normalise.ts';

/** OSV records in every form they are passed on in. */
export const feed: Feed = { about, detect, read, isWhole, layout };

/** An object, a line or a list of objects with `id`, and with one of the members that only records have. */
function detect(_name: string, head: string): boolean {
  return (
    /^\s*\[?\s*\{/.test(head) &&
    /"id"\s*:\s*"/.test(head) &&
    /"(?:affected|modified|schema_version|withdrawn)"\s*:/.test(head) &&
    !/"dataType"\s*:\s*"CVE_RECORD"/.test(head)
  );
}

async function read({ name, source, text }: FeedFile, sink: FeedSink): Promise<void> {
  for await (const documents of jsonDocuments(name, text)) {
    for (const document of documents) {
      const { record, affected, notes } = normalise(document.value);
      for (const note of notes) sink.note(note);
      if (!record) continue;
      const line = document.text.includes('\n') ? JSON.stringify(document.value) : document.text;
      sink.item({ kind: 'advisory', record, affected, source }, line);
    }
  }
}
