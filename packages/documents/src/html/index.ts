import type { Document, RenderOptions, Report } from '@morel/model';
import { about } from './about.ts';
import { bars } from './bars.ts';
import { componentList } from './component-list.ts';
import { differenceSection } from './difference-section.ts';
import { graph } from './graph.ts';
import { hitSections } from './hit-sections.ts';
import { html, NOTHING, type Html } from './markup.ts';
import { numberHits, type Numbered } from './numbered.ts';
import { coverageSection, ruleSection, silencedSection } from './other-sections.ts';
import { pageOf } from './page.ts';
import { gapBox, movesSection, topOf } from './summary.ts';
import { treemap } from './treemap.ts';

/** The report as one page that needs nothing but a browser: no network, no script. */
export const document: Document = { about, render };

/** Characters of the page, of which the list of all components gets what the rest leaves. */
const LIMIT = 1_900_000;

function* render(report: Report, { quiet }: RenderOptions): Generator<string> {
  yield `${pageOf(report, quiet ? shortBody(report) : fullBody(report)).text.trimEnd()}\n`;
}

function shortBody(report: Report): Html {
  return html`${topOf(report)}
    <main id="main">${gapBox(report)}${differenceSection(report)}${movesSection(report)}</main>
    ${footer(report)}`;
}

function fullBody(report: Report): Html {
  const numbered = numberHits(report);
  const parts = [
    gapBox(report),
    differenceSection(report),
    movesSection(report),
    pictures(report, numbered),
    ...hitSections(numbered),
    ruleSection(report),
    silencedSection(report),
    coverageSection(report),
  ];
  const taken = parts.reduce((sum, { text }) => sum + text.length, 0);
  const list = componentList(report, numbered, LIMIT - taken);
  return html`<a class="skip" href="#main">Skip to the findings</a>${topOf(report)}${navigation(report, numbered)}
    <main id="main">${parts}${list}</main>
    ${footer(report)}`;
}

function navigation(report: Report, { all }: Numbered): Html {
  const links: readonly (readonly [string, string, boolean])[] = [
    ['changes', 'Changes', report.difference !== undefined],
    ['moves', 'What to do first', report.moves.length > 0],
    ['pictures', 'Pictures', report.components.length > 0],
    ['group-1', 'Components that are hit', all.length > 0],
    ['others', 'Other findings', report.findings.some(({ match, silenced }) => match === undefined && !silenced)],
    ['silenced', 'Silenced', report.findings.some(({ silenced }) => silenced)],
    ['coverage', 'Coverage', true],
    ['components', 'All components', report.components.length > 0],
  ];
  const items = links
    .filter(([, , exists]) => exists)
    .map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Parts of this report">
    <ul>
      ${items}
    </ul>
  </nav> `;
}

function pictures(report: Report, numbered: Numbered): Html {
  if (report.components.length === 0) return NOTHING;
  return html`<section aria-labelledby="pictures">
    <h2 id="pictures">Pictures</h2>
    ${bars(numbered)}${graph(numbered)}${treemap(report, numbered)}
  </section> `;
}

function footer({ tool }: Report): Html {
  return html`<footer>Morel ${tool.version}. Advisory data belongs to its sources. No legal advice.</footer> `;
}
