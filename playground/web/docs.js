// The search of the docs: every word must occur in a section. The index is read when somebody
// first searches.

import { byId, element } from "./dom.js";

const most = 20; // results that are shown

const root = document.currentScript.dataset.root;
let index;

async function load() {
  const response = await fetch(`${root}docs/search.json`);
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const sections = await response.json();
  return sections.map((section) => ({ ...section, name: `${section.title} ${section.heading}`.toLowerCase(), body: section.text.toLowerCase() }));
}

// search returns the sections with all words: those that have them in their names first.
function search(sections, words) {
  const scored = [];
  for (const section of sections) {
    let score = 0;
    for (const word of words) {
      if (section.name.split(/\W+/).includes(word)) score += 20;
      else if (section.name.includes(word)) score += 10;
      else if (section.body.includes(word)) score += 1;
      else score = -Infinity;
    }
    if (score > 0) scored.push([score, section]);
  }
  return scored.sort(([a], [b]) => b - a).map(([, section]) => section);
}

function excerpt({ text, body }, words) {
  const at = Math.max(0, Math.min(...words.map((word) => body.indexOf(word)).filter((i) => i >= 0), text.length) - 40);
  return (at > 0 ? "…" : "") + text.slice(at, at + 140) + (at + 140 < text.length ? "…" : "");
}

async function show(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    byId("results").replaceChildren();
    byId("found").textContent = "";
    return;
  }
  index ??= load();
  const found = search(await index, words);
  if (byId("search").value !== query) return; // somebody has typed on
  byId("found").textContent = found.length === 1 ? "1 result" : `${found.length} results`;
  const items = found.slice(0, most).map((section) => {
    const name = section.heading && section.heading !== section.title ? `${section.title}: ${section.heading}` : section.title;
    const href = `${root}docs/${section.page}${section.anchor ? `#${section.anchor}` : ""}`;
    return element("li", {}, element("a", { href }, name), element("p", {}, excerpt(section, words)));
  });
  byId("results").replaceChildren(...(items.length > 0 ? items : [element("li", {}, "Nothing found")]));
}

byId("search").hidden = false;
byId("search").addEventListener("input", (event) => show(event.target.value).catch((err) => (byId("results").textContent = err.message)));
