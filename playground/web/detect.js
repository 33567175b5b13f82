// The tab of editions: how near the document is to each.

import { count, element } from "./dom.js";

export class DetectView {
  constructor(page) {
    this.page = page;
    this.answer = document.querySelector("#panel-detect .answer");
  }

  async refresh() {
    const documents = [];
    const end = await this.page.ask("detect", this.page.question("detect"), this.page.document.text, (message) => {
      if (message.kind === "detected") documents.push(message);
    });
    if (!end) return;
    const parts = end.kind === "failed" ? [element("p", { class: "notice error" }, end.message)] : documents.map((document) => this.document(document));
    if (end.more) parts.push(element("p", {}, `There are more documents: these are the first ${end.documents}.`));
    this.answer.replaceChildren(...parts);
  }

  document({ line, pointer, part, syntax, rows }) {
    const parts = part ? [element("h2", {}, `The document in line ${line}`, pointer ? element("code", {}, ` ${pointer}`) : "")] : [];
    if (syntax) {
      parts.push(element("p", { class: "notice error" }, `It cannot be read: ${syntax.message} `, this.place(syntax)));
    } else {
      const head = ["Edition", "Form", "Verdict", "First fault"].map((text) => element("th", { scope: "col" }, text));
      parts.push(element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Editions" },
        element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows.map((row) => this.row(row))))));
    }
    return element("div", {}, ...parts);
  }

  row({ edition, sdk, form, faults, first }) {
    const verdict = element("span", { class: `badge ${faults === 0 ? "good" : "error"}` }, faults === 0 ? "satisfied" : count(faults, "fault"));
    return element("tr", {}, element("th", { scope: "row" }, edition, element("span", { class: "quiet" }, ` SDK ${sdk}`)), element("td", {}, form),
      element("td", {}, verdict), element("td", {}, ...(first ? [first.message, " ", this.place(first)] : [])));
  }

  place(at) {
    return element("button", { type: "button", class: "place", onclick: () => this.page.document.go(at) }, `line ${at.line}`);
  }
}
