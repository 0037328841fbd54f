import type { CsafCheck, Finding } from './csaf-check.ts';
import type { CsafDocument } from './csaf-document.ts';
import { isPrivateLanguage, languageFault } from './language-tag.ts';
import { named } from './words.ts';

/** Section 6.1.12: languages are valid. */
export const invalidLanguage: CsafCheck = { test: '6.1.12', find: (csaf) => languages(csaf, languageFault) };

/** Section 6.1.15: a translation says what it was translated from. */
export const translatorWithoutSource: CsafCheck = {
  test: '6.1.15',
  *find({ document }) {
    if (document.publisher.category === 'translator' && document.source_lang === undefined)
      yield { path: ['document'], message: 'has no "source_lang", and its publisher is a translator' };
  },
};

/** Section 6.1.28: a translation is in another language than its source. */
export const sameLanguage: CsafCheck = {
  test: '6.1.28',
  *find({ document: { lang, source_lang: source } }) {
    if (lang !== undefined && lang.toLowerCase() === source?.toLowerCase())
      yield { path: ['document', 'source_lang'], message: `is ${named(lang)}, and so is the language of the document` };
  },
};

/** Section 6.2.12: the document says what language it is in. */
export const missingLanguage: CsafCheck = {
  test: '6.2.12',
  *find({ document }) {
    if (document.lang === undefined) yield { path: ['document'], message: 'has no "lang"' };
  },
};

/** Section 6.2.14: languages are not private. */
export const privateLanguage: CsafCheck = {
  test: '6.2.14',
  find: (csaf) => languages(csaf, (tag) => (isPrivateLanguage(tag) ? 'is for private use' : undefined)),
};

/** Section 6.2.15: the language is not left open. */
export const defaultLanguage: CsafCheck = {
  test: '6.2.15',
  find: (csaf) =>
    languages(csaf, (tag) => (tag.toLowerCase() === 'i-default' ? 'says nothing of the language' : undefined)),
};

function* languages({ document }: CsafDocument, faultOf: (tag: string) => string | undefined): Generator<Finding> {
  for (const member of ['lang', 'source_lang'] as const) {
    const tag = document[member];
    const fault = tag === undefined ? undefined : faultOf(tag);
    if (tag !== undefined && fault !== undefined)
      yield { path: ['document', member], message: `${named(tag)} ${fault}` };
  }
}
