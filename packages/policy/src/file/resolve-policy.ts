/**
 * Puts a policy together: the preset, what it extends, the file itself, then the nested files of the tree, which can only
 * tighten. What a nested file tries beyond that is recorded and has no effect.
 */
import { compileGlob } from '@morel/parse';
import { err, LEVELS, ok, type OptionValue, type Preset, type Result, type RuleAbout } from '@morel/model';
import { loosens, presetOptions } from '../options.ts';
import { applyChange, settingAt, type Policy, type PolicySettings, type RuleSetting, type Scope } from '../policy.ts';
import { folderOf, isWithin } from '../tree-path.ts';
import { DEFAULT_PRESET, PRESETS, PRESET_SETTINGS, type PathRules, type PolicyFile } from './policy-file.ts';
import { problemText, type PolicyProblem } from './policy-problem.ts';
import type { PolicyReading } from './read-policy.ts';
import { policyWant } from './wants.ts';

export interface PolicySources {
  /** The policy that counts; the default preset alone where absent. */
  readonly main?: PolicyFile;
  /** Policies that others extend, under the key of their want. */
  readonly extended?: ReadonlyMap<string, PolicyFile>;
  /** Policy files found in the tree beside the main one. */
  readonly nested?: readonly NestedPolicy[];
}

export interface NestedPolicy {
  readonly path: string;
  readonly reading: PolicyReading;
}

const DEEPEST = 10;

/** The policy of a run; the problems that keep it from being put together. */
export function resolvePolicy(
  sources: PolicySources,
  rules: readonly RuleAbout[],
): Result<Policy, readonly PolicyProblem[]> {
  const chain = chainOf(sources);
  if (!chain.ok) return err([chain.error]);
  const files = chain.value;
  const preset = presetOf(files[0]);
  const settings = files.reduce<PolicySettings>(
    (merged, file) => ({ ...merged, ...file.settings }),
    PRESET_SETTINGS[preset],
  );
  const base: Policy = {
    ...settings,
    preset,
    files: files.map(({ path }) => path),
    rules: mergeRules(rules, preset, settings, files),
    scopes: files.flatMap((file) => file.paths.map((entry) => scopeOf(file.path, '', entry, false))),
    exceptions: files.flatMap(({ exceptions }) => exceptions),
    exclude: files.flatMap(({ exclude, path }) => exclude.map((pattern) => ({ pattern, from: path }))),
    internal: files.flatMap(({ internal }) => internal),
    hosts: files.flatMap(({ hosts }) => hosts),
    refused: [],
  };
  const nested = (sources.nested ?? []).toSorted(outermostFirst);
  return ok(nested.reduce((policy, file) => addNested(policy, file, rules), base));
}

function outermostFirst(a: NestedPolicy, b: NestedPolicy): number {
  const depth = a.path.split('/').length - b.path.split('/').length;
  return depth === 0 && a.path !== b.path ? (a.path < b.path ? -1 : 1) : depth;
}

/** The main file and what it extends, the outermost base first. */
function chainOf({ main, extended }: PolicySources): Result<readonly PolicyFile[], PolicyProblem> {
  const chain: PolicyFile[] = [];
  const seen = new Set<string>();
  for (let file = main; file;) {
    chain.unshift(file);
    seen.add(file.path);
    const want = policyWant(file);
    if (!want) break;
    const where = file.keys.get('extends') ?? { path: file.path };
    if (seen.has(want.key)) return err({ message: `policies extend each other in a circle: ${want.key}`, where });
    seen.add(want.key);
    if (chain.length >= DEEPEST) return err({ message: `more than ${DEEPEST} policies extend each other`, where });
    file = extended?.get(want.key);
    if (!file) {
      const hint = 'Name it yourself with --policy, or write its rules here';
      return err({ message: `the policy ${want.key} that this one extends was not loaded`, hint, where });
    }
  }
  return ok(chain);
}

function presetOf(file: PolicyFile | undefined): Preset {
  return file?.extends?.kind === 'preset' ? file.extends.preset : DEFAULT_PRESET;
}

function mergeRules(
  rules: readonly RuleAbout[],
  preset: Preset,
  settings: PolicySettings,
  files: readonly PolicyFile[],
): ReadonlyMap<string, RuleSetting> {
  const merged = new Map<string, RuleSetting>();
  for (const about of rules) {
    const options: Record<string, OptionValue> = { ...presetOptions(about, preset) };
    for (const [name, spec] of Object.entries(about.options)) {
      if (spec.type === 'number' && spec.from === 'max-age') options[name] = settings.maxAgeHours;
    }
    let setting: RuleSetting = { level: about.levels[preset], options };
    for (const file of files) {
      const change = file.rules.get(about.id);
      if (change) setting = applyChange(setting, change);
    }
    merged.set(about.id, setting);
  }
  return merged;
}

