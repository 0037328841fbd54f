import { printable } from '@morel/model';

/** Where an annotation stands and what it is called. */
export interface Properties {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
}

/**
 * A workflow command on a line of its own: `::error file=a.lock,line=3::message`. Escapes as the toolkit of GitHub
 * Actions does (packages/core/src/command.ts); control characters, line ends among them, never come out of a text.
 */
export function workflowCommand(name: 'error' | 'warning' | 'notice', properties: Properties, message: string): string {
  const given = Object.entries({ ...properties }).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${data(message)}\n`;
}

function data(text: string): string {
  return printable(text, 4000).replaceAll('%', '%25');
}

function property(text: string): string {
  return printable(text, 400).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
