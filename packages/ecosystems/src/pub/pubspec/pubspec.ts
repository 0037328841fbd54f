import { asString, get, stringsOf } from '@morel/parse';
import { readWishes, type PubWish, type WrongType } from './wishes.ts';

/** The file beside a pubspec that may hold its overrides. */
export const OVERRIDES = 'pubspec_overrides.yaml';

/** What a pubspec.yaml says, as far as readers need it. */
export interface Pubspec {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly wishes: readonly PubWish[];
  /** What takes the place of any package of its name, asked for or not. */
  readonly overrides: readonly PubWish[];
  /** Folders of the members of its workspace, or patterns of them. */
  readonly workspace: readonly string[];
}

/** The pubspec in a parsed file. Source: "The pubspec file" of dart.dev. */
export function pubspecOf(value: unknown, wrongType: WrongType = () => undefined): Pubspec {
  return {
    name: asString(get(value, 'name')) || undefined,
    version: asString(get(value, 'version')) || undefined,
    wishes: [
      ...readWishes(value, 'dependencies', 'prod', wrongType),
      ...readWishes(value, 'dev_dependencies', 'dev', wrongType),
    ],
    overrides: overridesOf(value, wrongType),
    workspace: stringsOf(get(value, 'workspace')),
  };
}

/** The overrides of a pubspec.yaml, or of the pubspec_overrides.yaml beside it. */
export function overridesOf(value: unknown, wrongType: WrongType = () => undefined): PubWish[] {
  return readWishes(value, 'dependency_overrides', 'prod', wrongType);
}
