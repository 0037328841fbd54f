import { printable, type DataSubject, type Judgement, type OptionsOf, type Rule } from '@morel/model';
import { word } from '../wording.ts';
import { about, type Options } from './about.ts';

export const rule: Rule<'data', Options> = { about, judge };

function judge({ data }: DataSubject, options: OptionsOf<Options>): readonly Judgement[] {
  const judgements: Judgement[] = [];
  for (const feed of data.feeds) {
    const limit = hoursFor(feed.feed, options);
    if (feed.ageHours <= limit) continue;
    const what = feed.part === 'all' ? word(feed.feed) : `${word(feed.feed)} (${word(feed.part)})`;
    judgements.push({
      message: `The data of ${what} is ${duration(feed.ageHours)} old; the limit is ${duration(limit)}.`,
      next: 'Run "morel db update", or name a fresh index with --db.',
      evidence: [
        { label: 'Last pull', value: feed.pulled, source: printable(feed.source), asOf: feed.pulled },
        { label: 'Newest content', value: feed.contentDate ?? 'not stated' },
      ],
      discriminator: `${feed.feed} ${feed.part}`,
    });
  }
  return judgements;
}

/** An entry that is no `FEED=HOURS` changes nothing, so that a slip cannot switch the rule off. */
function hoursFor(feed: string, options: OptionsOf<Options>): number {
  const entry = options.feeds.findLast((text) => text.startsWith(`${feed}=`));
  const hours = entry === undefined ? Number.NaN : Number(entry.slice(feed.length + 1));
  return hours >= 1 ? hours : options['max-age-hours'];
}

function duration(hours: number): string {
  return hours < 72 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`;
}
