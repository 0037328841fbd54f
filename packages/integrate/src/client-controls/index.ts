import { folderOf, isWithin } from '@morel/inventory';
import {
  known,
  type Check,
  type CheckContext,
  type Client,
  type Control,
  type ControlState,
  type Fact,
  type Setting,
} from '@morel/model';
import { clientsInUse, type ClientInUse } from '../clients-in-use.ts';
import { about } from './about.ts';

/** For every client that a folder's files show: the state of each of its protective settings. */
export const check: Check<'controls'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<readonly ControlState[]>>> {
  const facts = new Map<string, Fact<readonly ControlState[]>>();
  for (const use of clientsInUse(context)) {
    const settings = readBy(use.client, settingsFor(context, use));
    facts.set(
      use.key,
      known(
        use.client.controls.map((control) => stateOf(use.client, control, settings)),
        'files of the scanned tree',
      ),
    );
  }
  return facts;
}

/** Settings of the client that reach the folder: those of the folder itself come before those above it. */
function settingsFor(context: CheckContext, use: ClientInUse): Setting[] {
  const pathOf = (setting: Setting): string => context.inventory.inputs[setting.input]?.path ?? '';
  return context.inventory.settings
    .filter((setting) => setting.client === use.client.id && isWithin(use.folder, settingFolder(pathOf(setting))))
    .toSorted((a, b) => settingFolder(pathOf(b)).length - settingFolder(pathOf(a)).length);
}

/** What the client in use reads of the settings that were found. */
function readBy(client: Client, settings: readonly Setting[]): readonly Setting[] {
  const valueOf = (key: string): string | undefined => settings.find((setting) => setting.key === key)?.value;
  return settings.filter(({ key }) => client.reads?.(key, valueOf) ?? true);
}

/** Files in a tool's own folder (`.cargo/config.toml`) speak for the folder that holds it. */
function settingFolder(path: string): string {
  const folder = folderOf(path);
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  return last.startsWith('.') ? folderOf(folder) : folder;
}

function stateOf(client: Client, control: Control, settings: readonly Setting[]): ControlState {
  const base = {
    control: control.id,
    client: client.id,
    why: control.why,
    advice: control.advice,
    enisa: control.enisa,
  };
  for (const key of control.keys) {
    const setting = weakest(settingsOf(settings, key), control);
    if (!setting) continue;
    const state = control.protects(setting.value, setting.key) ? 'protects' : 'weak';
    return { ...base, key: setting.key, value: setting.value, state };
  }
  return { ...base, key: control.keys[0] ?? control.id, state: control.byDefault ? 'default-protects' : 'unset' };
}

function settingsOf(settings: readonly Setting[], key: string): Setting[] {
  if (!key.includes('*')) return settings.filter((candidate) => candidate.key === key);
  const parts = key.split('*');
  return settings.filter((candidate) => fitsParts(candidate.key, parts));
}

/** Whether a text is these parts in order, with anything between them. */
function fitsParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** The nearest file that has the key counts; where it has it more than once (lists), the value that protects least. */
function weakest(settings: readonly Setting[], control: Control): Setting | undefined {
  const [nearest] = settings;
  return settings.find(({ input, key, value }) => input === nearest?.input && !control.protects(value, key)) ?? nearest;
}
