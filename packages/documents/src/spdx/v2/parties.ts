import type { BomParty, BomTool } from '@morel/model';

const PARTY = /^(Person|Organization):\s*([^(]*?)\s*(?:\(([^()]*)\))?$/;

/** `Organization: Example (mail@example.com)`. Source: SPDX 2.3, section 7.5. */
export function partyOf(text: string | undefined): BomParty | undefined {
  const [, kind, name, email] = PARTY.exec(text ?? '') ?? [];
  if (kind === undefined) return undefined;
  return {
    kind: kind === 'Person' ? 'person' : 'organisation',
    ...(name && { name }),
    ...(email && { email }),
  };
}

export function partyText({ kind, name = '', email, urls }: BomParty): string {
  const mail = email === undefined ? '' : ` (${email})`;
  return `${kind === 'person' ? 'Person' : 'Organization'}: ${name || (urls?.[0] ?? email ?? '')}${mail}`;
}

/** `Tool: syft-1.2.3`: a name, and the version after the last dash where that starts with a digit. */
export function toolOf(text: string): BomTool | undefined {
  const [, full] = /^Tool:\s*(.+)$/.exec(text) ?? [];
  if (full === undefined) return undefined;
  const [, name, version] = /^(.+)-v?(\d[^-]*)$/.exec(full) ?? [];
  return name === undefined || version === undefined ? { name: full } : { name, version };
}

export function toolText({ name, version }: BomTool): string {
  return `Tool: ${name}${version === undefined ? '' : `-${version}`}`;
}
