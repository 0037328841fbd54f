import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError, quote } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { CI_SYSTEMS, type CiSystem } from '../init/ci-systems.ts';
import { HOOK_TEXT, PRE_COMMIT_CONFIG } from '../init/hook.ts';
import { POLICY_TEMPLATE } from '../init/policy-template.ts';
import { openSession } from '../session.ts';

interface Step {
  readonly file: string;
  readonly text: string;
  readonly what: string;
  readonly executable?: boolean;
  /** Said after it was written. */
  readonly after?: string;
}

/** `morel init [PATH]`: writes policy, CI gate with a weekly schedule, and hook. Nothing that exists is touched. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const root = resolve(given.operands[0] ?? '.');
  if (!(await isThere(root))) throw new AppError('not-found', `${quote(root)} does not exist`);
  const dryRun = given.has('dry-run');
  const lines: string[] = [];
  for (const step of await plan(root, given.one('ci'))) lines.push(...(await carryOut(root, step, dryRun)));
  await console.out(`${lines.join('\n')}\n`);
  return 0;
};

async function plan(root: string, named: string | undefined): Promise<Step[]> {
  const ci = named === undefined ? await findCi(root) : CI_SYSTEMS.find(({ name }) => name === named);
  if (!ci)
    throw new AppError('usage', `there is no CI system ${quote(named ?? '')}`, {
      hint: `There are: ${CI_SYSTEMS.map(({ name }) => name).join(', ')}.`,
    });
  return [
    { file: 'morel.yaml', text: POLICY_TEMPLATE, what: 'the policy' },
    {
      file: ci.file,
      text: ci.text,
      what: `the gate and weekly run for ${ci.title}`,
      ...(ci.byHand !== undefined && { after: ci.byHand }),
    },
    await hookStep(root),
  ];
}

async function findCi(root: string): Promise<CiSystem | undefined> {
  for (const system of CI_SYSTEMS) {
    for (const file of system.shownBy) if (await isThere(join(root, file))) return system;
  }
  return CI_SYSTEMS[0];
}

/** The hook goes where the project keeps its hooks. */
async function hookStep(root: string): Promise<Step> {
  const base = { text: HOOK_TEXT, what: 'the pre-commit hook', executable: true };
  if (await isThere(join(root, '.pre-commit-config.yaml')))
    return { file: '.pre-commit-config.yaml', text: PRE_COMMIT_CONFIG, what: 'the pre-commit hook' };
  if (await isThere(join(root, '.husky'))) return { ...base, file: '.husky/pre-commit' };
  return { ...base, file: '.githooks/pre-commit', after: 'turn it on with: git config core.hooksPath .githooks' };
}

async function carryOut(root: string, step: Step, dryRun: boolean): Promise<string[]> {
  const path = join(root, step.file);
  if (await isThere(path))
    return [`${step.file} exists and is left alone. For ${step.what} it needs:`, '', indent(step.text), ''];
  if (dryRun) return [`would write ${step.file} (${step.what}):`, '', indent(step.text), ''];
  await mkdir(dirname(path), { recursive: true });
  // `wx`: a file that appeared in the meantime is not overwritten either.
  await writeFile(path, step.text, { flag: 'wx' });
  if (step.executable) await chmod(path, 0o755);
  return [`wrote ${step.file} (${step.what})`, ...(step.after === undefined ? [] : [`      ${step.after}`])];
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, '    ');
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
