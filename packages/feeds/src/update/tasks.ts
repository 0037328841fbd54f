import type { Extent, StoredFeed } from '@morel/advisories';
import {
  AppError,
  quote,
  type Extension,
  type Feed,
  type FeedAbout,
  type FeedLayout,
  type PartAddresses,
} from '@morel/model';
import type { CompileOptions, SourceRequest } from './options.ts';
import { isAddress, sourceLabel } from './source-label.ts';

/** One thing to fetch and read. */
export interface Task {
  /** Absent: told from the content. */
  readonly feed?: Extension<FeedAbout, Feed>;
  /** As reports show it. */
  readonly source: string;
  /** How much it lists of the parts that it holds. */
  readonly extent: Extent;
  readonly from: TaskOrigin;
}

/** Where a task gets its bytes. */
export type TaskOrigin =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'address'; readonly url: string }
  | PartOrigin;

/** One part of a source that is laid out in parts. */
export interface PartOrigin {
  readonly kind: 'part';
  readonly part: string;
  readonly addresses: PartAddresses;
}

const MOST_PARTS = 10_000;
/** OSV lists releases of distributions too (`Red Hat:rhel_eus:9.4::appstream`), and `[EMPTY]` for records of none. */
const PART = /^[\w.:+ ()[\]/@&,'-]{1,200}$/;

/**
 * What there is to do for the sources that were asked for. Without any: those of the old index, and for feeds that it
 * lacks the public ones. Rejects with `AppError`: `usage` for an unknown feed, `not-found` for a path where nothing lies.
 */
export async function planTasks(options: CompileOptions, known: readonly StoredFeed[]): Promise<readonly Task[]> {
  const requests = options.sources.length > 0 ? options.sources : standing(options.feeds, known);
  const tasks: Task[] = [];
  const seen = new Set<string>();
  for (const request of requests) {
    if (seen.has(request.location)) continue;
    seen.add(request.location);
    const feed = request.feed === undefined ? undefined : findFeed(options.feeds, request.feed);
    tasks.push(...(await tasksOf(request, feed, options)));
  }
  return tasks;
}

function standing(feeds: CompileOptions['feeds'], known: readonly StoredFeed[]): SourceRequest[] {
  return feeds.flatMap(({ about }) => {
    const own = new Set(known.filter(({ feed }) => feed === about.id).map(({ source }) => source));
    return [...(own.size > 0 ? own : about.sources)].map((location) => {
      const isWhole = known.some(({ feed, source, extent }) => {
        return feed === about.id && source === location && extent === 'whole';
      });
      return { feed: about.id, location, isWhole };
    });
  });
}

function findFeed(feeds: CompileOptions['feeds'], id: string): Extension<FeedAbout, Feed> {
  const feed = feeds.find(({ about }) => about.id === id);
  if (feed) return feed;
  const ids = feeds.map(({ about }) => about.id).join(', ');
  throw new AppError('usage', `there is no feed ${quote(id)}`, { hint: `The feeds are ${ids}.` });
}

async function tasksOf(
  { location, isWhole = false }: SourceRequest,
  feed: Task['feed'],
  options: CompileOptions,
): Promise<readonly Task[]> {
  const source = sourceLabel(location);
  const extent = isWhole || (await isExport(location, feed, options)) ? 'whole' : 'selection';
  const base = { source, extent, ...(feed && { feed }) } as const;
  if (!isAddress(location)) {
    const kind = await options.ports.files.kind(location);
    if (kind) return [{ ...base, from: { kind, path: location } }];
    throw new AppError('not-found', `there is no file or folder ${quote(location)}`, { hint: 'Check the spelling.' });
  }
  const found = await findLayout(location, feed, options);
  if (!found) return [{ ...base, from: { kind: 'address', url: location } }];
  return found.parts.map((part) => {
    return {
      source,
      extent: 'whole',
      feed: found.feed,
      from: { kind: 'part', part, addresses: found.layout.part(part) },
    };
  });
}

/** Whether the name of a source says that it is a whole export. */
async function isExport(location: string, named: Task['feed'], { feeds }: CompileOptions): Promise<boolean> {
  for (const feed of named ? [named] : feeds) if ((await feed.load()).isWhole?.(location)) return true;
  return false;
}

/** A layout with the parts to fetch of it. */
interface Found {
  readonly feed: Extension<FeedAbout, Feed>;
  readonly layout: FeedLayout;
  readonly parts: readonly string[];
}

/** The layout of an address. Without a feed's name the address itself is asked: only a layout has a list of parts. */
async function findLayout(location: string, named: Task['feed'], options: CompileOptions): Promise<Found | undefined> {
  for (const feed of named ? [named] : options.feeds) {
    const layout = (await feed.load()).layout?.(location);
    if (!layout) continue;
    const wanted = wantedParts(options);
    const listed = await listParts(layout.parts, options).catch((cause: unknown) => unlessNeeded(cause, named, wanted));
    if (listed) return { feed, layout, parts: wanted.length > 0 ? chosen(wanted, listed, location) : listed };
    if (named && wanted.length > 0) return { feed, layout, parts: wanted };
    if (named) throw damagedList(layout.parts);
  }
  return undefined;
}

/** The parts that were asked for, else those whose names and versions are known; none means: all there are. */
function wantedParts({ parts, ecosystems }: CompileOptions): readonly string[] {
  return parts.length > 0 ? parts : ecosystems.flatMap(({ osv }) => osv);
}

/** The list only spares asking for parts that are not there: where the parts are known it may be missing. */
function unlessNeeded(cause: unknown, named: Task['feed'], wanted: readonly string[]): undefined {
  if (!(cause instanceof AppError) || cause.code === 'interrupted') throw cause;
  // Some stores answer 403 for what is not there.
  if (cause.code === 'http-status' || (named && wanted.length > 0)) return undefined;
  throw cause;
}

function chosen(wanted: readonly string[], listed: readonly string[], location: string): readonly string[] {
  const parts = wanted.filter((part) => listed.includes(part));
  if (parts.length > 0) return parts;
  throw new AppError(
    'not-found',
    `${sourceLabel(location)} has nothing on ${wanted.map((part) => quote(part)).join(', ')}`,
    {
      hint: 'Check the names of the ecosystems, or use another source.',
    },
  );
}

/** The list of parts, or undefined where there is none or something else lies in its place. */
async function listParts(url: string, { ports, signal }: CompileOptions): Promise<readonly string[] | undefined> {
  const { status, body } = await ports.http.get({ url, limit: 1_000_000, answers: [404], ...(signal && { signal }) });
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString('utf8').split(/\r?\n/);
  const parts = lines.filter((line) => line !== '');
  const isList = status !== 404 && parts.length <= MOST_PARTS && parts.every((part) => PART.test(part));
  return isList && parts.length > 0 ? parts : undefined;
}

function damagedList(url: string): AppError {
  return new AppError('feed-damaged', `${sourceLabel(url)} lists no parts`, {
    hint: 'Name the ecosystems, or check that the address is the base of a bucket.',
  });
}
