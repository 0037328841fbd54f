import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError, quote } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { CI_SYSTEMS, type CiSystem } from '../init/ci-systems.ts';
import { hookText, preCommitConfig } from '../init/hook.ts';
import { invocationFor, type Invocation } from '../init/invocation.ts';
import { POLICY_TEMPLATE } from '../init/policy-template.ts';
import { openSession } from '../session.ts';

interface Step {
  readonly file: string;
  readonly text: string;
  readonly what: string;
  readonly executable?: boolean;
  /** Said after it was written. */
  readonly after?: readonly string[];
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
  const morel = await invocationFor((file) => isThere(join(root, file)));
  const missing = (await hasMorel(root))
    ? []
    : [`it runs the Morel of the project, which is not there yet: ${morel.add}`];
  return [
    { file: 'morel.yaml', text: POLICY_TEMPLATE, what: 'the policy' },
    {
      file: ci.file,
      text: ci.text(morel),
      what: `the gate and weekly run for ${ci.title}`,
      after: [...missing, ...(ci.byHand === undefined ? [] : [ci.byHand])],
    },
    await hookStep(root, morel),
  ];
}

/** Whether the manifest names Morel among what is installed for development. */
async function hasMorel(root: string): Promise<boolean> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '');
  return /"morel"\s*:/.test(text);
}

async function findCi(root: string): Promise<CiSystem | undefined> {
  for (const system of CI_SYSTEMS) {
    for (const file of system.shownBy) if (await isThere(join(root, file))) return system;
  }
  return CI_SYSTEMS[0];
}

/** The hook goes where the project keeps its hooks. */
async function hookStep(root: string, { run: command }: Invocation): Promise<Step> {
  const base = { text: hookText(command), what: 'the pre-commit hook', executable: true };
  if (await isThere(join(root, '.pre-commit-config.yaml')))
    return { file: '.pre-commit-config.yaml', text: preCommitConfig(command), what: 'the pre-commit hook' };
  if (await isThere(join(root, '.husky'))) return { ...base, file: '.husky/pre-commit' };
  return { ...base, file: '.githooks/pre-commit', after: ['turn it on with: git config core.hooksPath .githooks'] };
}

async function carryOut(root: string, step: Step, dryRun: boolean): Promise<string[]> {
  const path = join(root, step.file);
  const after = (step.after ?? []).map((line) => `      ${line}`);
  if (await isThere(path))
    return [`${step.file} exists and is left alone. For ${step.what} it needs:`, '', indent(step.text), ...after, ''];
  if (dryRun) return [`would write ${step.file} (${step.what}):`, '', indent(step.text), ...after, ''];
  await mkdir(dirname(path), { recursive: true });
  // `wx`: a file that appeared in the meantime is not overwritten either.
  await writeFile(path, step.text, { flag: 'wx' });
  if (step.executable) await chmod(path, 0o755);
  return [`wrote ${step.file} (${step.what})`, ...after];
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
