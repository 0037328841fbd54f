import { AppError, quote, type Extension, type Feed, type FeedAbout, type FeedSink } from '@morel/model';
import { membersOf, type Member } from '../source/members.ts';
import { peek } from '../text/peek.ts';
import type { GatheredFile } from './gather.ts';
import { stopIfInterrupted } from './interrupted.ts';

type FeedEntry = Extension<FeedAbout, Feed>;

/** What reading needs beside the files. */
export interface ReadOptions {
  readonly source: string;
  /** Absent: each file's feed is told from its content. */
  readonly feed?: FeedEntry | undefined;
  readonly feeds: readonly FeedEntry[];
  /** Where items of a feed go. */
  sinkOf(about: FeedAbout): FeedSink;
  readonly signal?: AbortSignal | undefined;
}

const HEAD = 256 * 1024;
/** One in so many files of an archive may be no JSON before the archive as a whole is taken for garbage. */
const BROKEN_SHARE = 20;

/**
 * Reads files into the sinks of their feeds. Rejects with `AppError`: `feed-unknown` where no feed is told from any file,
 * `feed-damaged` where a file is cut off or garbage. A broken record in a sound archive is noted and left out, so that one
 * mistake of the publisher does not keep all others away.
 */
export async function readFiles(files: readonly GatheredFile[], options: ReadOptions): Promise<void> {
  const readers = await loadReaders(options);
  const only = options.feed && readers[0];
  let read = 0;
  let broken = 0;
  let members = 0;
  for (const file of files) {
    const access = await file.open();
    try {
      // The files of an archive are alike: the first that is told tells for all.
      let known = only;
      for await (const member of membersOf(access, file.name)) {
        stopIfInterrupted(options.signal);
        members += 1;
        const told = known ? { reader: known, text: member.text } : await tell(member, readers);
        if (!told) continue;
        if (member.isOneOfMany) known = told.reader;
        if (await readMember({ ...member, text: told.text }, told.reader, options.source)) read += 1;
        else broken += 1;
      }
    } finally {
      access.close();
    }
  }
  if (broken * BROKEN_SHARE > members) throw unreadable(options.source, broken, members);
  if (read === 0) throw unknown(options.source);
}

/** A feed with where its items go. */
interface Reader {
  readonly feed: Feed;
  readonly sink: FeedSink;
}

async function loadReaders(options: ReadOptions): Promise<readonly Reader[]> {
  const readers: Reader[] = [];
  for (const { about, load } of options.feed ? [options.feed] : options.feeds) {
    readers.push({ feed: await load(), sink: options.sinkOf(about) });
  }
  return readers;
}

/** Whether the member could be read. */
async function readMember(member: Member, { feed, sink }: Reader, source: string): Promise<boolean> {
  try {
    await feed.read({ name: member.name, source, text: member.text }, sink);
    return true;
  } catch (cause) {
    if (!member.isOneOfMany || !(cause instanceof AppError) || cause.code !== 'feed-damaged') throw cause;
    const id = member.name.split(/[/ ]/).at(-1) ?? '?';
    sink.note({ id, reason: 'a file of the archive is no JSON', effect: 'skipped' });
    return false;
  }
}

async function tell(
  member: Member,
  readers: readonly Reader[],
): Promise<{ readonly reader: Reader; readonly text: AsyncIterable<string> } | undefined> {
  const { head, text } = await peek(member.text, (start) => start.length >= HEAD);
  const reader = readers.find(({ feed }) => feed.detect(member.name, head));
  return reader && { reader, text };
}

function unknown(source: string): AppError {
  return new AppError('feed-unknown', `nothing in ${quote(source)} is told to be a feed's`, {
    hint: 'Name the feed before the source, as in osv=FILE, or check that it is the file that was meant.',
  });
}

function unreadable(source: string, broken: number, members: number): AppError {
  return new AppError('feed-damaged', `${broken} of ${members} files in ${quote(source)} are no JSON`, {
    hint: 'Fetch it again, or use another source.',
  });
}
