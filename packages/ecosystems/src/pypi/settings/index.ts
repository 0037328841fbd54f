import type { Reader } from '@morel/model';
import { pipConf } from './pip-conf.ts';
import { createSettingsReader } from './toml-settings.ts';

/** Readers of the files that hold nothing but settings of a client. */
export const settings: readonly Reader[] = [
  pipConf,
  createSettingsReader('uv-toml', 'uv'),
  createSettingsReader('poetry-toml', 'poetry'),
  createSettingsReader('pdm-toml', 'pdm'),
];
