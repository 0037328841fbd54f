import type { Entry, Source } from '@morel/model';
import { withoutUser } from '../../../reading/without-user.ts';
import { archivedPackage, isRegistryArchive, localPath, sourceOfAddress } from '../../address.ts';
import { npmComponent } from '../../component.ts';
import { digestOfFragment, digestsOf } from '../../integrity.ts';
import { readSpecifier, splitNameAt, type Specifier } from '../../specifier.ts';
import type { ClassicEntry } from './classic-lines.ts';

/** The occurrence that an entry of a yarn.lock of version 1 stands for. */
export function classicEntry({ patterns, values, span }: ClassicEntry): Entry {
  const asked = patterns.map((pattern) => {
    const { name, range } = splitNameAt(pattern);
    const specifier = readSpecifier(range);
    return { installName: name, name: specifier.name ?? name, specifier };
  });
  const { installName = '' } = asked[0] ?? {};
  const resolved = values.get('resolved');
  const specifiers = asked.map(({ specifier }) => specifier);
  const source = sourceOf(resolved, specifiers);
  const integrity = values.get('integrity');
  const hasFragment = integrity === undefined && source.kind !== 'git';
  const archived = source.kind === 'url' ? archivedPackage(source.url)?.name : undefined;
  const name = archived ?? asked[0]?.name ?? '';
  const isAlias = asked.every((one) => one.installName !== (archived ?? one.name));
  return {
    component: npmComponent(name, values.get('version'), source),
    key: patterns[0] ?? '',
    source,
    digests: hasFragment ? digestOfFragment(resolved ?? '') : digestsOf(integrity),
    span,
    ...(isAlias && { alias: installName }),
  };
}

/** `resolved` says where the bytes come from; without it, or to tell an archive from a registry's, the ranges do. */
function sourceOf(resolved: string | undefined, asked: readonly Specifier[]): Source {
  const outside = asked.find(({ source }) => source !== 'registry');
  if (resolved === undefined) return sourceOfRange(outside?.source, outside?.address ?? '');
  const archive = resolved.split('#', 1)[0] ?? '';
  if (isRegistryArchive(archive) && outside?.source !== 'url') return { kind: 'registry', url: withoutUser(archive) };
  const source = sourceOfAddress(resolved);
  if (source?.kind !== 'url') return source ?? { kind: 'registry' };
  const url = withoutUser(archive);
  return outside ? { kind: 'url', url } : { kind: 'registry', url };
}

function sourceOfRange(kind: Source['kind'] | undefined, address: string): Source {
  if (kind === 'file' || kind === 'link') {
    return sourceOfAddress(address) ?? { kind, path: localPath(address) };
  }
  return (kind === 'git' || kind === 'url' ? sourceOfAddress(address) : undefined) ?? { kind: 'registry' };
}
