import type { ChangeLink, Component, ComponentChange, Ecosystem, Occurrence, Upstream } from '@morel/model';
import { hostOf } from '../state.ts';
import { pageOf, repositoryAt, type Repository } from './repository.ts';

/** One version of a package in one state: what its places say of where it is kept. */
export interface Kept {
  readonly component: Component;
  readonly places: readonly Pick<Occurrence, 'source' | 'upstream'>[];
  /** What is known besides, from the files of what is installed. */
  readonly installed?: Upstream | undefined;
}

/** A changed package by version, before and after. */
export interface Moved {
  readonly change: Pick<ComponentChange, 'kind' | 'from' | 'to'>;
  readonly before: ReadonlyMap<string, Kept>;
  readonly after: ReadonlyMap<string, Kept>;
  readonly ecosystem: Pick<Ecosystem, 'pages' | 'registry'> | undefined;
}

/** Where to read about what came or moved, put together from what was read: nothing is fetched. */
export function linksOf({ change, before, after, ecosystem }: Moved): ChangeLink[] {
  const { kind, from, to } = change;
  const now = after.get(to[0] ?? '');
  if (kind === 'removed' || !now) return [];
  const isMove = to.length === 1 && (from.length === 1 || kind === 'altered');
  const old = isMove ? before.get(kind === 'altered' ? (to[0] ?? '') : (from[0] ?? '')) : undefined;
  const repository = repositoryOf(now, ecosystem) ?? (old && repositoryOf(old, ecosystem));
  return [
    ...(repository ? forgeLinks(repository, { old, now, ecosystem }) : []),
    ...changelogLink(now),
    ...registryLink(now, ecosystem),
  ];
}

interface Move extends Pick<Moved, 'ecosystem'> {
  readonly old: Kept | undefined;
  readonly now: Kept;
}

function forgeLinks(repository: Repository, { old, now, ecosystem }: Move): ChangeLink[] {
  const { forge, url } = repository;
  const to = refOf(now, ecosystem);
  if (!to) return linkTo('repository', url);
  const page = pageOf(repository, to.isCommit ? forge.commit : forge.release, { to: to.name });
  const links = [
    ...(old ? compareLink(repository, { old, now, ecosystem }) : []),
    ...linkTo(to.isCommit ? 'commit' : 'release', page, to.isGuessed),
    // Where the tag may be another, the list of releases tells.
    ...(to.isGuessed ? linkTo('releases', pageOf(repository, forge.releases)) : []),
  ];
  return links.length > 0 ? links : linkTo('repository', url);
}

function compareLink(repository: Repository, { old, now, ecosystem }: Move & { readonly old: Kept }): ChangeLink[] {
  const [from, to] = [refOf(old, ecosystem), refOf(now, ecosystem)];
  const isMoved = (repositoryOf(old, ecosystem)?.url ?? repository.url) !== repository.url;
  if (!from || !to || isMoved || from.name === to.name) return [];
  const page = pageOf(repository, repository.forge.compare, { from: from.name, to: to.name });
  return linkTo('compare', page, from.isGuessed || to.isGuessed);
}

function linkTo(kind: ChangeLink['kind'], url: string | undefined, isGuessed = false): ChangeLink[] {
  return url === undefined ? [] : [{ kind, url, ...(isGuessed && { guessed: true as const }) }];
}

function repositoryOf({ component, places, installed }: Kept, known: Moved['ecosystem']): Repository | undefined {
  const stated = [
    ...places.map(({ source }) => (source.kind === 'git' ? source.url : undefined)),
    ...places.map(({ upstream }) => upstream?.repository),
    known?.pages?.repository?.(component.name),
    installed?.repository,
  ];
  for (const address of stated) {
    const repository = address === undefined ? undefined : repositoryAt(address);
    if (repository) return repository;
  }
  return undefined;
}

interface Ref {
  readonly name: string;
  readonly isCommit: boolean;
  readonly isGuessed: boolean;
}

const COMMIT = /^[0-9a-f]{12,64}$/;

/** What a repository calls the version: its commit where one is stated, else its tag where it is known, else a guess. */
function refOf({ component, places, installed }: Kept, known: Moved['ecosystem']): Ref | undefined {
  for (const { source, upstream } of places) {
    const commit = (source.kind === 'git' ? source.commit : undefined) ?? upstream?.commit;
    if (commit !== undefined && COMMIT.test(commit)) return { name: commit, isCommit: true, isGuessed: false };
  }
  const { name, version = '' } = component;
  const ref = known?.pages?.ref?.(name, version);
  if (ref !== undefined) return { name: ref, isCommit: COMMIT.test(ref), isGuessed: false };
  const isPart = [installed, ...places.map(({ upstream }) => upstream)].some((upstream) => upstream?.isPart);
  return /^\d/.test(version) && !isPart ? { name: `v${version}`, isCommit: false, isGuessed: true } : undefined;
}

/** Taken as stated only where it is at a code host that is known. */
function changelogLink({ places, installed }: Kept): ChangeLink[] {
  const stated = [...places.map(({ upstream }) => upstream?.changelog), installed?.changelog];
  return linkTo(
    'changelog',
    stated.find((url) => url !== undefined && url.startsWith('https://') && repositoryAt(url)),
  );
}

/** Not for a package of a private registry: the public one may have another of that name. */
function registryLink({ component, places }: Kept, known: Moved['ecosystem']): ChangeLink[] {
  const isPublic = places.some(({ source }) => {
    if (source.kind !== 'registry') return false;
    const host = hostOf(source);
    return host === undefined || known?.registry.publicHosts.includes(host);
  });
  return linkTo('registry', isPublic ? known?.pages?.registry?.(component.name, component.version) : undefined);
}
