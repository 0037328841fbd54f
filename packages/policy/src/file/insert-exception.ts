/**
 * Adds an exception to the text of a policy and leaves everything else as it is: comments, order, line ends. The result is
 * read again before it is handed out, so that a file in an unusual form is refused rather than damaged.
 */
import { asArray, asObject, get } from '@morel/parse';
import { err, ok, type Result } from '@morel/model';
import { readDocument } from './document.ts';
import { scalarText } from './scalar-text.ts';

/** What is added; `rule` and `subject`, or `gap`. */
export interface NewException {
  readonly rule?: string;
  readonly subject?: readonly string[];
  readonly gap?: string;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  readonly controls?: readonly string[];
}

/** The policy's text with the exception at the end of its list; a message where the file has to be edited by hand. */
export async function insertException(text: string, exception: NewException): Promise<Result<string, string>> {
  const before = await readDocument(text, '');
  if (before.problems.length > 0) return err('the policy has faults; mend them first');
  const list = get(before.value, 'exceptions');
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const edited = insertLines(text.split(/\r?\n/), list, exception)?.join(newline);
  if (edited === undefined) return err('the list "exceptions" is written in a form that cannot be added to');
  const after = await readDocument(edited, '');
  const expected = [...(asArray(list) ?? []), plainOf(exception)];
  const isRight =
    after.problems.length === 0 &&
    isSame(withoutList(after.value), withoutList(before.value)) &&
    isSame(get(after.value, 'exceptions'), expected);
  return isRight ? ok(edited) : err('adding to the list "exceptions" would change something else');
}

function insertLines(lines: readonly string[], list: unknown, exception: NewException): readonly string[] | undefined {
  const key = lines.findIndex((line) => /^exceptions\s*:/.test(line));
  if (key < 0) {
    const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
    const gap = end === 0 ? [] : [''];
    return [...lines.slice(0, end), ...gap, 'exceptions:', ...entryLines(exception, '  '), ''];
  }
  if (asArray(list) && asArray(list)?.length !== 0) {
    const item = lines.findIndex((line, at) => at > key && /^\s*-(\s|$)/.test(line));
    if (item < 0 || !/^exceptions\s*:\s*(#.*)?$/.test(lines[key] ?? '')) return undefined;
    const indent = /^\s*/.exec(lines[item] ?? '')?.[0] ?? '';
    const end = endOfList(lines, item, indent.length);
    return [...lines.slice(0, end), ...entryLines(exception, indent), ...lines.slice(end)];
  }
  const comment = /\s+#.*$/.exec(lines[key] ?? '')?.[0] ?? '';
  return [...lines.slice(0, key), `exceptions:${comment}`, ...entryLines(exception, '  '), ...lines.slice(key + 1)];
}

/** After the last line that belongs to the list; blank lines and comments behind it stay behind. */
function endOfList(lines: readonly string[], start: number, indent: number): number {
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const content = line.trimStart();
    if (content === '') continue;
    const depth = line.length - content.length;
    const isOurs = depth > indent || (depth === indent && /^-(\s|$)/.test(content));
    if (!isOurs && content.startsWith('#')) continue;
    if (!isOurs) break;
    if (!content.startsWith('#')) end = at + 1;
  }
  return end;
}

function entryLines(exception: NewException, indent: string): readonly string[] {
  return Object.entries(plainOf(exception)).map(([key, value], at) => {
    const start = at === 0 ? '- ' : '  ';
    const shown = typeof value === 'string' ? scalarText(value) : `[${value.map(scalarText).join(', ')}]`;
    return `${indent}${start}${key}: ${shown}`;
  });
}

/** In the order in which it is written; one subject stands alone. */
function plainOf(exception: NewException): Readonly<Record<string, string | readonly string[]>> {
  const { rule, subject, gap, reason, owner, until, controls = [] } = exception;
  const [first, ...others] = subject ?? [];
  return {
    ...(rule !== undefined && { rule }),
    ...(first !== undefined && { subject: others.length > 0 ? [first, ...others] : first }),
    ...(gap !== undefined && { gap }),
    reason,
    owner,
    until,
    ...(controls.length > 0 && { controls }),
  };
}

function withoutList(value: unknown): Readonly<Record<string, unknown>> {
  const { exceptions: _, ...others } = asObject(value) ?? {};
  return others;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
