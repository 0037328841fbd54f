import type { Parsed } from '@morel/parse';

/** Reads YAML: the fast reader of `parse`, which gives undefined where it hands over, or the general one. */
export type YamlReader = (text: string, path: string) => readonly Parsed[] | undefined;
