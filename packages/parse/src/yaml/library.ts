import type * as yaml from 'yaml';

/** The general YAML library, which is loaded only when it is needed. */
export type YamlLibrary = typeof yaml;
