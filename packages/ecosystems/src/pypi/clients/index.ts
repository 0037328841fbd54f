import type { Client } from '@morel/model';
import { pdm } from './pdm.ts';
import { pip } from './pip.ts';
import { pipenv } from './pipenv.ts';
import { pipx } from './pipx.ts';
import { poetry } from './poetry.ts';
import { uv } from './uv.ts';

/** The programs that install Python packages. */
export const clients: readonly Client[] = [uv, poetry, pdm, pipenv, pipx, pip];
