import { printable, type Problem } from '@morel/model';
import type { Document } from 'yaml';
import type { Parsed } from '../document.ts';
import { MAX_DEPTH } from '../limits.ts';
import { createSpanLookup } from '../span-lookup.ts';
import { duplicateProblems } from '../text/duplicates.ts';
import { refused } from '../text/refused.ts';
import { conflictProblem, createSource, problemAtOffset, type Source } from '../text/source.ts';
import { createNodeOutline } from './node-outline.ts';
import type { YamlLibrary } from './library.ts';
import { NodeReader } from './node-reader.ts';

/** Longer texts are refused: the library needs about a second for each MiB, and the fast reader takes long lockfiles. */
const MAX_LENGTH = 8 * 1024 * 1024;

/** Loads the general YAML reader: it takes every valid text, and says of any other what is wrong and where. */
export async function loadYaml(): Promise<(text: string, path: string) => readonly Parsed[]> {
  const library = await import('yaml');
  return (text, path) => {
    const source = createSource(text, path);
    const documents = compose(library, source);
    if (!Array.isArray(documents)) return [refused(documents)];
    if (documents.length === 0) return [refused(problemAtOffset(source, 'syntax', 0, 'the file is empty'))];
    return documents.map((document) => readDocument(library, source, document));
  };
}

/**
 * The documents of a text. The library's own entry points compose recursively whatever depth they meet, which can end
 * the process, so the depth is watched while the text is split into tokens.
 */
function compose(library: YamlLibrary, source: Source): Document.Parsed[] | Problem {
  const { text } = source;
  if (text.length > MAX_LENGTH)
    return problemAtOffset(source, 'too-large', 0, `the text is longer than ${MAX_LENGTH} characters`);
  const conflict = conflictProblem(source);
  if (conflict) return conflict;
  const parser = new library.Parser();
  const tokens = [];
  for (const lexeme of new library.Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The document and the scalar at the bottom are on the stack too.
    if (parser.stack.length > MAX_DEPTH + 2) {
      return problemAtOffset(source, 'too-deep', parser.offset, `the nesting is deeper than ${MAX_DEPTH} levels`);
    }
  }
  tokens.push(...parser.end());
  // The library compares every key with every other; `readNode` finds equal keys in one pass.
  const composer = new library.Composer({
    schema: 'failsafe',
    customTags: ['null', 'bool'],
    resolveKnownTags: false,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  return [...composer.compose(tokens)];
}

function readDocument(library: YamlLibrary, source: Source, document: Document.Parsed): Parsed {
  const [error] = document.errors;
  if (error) return refused(faultProblem(source, error.pos[0], error.message));
  const reader = new NodeReader(library);
  const value = reader.read(document.contents);
  if (reader.fault) {
    const { code, offset, message } = reader.fault;
    return refused(problemAtOffset(source, code, offset, message));
  }
  const span = createSpanLookup(source.text, () => createNodeOutline(library, source.text, document.contents));
  return { value, problems: duplicateProblems(source, reader.duplicates), span };
}

function faultProblem(source: Source, offset: number, fault: string): Problem {
  const isCutOff = offset >= source.text.trimEnd().length;
  return problemAtOffset(
    source,
    'syntax',
    offset,
    isCutOff ? `the text ends too early: ${printable(fault)}` : printable(fault),
  );
}
