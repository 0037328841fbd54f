/** The style sheet of the page. Nothing in it comes from a report, and nothing in the page has a style of its own. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fbfbf9;--card:#fff;--ink:#1c1f1d;--soft:#565d58;--line:#d9ddd6;--link:#0b57a4;
--malware:#7a1fa2;--critical:#b3201b;--high:#b84c00;--medium:#8a6300;--low:#336bb0;--none:#646c66;--unknown:#646c66;--notice:#3a6870;
--calm:#c9d3cb;--unlooked:#e9dfc4;--bad-page:#fdeeed;--bad-ink:#8a1612;--good-page:#edf4ee;--good-ink:#205c34;--warn-page:#fdf4dc;--warn-ink:#6a4c00}
@media screen and (prefers-color-scheme:dark){:root{--page:#151817;--card:#1d2120;--ink:#e6e9e6;--soft:#a3aba5;--line:#363d39;--link:#84b9f5;
--malware:#d08cf0;--critical:#ff7b73;--high:#fb9a56;--medium:#e4b93a;--low:#7fb0f0;--none:#98a19b;--unknown:#98a19b;--notice:#83bcc7;
--calm:#3a453e;--unlooked:#5b5030;--bad-page:#3a1a19;--bad-ink:#ffb3ad;--good-page:#17301f;--good-ink:#a4dfb5;--warn-page:#362b0e;--warn-ink:#f0d389}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main,header.top,footer,nav{max-width:72rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
h1{font-size:1.35rem;margin:1.5rem 0 .5rem}
h2{font-size:1.2rem;margin:2.5rem 0 .75rem;padding-top:.5rem;border-top:1px solid var(--line)}
h3{font-size:1.02rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0}
code,.mono{font:.9em/1.45 ui-monospace,monospace;unicode-bidi:isolate}
.soft{color:var(--soft)}
.verdict{border-left:.5rem solid;border-radius:.25rem;padding:.75rem 1rem;margin:.75rem 0}
.verdict strong{font-size:1.3rem;display:block}
.verdict strong::first-letter,.facts dt::first-letter,ol.moves li::first-letter,.next::first-letter{text-transform:uppercase}
.bad{background:var(--bad-page);color:var(--bad-ink)}
.warn{background:var(--warn-page);color:var(--warn-ink)}
.good{background:var(--good-page);color:var(--good-ink)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0}
.facts div{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem}
.facts dt{color:var(--soft);font-size:.85rem}
.facts dd{margin:0;font-size:1.2rem;font-weight:600;overflow-wrap:normal}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:.5rem 0;border-bottom:1px solid var(--line)}
.box{border-radius:.4rem;padding:.5rem 1rem;margin:1rem 0}
.box h2{border:0;margin:.25rem 0;padding:0}
.box a{color:inherit}
ol.moves li{margin:.5rem 0}
.command{display:block;background:var(--card);border:1px solid var(--line);border-radius:.3rem;padding:.25rem .6rem;margin:.25rem 0;width:fit-content;max-width:100%}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
th .soft{font-weight:400}
thead th{white-space:nowrap}
td.number,th.number{text-align:right;padding-right:1.5rem}
.tone{display:inline-block;font-weight:600;white-space:nowrap}
.tone::before{content:"";display:inline-block;width:.7em;height:.7em;border-radius:.15em;margin-right:.4em;background:currentColor}
.level{border:1px solid;border-radius:1rem;padding:0 .5rem;font-size:.85rem;white-space:nowrap}
details.component{background:var(--card);border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:0 .9rem}
details.component>summary{padding:.55rem 0;cursor:pointer}
details.component>summary h3{display:inline;margin:0 .5rem 0 0}
details.component>summary .tone{margin-right:.5rem}
details.component>summary .soft{font-size:.9rem}
details.component[open]>summary{border-bottom:1px solid var(--line)}
details.plain>summary{cursor:pointer;padding:.35rem 0}
.path{margin:0}
.alarm{color:var(--bad-ink)}
.aside{position:absolute;left:-999rem}
.fine{font-size:.85rem}
.path i{font-style:normal;color:var(--soft);padding:0 .3em}
dl.more{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:.6rem 0}
dl.more dt{color:var(--soft)}
dl.more dd{margin:0}
fieldset{border:1px solid var(--line);border-radius:.4rem;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:.3rem .9rem .6rem}
legend{color:var(--soft);padding:0 .3rem}
.hidden-note{display:none}
body:has(.filter:not(:checked)) .hidden-note{display:block}
FILTERS
svg{display:block;max-width:100%;height:auto}
svg.wide{max-width:none}
svg.tree{width:100%;min-width:34rem}
svg text{font:12px system-ui,sans-serif;fill:var(--ink)}
svg .label{fill:var(--soft)}
svg .group{fill:var(--card);stroke:var(--line)}
svg .calm{fill:var(--calm)}
svg .silenced{fill:var(--page);stroke:var(--soft);stroke-width:1}
svg .unlooked{fill:var(--unlooked);stroke:var(--soft);stroke-width:.5;stroke-dasharray:2 2}
svg .node{fill:var(--card);stroke:var(--soft)}
svg .folded{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
svg .edge{fill:none;stroke:var(--soft);stroke-width:1.2;opacity:.55}
svg a:hover .node,svg a:focus-visible .node{stroke:var(--link);stroke-width:2.5}
TONES
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;margin:.5rem 0;font-size:.9rem}
.swatch{display:inline-block;width:.9em;height:.9em;margin-right:.4em;vertical-align:-.1em}
td svg{min-width:9rem}
footer{color:var(--soft);font-size:.9rem;padding:2rem 1.25rem 3rem}
@media (max-width:40rem){body{font-size:.95rem}.facts{grid-template-columns:1fr 1fr}.facts dd{font-size:1.05rem}
table.stack thead{position:absolute;left:-999rem}table.stack tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}
table.stack td,table.stack th{display:block;border:0;padding:.05rem 0}table.stack td[data-head]::before{content:attr(data-head) ": ";color:var(--soft)}
table.stack td:empty{display:none}dl.more{grid-template-columns:1fr}dl.more dd{margin-bottom:.3rem}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000}
body{font-size:10pt}main,header.top,footer{max-width:none;padding:0}nav,.skip,fieldset,.component-list{display:none}
details.component,tr,.verdict,.facts div,svg{break-inside:avoid}h2,h3{break-after:avoid}
details::details-content{content-visibility:visible;height:auto}
svg.wide{max-width:100%}.scroll{overflow:visible}*{print-color-adjust:exact}}
`;
