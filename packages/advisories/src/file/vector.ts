import { damaged } from './damage.ts';

/** A place for one letter. */
const PLACE = '_';
/** Before a value that would otherwise read as a packed one. */
const ESCAPE = '=';
const FORMS: readonly string[] = [
  'CVSS:3.0/AV:_/AC:_/PR:_/UI:_/S:_/C:_/I:_/A:_',
  'CVSS:3.1/AV:_/AC:_/PR:_/UI:_/S:_/C:_/I:_/A:_',
  'CVSS:4.0/AV:_/AC:_/AT:_/PR:_/UI:_/VC:_/VI:_/VA:_/SC:_/SI:_/SA:_',
  'CVSS:4.0/AV:_/AC:_/AT:_/PR:_/UI:_/VC:_/VI:_/VA:_/SC:_/SI:_/SA:_/E:_',
  'AV:_/AC:_/Au:_/C:_/I:_/A:_',
];
const LETTERS = /^[A-Z]+$/;
const PACKED = /^[0-9=]/;
/** What stands before, between and after the letters of each form; made when first needed. */
const BETWEEN: (readonly string[] | undefined)[] = [];

/**
 * A severity's value in few bytes: of a vector in one of the usual forms, the number of the form and the letters alone, so
 * that `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H` is `1NLNNUHHH`. `expandVector` gives back the very same text.
 */
export function packVector(text: string): string {
  for (const [number, form] of FORMS.entries()) {
    const letters = lettersOf(text, form);
    if (letters !== undefined) return `${number}${letters}`;
  }
  return PACKED.test(text) ? ESCAPE + text : text;
}

/** The value that `packVector` made this of. Throws `index-damaged` for a form it does not know. */
export function expandVector(packed: string): string {
  if (!PACKED.test(packed)) return packed;
  if (packed.startsWith(ESCAPE)) return packed.slice(1);
  const number = Number(packed[0]);
  const parts = (BETWEEN[number] ??= FORMS[number]?.split(PLACE));
  if (parts?.length !== packed.length) throw damaged('a severity has a form that is not known');
  let text = parts[0] ?? '';
  for (let at = 1; at < parts.length; at++) text += `${packed[at]}${parts[at]}`;
  return text;
}

/** The letters in the places of a form, or undefined where the text has another form. */
function lettersOf(text: string, form: string): string | undefined {
  if (text.length !== form.length) return undefined;
  let letters = '';
  for (let at = 0; at < form.length; at++) {
    if (form[at] === PLACE) letters += text[at] ?? '';
    else if (form[at] !== text[at]) return undefined;
  }
  return LETTERS.test(letters) ? letters : undefined;
}
