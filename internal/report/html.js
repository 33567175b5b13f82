"use strict";
const filters = document.getElementById("filters");

function apply() {
  const wanted = new FormData(filters);
  const severities = wanted.getAll("severity");
  const rule = wanted.get("rule");
  const text = wanted.get("text").toLowerCase();
  let shown = 0, all = 0;
  for (const file of document.querySelectorAll(".file")) {
    const path = file.querySelector("h2").textContent;
    let any = false;
    for (const finding of file.querySelectorAll("article")) {
      const show = severities.includes(finding.dataset.severity) &&
        (rule === "" || rule === finding.dataset.rule) &&
        (path + "\n" + finding.textContent).toLowerCase().includes(text);
      finding.hidden = !show;
      any ||= show;
      shown += show ? Number(finding.dataset.count) : 0;
      all += Number(finding.dataset.count);
    }
    file.hidden = !any;
  }
  const found = Number(filters.dataset.found);
  document.getElementById("shown").textContent = shown + " of " +
    (all === found ? found + " findings" : "the " + all + " findings on this page") + " selected";
}

// open unfolds what a link leads to.
function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const folded = target.matches("details") ? target : target.querySelector("details");
  if (folded) folded.open = true;
}

if (filters) {
  filters.hidden = false;
  filters.addEventListener("input", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
addEventListener("hashchange", open);
open();
