#pragma once

namespace diptych::exchange {

/// The style sheet of the glossary page, in the colours of the alignment page. Colours have a contrast of at
/// least 4.5 to 1 (WCAG 2.1 AA) on both backgrounds. Cards outside the window are not laid out until they are
/// scrolled to, so that long glossaries open fast.
inline constexpr const char* k_glossary_style = R"css(
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #1f2328; --quiet: #5f6670; --rule: #e4e1d9; --band: #f3f1eb;
  --accent: #24577a; --badge: #e6eef4; --badge-ink: #1d4a69;
  --green: #e0f0e1; --green-ink: #1c5626;
  --amber: #fdf0d5; --amber-ink: #7a4a00;
  --red: #fde3df; --red-ink: #8f1d12;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e7e4dd; --quiet: #a2a7b0; --rule: #2d3138; --band: #1d2025;
    --accent: #8fc1e3; --badge: #22323f; --badge-ink: #a9d3ef;
    --green: #1b3520; --green-ink: #9fd8a8;
    --amber: #3a2d12; --amber-ink: #f2c879;
    --red: #421f1b; --red-ink: #ffaca1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 76rem; padding: 2rem clamp(1rem, 3vw, 3rem) 4rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
}
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; font-weight: 600; }
.search, .search input, h2, h3, .mark, .said, footer {
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.search { position: sticky; top: 0; z-index: 1; padding: .6rem 0; background: var(--paper);
  border-bottom: 1px solid var(--rule); font-size: .9375rem; }
.search input { width: min(28rem, 100%); margin-inline: .5rem; padding: .4rem .7rem; font-size: 1rem; color: inherit;
  background: var(--band); border: 1px solid var(--quiet); border-radius: .4rem; }
.search output { color: var(--quiet); font-variant-numeric: tabular-nums; }
article { padding: 1rem 0 1.1rem; border-bottom: 1px solid var(--rule); scroll-margin-top: 4rem;
  content-visibility: auto; contain-intrinsic-size: auto 9rem; }
article[hidden] { display: none; }
article:target { box-shadow: -.75rem 0 0 var(--paper), -1rem 0 0 var(--accent); }
h2 { display: flex; flex-wrap: wrap; gap: .3rem .8rem; margin: 0 0 .4rem; font-size: .8125rem; font-weight: 400;
  color: var(--quiet); }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover, h2 a:focus { color: var(--accent); text-decoration: underline; }
.languages { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .5rem 2.5rem; }
h3 { margin: 0; font-size: .75rem; font-weight: 600; color: var(--quiet); letter-spacing: .03em; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: .15rem 0; overflow-wrap: anywhere; }
dfn { font-style: normal; font-size: 1.1875rem; }
.preferred dfn { font-weight: 600; }
.deprecated dfn, .superseded dfn { text-decoration: line-through; color: var(--quiet); }
.mark { display: inline-block; margin-inline-start: .4rem; padding: 0 .6em; border-radius: 1em; font-size: .75rem;
  line-height: 1.6; background: var(--badge); color: var(--badge-ink); white-space: nowrap; }
.preferred .mark { background: var(--green); color: var(--green-ink); }
.deprecated .mark, .superseded .mark { background: var(--red); color: var(--red-ink); }
.proposed .mark { background: var(--amber); color: var(--amber-ink); }
.said { margin: .1rem 0 0; font-size: .875rem; color: var(--quiet); overflow-wrap: anywhere; }
.text { margin: .35rem 0 0; overflow-wrap: anywhere; }
.text cite { font-style: normal; font-size: .875rem; color: var(--quiet); }
.text a, .said a { color: var(--accent); }
footer { margin-top: 1.5rem; font-size: .8125rem; color: var(--quiet); }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --accent: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .search { display: none; }
  article { break-inside: avoid; content-visibility: visible; }
  .mark { border: 1px solid currentColor; background: none; color: inherit; }
}
)css";

/// Shows the cards that hold all words typed, in any case and without accents. Without it the page is whole,
/// and the browser's own search finds everything.
inline constexpr const char* k_glossary_script = R"js(
(function () {
  "use strict";
  var box = document.getElementById("page:search"), count = document.getElementById("page:count");
  var cards = [], texts = [], timer = 0;
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/\u0153/g, "oe").replace(/\u00e6/g, "ae").replace(/[\u2019\u02bc]/g, "'");
  }
  function find() {
    if (!texts.length) {
      cards = Array.prototype.slice.call(document.querySelectorAll("article"));
      texts = cards.map(function (card) { return fold(card.textContent); });
    }
    var words = fold(box.value).split(/\s+/).filter(Boolean), shown = 0;
    cards.forEach(function (card, i) {
      var fits = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      if (card.hidden === fits) { card.hidden = !fits; }
      shown += fits ? 1 : 0;
    });
    count.textContent = shown + " of " + cards.length;
  }
  box.parentNode.parentNode.hidden = false;
  box.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(find, 120); });
})();
)js";

} // namespace diptych::exchange
