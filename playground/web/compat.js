// The tab that compares two editions, with a proof of each difference.

import { byId, count, element, options } from "./dom.js";

const severity = { breaking: "error", widening: "warning", safe: "info" };

export class CompatView {
  constructor(page) {
    this.page = page;
    this.answer = document.querySelector("#panel-compat .answer");
    document.querySelector("#panel-compat form").addEventListener("change", () => this.refresh());
    document.querySelector("#panel-compat form").addEventListener("submit", (event) => event.preventDefault());
  }

  async refresh() {
    this.offer();
    const question = this.page.question("compat");
    const compared = await this.page.ask("compat", question, "");
    if (!compared) return;
    if (compared.kind === "failed") {
      this.answer.replaceChildren(element("p", { class: "notice error" }, compared.message));
      return;
    }
    const { differences } = compared;
    const classes = Object.keys(severity).map((name) => [differences.filter((d) => d.class === name).length, name]).filter(([n]) => n > 0);
    const summary = differences.length === 0 ? (compared.equal ? "No difference: both accept the same documents." : "No difference found.") : `${count(differences.length, "difference")}: ${classes.map(([n, name]) => `${n} ${name}`).join(", ")}.`;
    const gaveUp = compared.gaveUp ? [element("p", { class: "quiet" }, "There was not enough time for all proofs: the command authlink-lint compat takes longer with --effort.")] : [];
    this.answer.replaceChildren(element("p", {}, summary), ...gaveUp, element("ol", { class: "differences" }, ...differences.map((d) => this.item(d, question))));
  }

  // offer lets a schema of one's own be compared, where there is one.
  offer() {
    for (const id of ["old", "new"]) {
      const list = [...byId(id).options].filter(({ value }) => value !== "schema").map(({ value, text }) => [value, text]);
      options(byId(id), this.page.isOwn() ? [...list, ["schema", "the schema of my own"]] : list);
    }
  }

  item(difference, question) {
    const { path, branch, keyword, old, new: next, proof: first, reverse } = difference;
    const where = path || "(the document)";
    const parts = [
      element("p", { class: "message" }, element("span", { class: `badge ${severity[difference.class]}` }, difference.class), " ", element("code", {}, branch ? `${where} (${branch})` : where), ` ${keyword}`),
      element("p", {}, old || "(nothing)", " → ", next || "(nothing)"),
    ];
    for (const proof of [first, reverse].filter(Boolean)) {
      const valid = proof.validUnder === "old" ? question.old : question.new;
      const refused = proof.validUnder === "old" ? question.new : question.old;
      const open = element("button", { type: "button", onclick: () => this.page.put(proof.payload, "proof.json") }, "Open this document");
      parts.push(element("details", {}, element("summary", {}, `Proof: valid under ${valid}, refused under ${refused}`), element("p", {}, proof.why), element("pre", { tabindex: "0" }, proof.payload), open));
    }
    if (!first) {
      parts.push(element("p", { class: "quiet" }, difference.unjudged ? "For readers alone: no document is refused for it." : "Unproven: no document that shows it was found."));
    }
    if (difference.places?.length > 0) parts.push(element("p", { class: "quiet" }, `Also at ${difference.places.join(", ")}${difference.morePlaces ? ` and ${count(difference.morePlaces, "more place")}` : ""}`));
    return element("li", { class: severity[difference.class] }, ...parts);
  }
}
