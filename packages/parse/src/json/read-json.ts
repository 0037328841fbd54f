import type { Problem } from '@morel/model';
import type { Parsed } from '../document.ts';
import { createSpanLookup } from '../span-lookup.ts';
import { duplicateProblems } from '../text/duplicates.ts';
import { refused } from '../text/refused.ts';
import { conflictProblem, createSource, problemAtOffset, type Source } from '../text/source.ts';
import { findJsonFault } from './fault.ts';
import { plainLayout, type PlainLayout } from './plain-layout.ts';
import { createTapeOutline, duplicateMembers } from './tape-outline.ts';
import { scanJson } from './scan-json.ts';

/**
 * Reads strict JSON (RFC 8259). Of two equal keys the last counts, as in JSON.parse, and a `duplicate-key` problem says
 * so. Nesting over 200 levels, merge conflicts and faults of syntax refuse the text.
 */
export function readJson(text: string, path: string): Parsed {
  return readPlainJson(text, createSource(text, path));
}

/** Reads JSON in which what `source` has beyond JSON was replaced by as many spaces. */
export function readPlainJson(text: string, source: Source): Parsed {
  const plain = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch {
    return refused(emptyProblem(source, plain) ?? conflictProblem(source) ?? faultProblem(source, plain));
  }
  const layout = plainLayout(plain, value);
  if (layout) return { value, problems: [], span: createPlainLookup(layout, plain) };
  // JSON.parse has judged the grammar, so the scan only has to find its way.
  const tape = scanJson(plain);
  if (!tape) return refused(faultProblem(source, plain));
  const span = createSpanLookup(plain, () => createTapeOutline(plain, tape));
  return { value, problems: duplicateProblems(source, duplicateMembers(plain, tape)), span };
}

/** What the layout cannot answer goes through the text, which is scanned once however much is asked. */
function createPlainLookup(layout: PlainLayout, text: string): Parsed['span'] {
  let lookup: Parsed['span'] | undefined;
  return (...path) => {
    if (path.length === 0) return { start: 0, end: text.length };
    const found = layout.find(path);
    if (found !== 'unknown') return found;
    lookup ??= createScanLookup(text);
    return lookup(...path);
  };
}

function createScanLookup(text: string): Parsed['span'] {
  const tape = scanJson(text);
  return tape ? createSpanLookup(text, () => createTapeOutline(text, tape)) : () => undefined;
}

function emptyProblem(source: Source, plain: string): Problem | undefined {
  return plain.trim() === '' ? problemAtOffset(source, 'syntax', 0, 'the file is empty') : undefined;
}

function faultProblem(source: Source, plain: string): Problem {
  const { code, offset, message } = findJsonFault(plain);
  return problemAtOffset(source, code, offset, message);
}
