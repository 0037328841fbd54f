import type { ScoredVersion, Schema, SchemaObject } from '@morel/parse';
import { METRICS_2, METRICS_3, type CvssMetric } from './cvss-metrics.ts';

const SCORE: Schema = { type: 'number', minimum: 0, maximum: 10 };
const SEVERITY: Schema = { type: 'string', enum: ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] };

const VECTOR_2 =
  'AV:[NAL]|AC:[LMH]|Au:[MSN]|[CIA]:[NPC]|E:(U|POC|F|H|ND)|RL:(OF|TF|W|U|ND)|RC:(UC|UR|C|ND)|CDP:(N|L|LM|MH|H|ND)|TD:(N|L|M|H|ND)|[CIA]R:(L|M|H|ND)';
const VECTOR_3 =
  'AV:[NALP]|AC:[LH]|PR:[NLH]|UI:[NR]|S:[UC]|[CIA]:[NLH]|E:[XUPFH]|RL:[XOTWU]|RC:[XURC]|[CIA]R:[XLMH]|MAV:[XNALP]|MAC:[XLH]|MPR:[XNLH]|MUI:[XNR]|MS:[XUC]|M[CIA]:[XNLH]';

/**
 * The schemas of CVSS objects, without titles. Source: cvss-v2.0.json (2017-05-31), cvss-v3.0.json (2017-05-31) and
 * cvss-v3.1.json (2021-11-03) of FIRST, which the schema of CSAF 2.0 refers to; a test compares them.
 */
export const CVSS: Readonly<Record<ScoredVersion, SchemaObject>> = {
  '2.0': cvss('2.0', `^((${VECTOR_2})/)*(${VECTOR_2})$`, METRICS_2),
  '3.0': cvss('3.0', `^CVSS:3[.]0/((${VECTOR_3})/)*(${VECTOR_3})$`, METRICS_3),
  '3.1': cvss('3.1', `^CVSS:3[.]1/((${VECTOR_3})/)*(${VECTOR_3})$`, METRICS_3),
};

function cvss(version: ScoredVersion, pattern: string, metrics: readonly CvssMetric[]): SchemaObject {
  const kinds = ['base', 'temporal', 'environmental'];
  const severities = version === '2.0' ? [] : kinds.map((kind) => [`${kind}Severity`, SEVERITY] as const);
  return {
    type: 'object',
    properties: {
      version: { type: 'string', enum: [version] },
      vectorString: { type: 'string', pattern },
      ...Object.fromEntries(
        metrics.map(({ member, words }) => [member, { type: 'string', enum: [...words.values()] }] as const),
      ),
      ...Object.fromEntries(kinds.map((kind) => [`${kind}Score`, SCORE] as const)),
      ...Object.fromEntries(severities),
    },
    required: ['version', 'vectorString', 'baseScore', ...(version === '2.0' ? [] : ['baseSeverity'])],
  };
}
