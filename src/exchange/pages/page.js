
// Searches the rows of the page as one types, hides what is not to be looked at, and goes to the next row that is.
// Without it the page is whole, and the browser's own search finds everything. It goes through the rows once for each
// change, after a short rest, so that pages of many thousands of rows stay quick.
(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const controls = document.querySelector(".controls");
  const box = controls.querySelector("[type=search]");
  const only = controls.querySelector("[name=only]");
  const count = controls.querySelector(".count");
  const place = controls.querySelector(".place");
  const kinds = all("[name=kind]");

  // Groups are lines over the rows that follow them; the first is for rows without one.
  const groups = [{ element: document.createElement("p"), shown: false }];
  const rows = [];
  for (const element of all(".row, .group")) {
    if (element.matches(".group")) {
      groups.push({ element, shown: false });
    } else {
      rows.push({ element, group: groups[groups.length - 1], marked: element.matches(".note, .amber, .red"),
        items: kinds.length > 0 ? [...element.querySelectorAll("[data-kind]")] : [] });
    }
  }
  const marked = rows.filter((row) => row.marked);

  // Case, accents and ligatures do not count, nor which apostrophe or hyphen it is.
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u00ad]/gu, "")
    .replace(/\u0153/g, "oe").replace(/\u00e6/g, "ae").replace(/\u00df/g, "ss")
    .replace(/[\u2018\u2019\u02bc]/g, "'").replace(/[\u2010-\u2013]/g, "-");
  const text_of = (part) => part.text ??= fold(part.element.textContent);

  function show() {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    const off = new Set(kinds.filter((kind) => !kind.checked).map((kind) => kind.value));
    let shown = 0;
    for (const group of groups) { group.shown = false; }
    for (const row of rows) {
      for (const item of row.items) { item.hidden = off.has(item.dataset.kind); }
      const fits = (row.marked || !only.checked) && (off.size === 0 || row.items.some((item) => !item.hidden)) &&
        words.every((word) => text_of(row).includes(word) || text_of(row.group).includes(word));
      if (row.element.hidden === fits) { row.element.hidden = !fits; }
      if (fits) { row.group.shown = true; ++shown; }
    }
    for (const group of groups) { group.element.hidden = !group.shown; }
    count.textContent = (shown === rows.length ? "" : shown + " of ") + rows.length + " " + count.dataset.row +
      (rows.length === 1 ? "" : "s");
    place.textContent = "";
  }

  // From the row last jumped to, when it is in the window still; else from the top of the window.
  let last = null;
  function jump(step) {
    const top = controls.getBoundingClientRect().bottom;
    const in_sight = (row) => {
      const edges = row.element.getBoundingClientRect();
      return edges.bottom > top && edges.top < innerHeight;
    };
    const shown = marked.filter((row) => !row.element.hidden);
    if (shown.length === 0) { return; }
    let at = last && in_sight(last) ? shown.indexOf(last) : -1;
    if (at >= 0) {
      at += step;
    } else {
      at = shown.findIndex((row) => row.element.getBoundingClientRect().bottom > top);
      at = at < 0 ? shown.length : at;
      at += step > 0 ? 0 : -1;
    }
    at = (at + shown.length) % shown.length;
    last = shown[at];
    last.element.tabIndex = -1;
    last.element.focus({ preventScroll: true });
    last.element.scrollIntoView({ block: "center" });
    place.textContent = at + 1 + " of " + shown.length;
  }

  let timer = 0;
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 120); });
  for (const check of [only, ...kinds]) { check.addEventListener("change", show); }
  controls.querySelector("[name=next]").addEventListener("click", () => jump(1));
  controls.querySelector("[name=previous]").addEventListener("click", () => jump(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target === box) { return; }
    if (event.key === "n" || event.key === "p") { jump(event.key === "n" ? 1 : -1); }
    if (event.key === "/") { event.preventDefault(); box.focus(); }
  });

  // What a page has no use for stays away; who follows a link to a row is to see it.
  controls.querySelector(".jump").hidden = marked.length === 0;
  only.parentNode.hidden = marked.length === 0 || marked.length === rows.length;
  if (only.parentNode.hidden || location.hash) { only.checked = false; }
  controls.hidden = false;
  for (const fieldset of all(".kinds")) { fieldset.hidden = false; }
  show();
})();
