import type { Reader } from '@morel/model';
import { pipfile } from './pipfile/index.ts';
import { pyproject } from './pyproject/index.ts';
import { requirementsIn } from './requirements-in.ts';
import { setupCfg } from './setup-cfg.ts';
import { setupPy } from './setup-py.ts';

/** Readers of the files in which people write what they want. */
export const manifests: readonly Reader[] = [requirementsIn, pyproject, pipfile, setupCfg, setupPy];
