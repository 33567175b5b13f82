// The tab of examples: documents made from the schema.

import { byId, count, element } from "./dom.js";

export class ExamplesView {
  constructor(page) {
    this.page = page;
    this.answer = document.querySelector("#panel-examples .answer");
    byId("again").addEventListener("click", () => { page.seed++; this.refresh(); });
  }

  async refresh() {
    const question = this.page.question("examples");
    const key = JSON.stringify([question.schema, question.form, question.edition, question.seed]);
    if (key === this.key) return;
    const made = await this.page.ask("examples", question, "");
    if (!made) return;
    this.key = key;
    if (made.kind === "failed") {
      this.answer.replaceChildren(element("p", { class: "notice error" }, made.message));
      return;
    }
    const valid = made.cases.filter(({ keyword }) => !keyword);
    const invalid = made.cases.filter(({ keyword }) => keyword);
    this.answer.replaceChildren(
      element("h2", {}, count(valid.length, "valid document")), ...valid.map((example) => this.item(example)),
      element("h2", {}, count(invalid.length, "invalid document")), ...invalid.map((example) => this.item(example)),
      ...(made.reasons ?? []).map((reason) => element("p", { class: "quiet" }, reason)),
    );
  }

  item({ name, text, keyword, pointer }) {
    const breaks = keyword ? element("span", { class: "quiet" }, ` breaks ${keyword}${pointer ? ` at ${pointer}` : ""}`) : "";
    const open = element("button", { type: "button", onclick: () => this.page.put(text, `${name}.json`) }, "Open this document");
    return element("details", {}, element("summary", {}, element("code", {}, name), breaks), element("pre", { tabindex: "0" }, text), open);
  }
}
