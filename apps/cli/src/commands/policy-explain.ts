import { AppError, quote } from '@morel/model';
import { explainRule, rules, type Policy, type RuleExplanation } from '@morel/policy';
import type { Run } from '../command-line/command.ts';
import { nearest } from '../command-line/nearest.ts';
import { wrapText } from '../explain/wrap-text.ts';
import { policyHere } from '../policy-here.ts';
import { openSession } from '../session.ts';

/** `morel policy explain [RULE]`. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const policy = await policyHere(given);
  const [wanted] = given.operands;
  const text = wanted === undefined ? overview(policy) : details(explainRule(find(wanted), policy));
  await console.out(text);
  return 0;
};

function find(id: string): (typeof rules)[number]['about'] {
  const found = rules.find(({ about }) => about.id === id);
  if (found) return found.about;
  const known = rules.map(({ about }) => about.id);
  const guess = nearest(id, known);
  throw new AppError('usage', `there is no rule ${quote(id)}`, {
    hint: guess === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${guess}?`,
  });
}

function overview(policy: Policy): string {
  const from =
    policy.files.length === 0
      ? `the preset "${policy.preset}"`
      : `${policy.files.join(', ')} on the preset "${policy.preset}"`;
  const width = Math.max(...rules.map(({ about }) => about.id.length));
  const rows = rules.map(
    ({ about }) =>
      `  ${(policy.rules.get(about.id)?.level ?? 'off').padEnd(6)} ${about.id.padEnd(width)}  ${about.title}`,
  );
  return [
    `Policy: ${from}. Priority by ${policy.priority}; runs fail from "${policy.failOn}" on.`,
    '',
    ...rows,
    '',
    'morel policy explain RULE says what a rule does.',
    '',
  ].join('\n');
}

function details(rule: RuleExplanation): string {
  const lines = [
    `${rule.id}: ${rule.title}`,
    '',
    ...wrapText(rule.why, 78).map((line) => `  ${line}`),
    '',
    `  level      ${rule.level}  (${rule.presets.map(({ preset, level }) => `${preset}: ${level}`).join(', ')})`,
    `  ENISA      ${rule.enisa.join(', ')}`,
    ...(rule.needs.length > 0 ? [`  needs      ${rule.needs.join(', ')}`] : []),
  ];
  if (rule.options.length > 0) {
    lines.push('', '  options');
    for (const option of rule.options)
      lines.push(
        `    ${option.name}: ${option.value}${option.value === option.default ? '' : ` (default ${option.default})`}`,
        ...wrapText(option.title, 70).map((line) => `        ${line}`),
      );
  }
  for (const { from, level, options } of rule.elsewhere)
    lines.push('', `  in ${from}: ${[level, ...options].filter(Boolean).join(', ')}`);
  for (const { subject, reason, owner, until } of rule.exceptions)
    lines.push('', `  exception until ${until} (${owner}): ${subject.join(' + ')}`, `      ${reason}`);
  return `${lines.join('\n')}\n`;
}
