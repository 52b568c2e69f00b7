#pragma once

namespace diptych::exchange {

/// The style sheet of the alignment page. Colours have a contrast of at least 4.5 to 1 (WCAG 2.1 AA) on both
/// backgrounds. The check box hides rows by itself, as the sibling before the table.
inline constexpr const char* k_alignment_style = R"css(
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #1f2328; --quiet: #5f6670; --rule: #e4e1d9; --band: #f3f1eb;
  --accent: #24577a; --badge: #e6eef4; --badge-ink: #1d4a69;
  --amber: #fdf0d5; --amber-ink: #7a4a00; --amber-bar: #d99a2b;
  --red: #fde3df; --red-ink: #8f1d12; --red-bar: #cf4436;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e7e4dd; --quiet: #a2a7b0; --rule: #2d3138; --band: #1d2025;
    --accent: #8fc1e3; --badge: #22323f; --badge-ink: #a9d3ef;
    --amber: #3a2d12; --amber-ink: #f2c879; --amber-bar: #b9832a;
    --red: #421f1b; --red-ink: #ffaca1; --red-bar: #c2493c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 84rem; padding: 2rem clamp(1rem, 3vw, 3rem) 4rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; font-weight: 600; }
header, .filter, thead, .number, .marks {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { padding-bottom: 1.25rem; border-bottom: 1px solid var(--rule); }
header p { margin: .2rem 0; color: var(--quiet); font-size: .9375rem; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9rem 0 0; padding: 0; list-style: none;
  font-size: .8125rem; font-variant-numeric: tabular-nums; }
.counts li, .mark { padding: .1em .6em; border-radius: 1em; background: var(--band); white-space: nowrap; }
.counts b { font-weight: 600; }
.mark { display: inline-block; margin: 0 0 .25rem .25rem; font-size: .75rem; line-height: 1.5;
  background: var(--badge); color: var(--badge-ink); font-variant-numeric: tabular-nums; }
.counts .amber, .mark.amber { background: var(--amber); color: var(--amber-ink); }
.counts .red, .mark.red { background: var(--red); color: var(--red-ink); }
.filter { display: inline-block; margin: 1rem 0 1rem .35rem; font-size: .9375rem; cursor: pointer; }
#only-doubtful { width: 1.05rem; height: 1.05rem; margin: 0; vertical-align: -.15em;
  accent-color: var(--accent); cursor: pointer; }
#only-doubtful:checked ~ table .sure { display: none; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
col.number { width: 3.25rem; } col.marks { width: 6.5rem; }
thead th { position: sticky; top: 0; z-index: 1; padding: .5rem 1rem; background: var(--paper);
  box-shadow: inset 0 -1px var(--rule); text-align: start; font-size: .8125rem; font-weight: 600;
  color: var(--quiet); }
td { padding: .35rem 1rem; vertical-align: top; overflow-wrap: break-word; hyphens: auto; }
.begins td { padding-top: .8rem; border-top: 1px solid var(--rule); }
td.number { padding-inline: 0 .5rem; text-align: end; font-size: .75rem; line-height: 2.2; }
td.number a { color: var(--quiet); text-decoration: none; }
td.number a:hover, td.number a:focus { color: var(--accent); text-decoration: underline; }
td.marks { padding-inline: 0; text-align: end; }
tr:target td { background: var(--band); }
tr.amber td.number { box-shadow: inset 3px 0 var(--amber-bar); }
tr.red td.number { box-shadow: inset 3px 0 var(--red-bar); }
td p { margin: 0; } td p + p { margin-top: .6rem; }
.label { margin-inline-end: .15em; font-weight: 600; color: var(--accent);
  font-variant-numeric: lining-nums; }
.title { font-size: 1.375rem; line-height: 1.3; font-weight: 600; }
.heading { font-size: 1.125rem; font-weight: 600; }
.item { padding-inline-start: 1.75rem; }
.footnote { font-size: .875rem; color: var(--quiet); }
.absent { color: var(--quiet); font-style: italic; font-size: .9375rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media (max-width: 46rem) {
  table, tbody, tr, td { display: block; }
  colgroup { display: none; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { position: relative; padding: .6rem 0 .6rem .75rem; border-top: 1px solid var(--rule); }
  td, .begins td { padding: .15rem 0; border: 0; }
  td.number { text-align: start; } td.marks { position: absolute; top: .65rem; right: 0; }
  td[lang]::before { content: attr(lang); display: block; color: var(--quiet);
    font: 600 .6875rem/1.6 system-ui, sans-serif; text-transform: uppercase; letter-spacing: .05em; }
  tr.amber { box-shadow: inset 3px 0 var(--amber-bar); }
  tr.red { box-shadow: inset 3px 0 var(--red-bar); }
  tr.amber td.number, tr.red td.number { box-shadow: none; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  #only-doubtful, .filter { display: none; }
  thead th { position: static; } tr { break-inside: avoid; }
  .heading, .title { break-after: avoid; }
}
)css";

} // namespace diptych::exchange
