import { printable, quote, type Component } from '@morel/model';

const PLAIN = /^[\w@./+~:*^<>=-]{1,120}$/;

/** Text from outside as a message shows it: bare where it is a plain word, else quoted. */
export function word(text: string): string {
  return PLAIN.test(text) ? text : quote(text);
}

/** `name@version` of a component, fit for a message. */
export function nameOf(component: Component): string {
  return word(component.version === undefined ? component.name : `${component.name}@${component.version}`);
}

/** The first few of a list, and how many more there are. */
export function listOf(items: readonly string[], limit = 5): string {
  const shown = items.slice(0, limit).map((item) => printable(item, 120));
  const rest = items.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