function scopeOf(path: string, folder: string, entry: PathRules, tightenOnly: boolean): Scope {
  const pattern = entry.match.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  const matches = compileGlob(pattern);
  const below = compileGlob(`${pattern}/**`);
  return {
    covers: (candidate) => {
      if (!isWithin(candidate, folder)) return false;
      const inner = folder === '' ? candidate : candidate.slice(folder.length + 1);
      return matches(inner) || below(inner);
    },
    rules: entry.rules,
    internal: [],
    tightenOnly,
    from: `${path}: ${entry.match}`,
  };
}

/** The keys that a nested file may use; everything else counts at the root only. */
const NESTED_KEYS: ReadonlySet<string> = new Set(['extends', 'rules', 'paths', 'internal', 'tests']);

function addNested(policy: Policy, { path, reading }: NestedPolicy, rules: readonly RuleAbout[]): Policy {
  if (!reading.ok) {
    const changes = reading.error.map((problem) => `it cannot be read: ${problemText(problem)}`);
    return { ...policy, refused: [...policy.refused, { path, changes }] };
  }
  const file = reading.value;
  const folder = folderOf(path);
  const own = ownScopes(file, folder);
  const changes = [
    ...[...file.keys.keys()]
      .filter((key) => !NESTED_KEYS.has(key))
      .map((key) => `"${key}" counts in the policy at the root only`),
    ...refusedExtends(policy, file),
    ...own.flatMap((scope) => refusedRules(policy, scope, path, rules)),
  ];
  const scopes = [...presetScopes(file, folder, rules), ...own];
  return {
    ...policy,
    files: [...policy.files, path],
    scopes: [...policy.scopes, ...scopes],
    refused: changes.length > 0 ? [...policy.refused, { path, changes }] : policy.refused,
  };
}

function ownScopes(file: PolicyFile, folder: string): readonly Scope[] {
  const whole: Scope = {
    covers: (path) => isWithin(path, folder),
    rules: file.rules,
    internal: file.internal,
    tightenOnly: true,
    from: file.path,
  };
  return [whole, ...file.paths.map((entry) => scopeOf(file.path, folder, entry, true))];
}

/** A nested file that extends a preset asks for at least its levels and options. */
function presetScopes(file: PolicyFile, folder: string, rules: readonly RuleAbout[]): readonly Scope[] {
  const preset = file.extends?.kind === 'preset' ? file.extends.preset : undefined;
  if (preset === undefined) return [];
  const where = { path: file.path };
  const changes = rules.map((about) => {
    const options = new Map(Object.entries(presetOptions(about, preset)));
    return [about.id, { level: about.levels[preset], options, where }] as const;
  });
  const covers = (path: string): boolean => isWithin(path, folder);
  return [{ covers, rules: new Map(changes), internal: [], tightenOnly: true, from: `${file.path}: ${preset}` }];
}

function refusedExtends(policy: Policy, { extends: base }: PolicyFile): readonly string[] {
  if (!base) return [];
  if (base.kind !== 'preset') return ['"extends" names a file or URL, which counts in the policy at the root only'];
  const isLaxer = PRESETS.indexOf(base.preset) < PRESETS.indexOf(policy.preset);
  return isLaxer ? [`"extends: ${base.preset}" is laxer than "${policy.preset}"`] : [];
}

/** What a nested file asks for that is laxer than what counts there without it. */
function refusedRules(policy: Policy, scope: Scope, path: string, rules: readonly RuleAbout[]): readonly string[] {
  const refused: string[] = [];
  for (const about of rules) {
    const change = scope.rules.get(about.id);
    if (!change) continue;
    const setting = settingAt(policy, about, [path]);
    if (change.level !== undefined && LEVELS.indexOf(change.level) < LEVELS.indexOf(setting.level))
      refused.push(`"${about.id}: ${change.level}" is laxer than "${setting.level}"`);
    for (const [name, value] of change.options) {
      const spec = about.options[name];
      const own = setting.options[name];
      if (spec && own !== undefined && loosens(spec, own, value))
        refused.push(`"${name}" of "${about.id}" cannot be moved that way`);
    }
  }
  return refused;
}
