// The tab of the schema: that of the contract to read, or one's own to write.

import { byId, element } from "./dom.js";

export class SchemaView {
  constructor(page) {
    this.page = page;
    this.answer = document.querySelector("#panel-schema .answer");
    this.own = ""; // the schema of one's own, while that of the contract is shown
  }

  // chosen lets the schema be written, or not.
  chosen() {
    const { page } = this;
    const isOwn = page.isOwn();
    if (isOwn && this.shownOwn !== true) page.schema.set(this.own || this.contract || "{}\n");
    if (!isOwn && this.shownOwn) this.own = page.schema.text;
    this.shownOwn = isOwn;
    page.schema.setReadOnly(!isOwn);
    byId("schema-about").textContent = isOwn ? "Write or paste a JSON Schema, in JSON or YAML, of any draft from 4 to 2020-12. It starts as that of the contract." : "The JSON Schema of the edition and form above.";
  }

  async refresh() {
    const { page } = this;
    const findings = [];
    const text = page.schema.text;
    const end = await page.ask("schema", page.question("schema"), "", (message) => {
      if (message.kind === "found") findings.push(...message.findings);
    });
    if (!end || page.isOwn() !== this.shownOwn) return;
    if (end.kind === "failed") {
      this.answer.replaceChildren(element("p", { class: "notice error" }, end.message));
      return;
    }
    if (!end.own) {
      this.contract = end.text;
      if (!page.isOwn() && text !== end.text) page.schema.set(end.text);
      page.schema.show([]);
      this.answer.replaceChildren();
      return;
    }
    page.schema.setKind(end.linted.as);
    if (page.schema.text === text) page.schema.show(findings);
    const items = findings.map((finding) => element("li", { class: finding.severity },
      element("p", { class: "message" }, element("span", { class: `badge ${finding.severity}` }, finding.severity), ` ${finding.message}`),
      finding.hint ? element("p", { class: "hint" }, `Hint: ${finding.hint}`) : "",
      element("p", { class: "about" }, element("button", { type: "button", class: "place", onclick: () => page.schema.go(finding) }, `Line ${finding.line}, column ${finding.column}`), " ", page.views.lint.rule(finding.rule))));
    this.answer.replaceChildren(element("p", {}, findings.length === 0 ? "Nothing to say about the schema." : "What there is to say about the schema:"), element("ol", { class: "findings" }, ...items));
  }
}
