import { printable, type Severity } from '@morel/model';
import { filled } from '../plain-words.ts';

const VECTORS_SHOWN = 10;

// The patterns of the schema, metric by metric; it has none for CVSS 4.
const V2 = new RegExp(
  `^(?:${['AV:[NAL]', 'AC:[LMH]', 'Au:[MSN]', '[CIA]:[NPC]', 'E:(?:U|POC|F|H|ND)', 'RL:(?:OF|TF|W|U|ND)', 'RC:(?:UC|UR|C|ND)', 'CDP:(?:N|L|LM|MH|H|ND)', 'TD:(?:N|L|M|H|ND)', '[CIA]R:(?:L|M|H|ND)'].join('|')})$`,
);
const V3 = new RegExp(
  `^(?:${['AV:[NALP]', 'AC:[LH]', 'PR:[NLH]', 'UI:[NR]', 'S:[UC]', '[CIA]:[NLH]', 'E:[XUPFH]', 'RL:[XOTWU]', 'RC:[XURC]', '[CIA]R:[XLMH]', 'MAV:[XNALP]', 'MAC:[XLH]', 'MPR:[XNLH]', 'MUI:[XNR]', 'MS:[XUC]', 'M[CIA]:[XNLH]'].join('|')})$`,
);

/** The vectors that the schema takes, each with the record that states it. */
export function cvssVectors(
  severities: readonly Severity[],
): readonly { readonly vendor: string; readonly vector: string }[] {
  return severities
    .filter(({ value }) => isVector(value))
    .slice(0, VECTORS_SHOWN)
    .map(({ source, value }) => ({ vendor: filled(printable(source, 100), 'unknown'), vector: value }));
}

function isVector(value: string): boolean {
  if (value.length > 128) return false;
  const [version = '', ...metrics] = value.split('/');
  if (/^CVSS:3\.[01]$/.test(version)) return value.length >= 32 && metrics.every((metric) => V3.test(metric));
  return value.length >= 16 && [version, ...metrics].every((metric) => V2.test(metric));
}
