import type { VexDocument, VexPublisher } from '@morel/model';
import { get } from '@morel/parse';
import { textOf } from './members.ts';

/** What a document says about itself. */
export function documentOf(document: unknown): VexDocument {
  const [publisher, tracking] = [get(document, 'publisher'), get(document, 'tracking')];
  const [author, title] = [textOf(publisher, 'name'), textOf(document, 'title')];
  const [created, updated] = [textOf(tracking, 'initial_release_date'), textOf(tracking, 'current_release_date')];
  const [id, version] = [textOf(tracking, 'id'), textOf(tracking, 'version')];
  const engine = get(get(tracking, 'generator'), 'engine');
  const tooling = [textOf(engine, 'name'), textOf(engine, 'version')].filter(Boolean).join(' ');
  return {
    format: 'CSAF 2.0',
    ...(id !== undefined && { id: documentId(textOf(publisher, 'namespace'), id) }),
    ...(version !== undefined && { version }),
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    publisher: publisherOf(publisher),
    ...(created !== undefined && { created }),
    ...(updated !== undefined && updated !== created && { updated }),
    ...(tooling !== '' && { tooling }),
  };
}

/**
 * The namespace of the publisher with the id of the document as fragment, since an id is unique within a namespace only; an
 * id that is an address itself as it is. Source: CSAF 2.0, section 3.2.1.12.4.
 */
export function documentId(namespace: string | undefined, id: string): string {
  const isAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|urn:)/i.test(id);
  return namespace === undefined || isAddress ? id : `${namespace}#${encodeURI(id.toWellFormed())}`;
}

function publisherOf(publisher: unknown): VexPublisher {
  const [namespace, category] = [textOf(publisher, 'namespace'), textOf(publisher, 'category')];
  const [contact, authority] = [textOf(publisher, 'contact_details'), textOf(publisher, 'issuing_authority')];
  return {
    ...(namespace !== undefined && { namespace }),
    ...(category !== undefined && { category }),
    ...(contact !== undefined && { contact }),
    ...(authority !== undefined && { authority }),
  };
}
