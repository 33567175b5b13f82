// The tab of findings: what is wrong, where, and what to do.

import { byId, count, element } from "./dom.js";

// mostListed is how many findings the list has; the marks in the text are more.
const mostListed = 200;

const severities = ["error", "warning", "info"];

export class LintView {
  constructor(page) { this.page = page; }

  async refresh() {
    const { page } = this;
    const findings = [];
    const text = page.document.text;
    let shown = 0;
    const end = await page.ask("lint", page.question("lint"), text, (message) => {
      if (message.kind !== "found") return;
      findings.push(...message.findings);
      if (shown > 0 || findings.length < mostListed) return;
      shown = findings.length; // the first of many, while the rest is looked for
      this.list(findings);
    });
    if (!end) return;
    page.document.setKind(end.as);
    this.list(findings, end.total);
    if (page.document.text === text) page.document.show(findings);
    this.conclude(end);
  }

  list(findings, total = findings.length) {
    byId("findings").replaceChildren(...findings.slice(0, mostListed).map((finding) => this.item(finding)));
    byId("more").textContent = total > mostListed ? `${count(total - mostListed, "more finding")}: mend these first.` : "";
  }

  item(finding) {
    const { page } = this;
    const place = (at, text) => element("button", { type: "button", class: "place", onclick: () => page.document.go(at) }, text);
    const parts = [
      element("p", { class: "message" }, element("span", { class: `badge ${finding.severity}` }, finding.severity), ` ${finding.message}`),
    ];
    if (finding.hint) parts.push(element("p", { class: "hint" }, `Hint: ${finding.hint}`));
    const about = element("p", { class: "about" }, place(finding, `Line ${finding.line}, column ${finding.column}`));
    for (const related of finding.related ?? []) about.append(" ", place(related, `${related.message}: line ${related.line}`));
    if (finding.pointer) about.append(" ", element("code", {}, finding.pointer));
    about.append(" ", this.rule(finding.rule));
    parts.push(about);
    if (finding.fix) {
      parts.push(element("button", { type: "button", class: "fix", onclick: () => page.document.edit(finding.fix.edits) }, finding.fix.title));
    }
    return element("li", { class: finding.severity }, ...parts);
  }

  rule(id) {
    if (!this.page.rules.has(id)) return element("code", {}, id);
    return element("a", { href: `docs/rules/${id}.html#${id.toLowerCase()}`, target: "_blank", rel: "noopener", title: `Finds ${this.page.rules.get(id)}` }, id);
  }

  conclude(end) {
    const verdict = byId("verdict");
    const counts = severities.filter((severity) => end.counts?.[severity] > 0).map((severity) => count(end.counts[severity], severity === "info" ? "remark" : severity));
    const documents = end.documents > 1 ? ` in ${count(end.documents, "document")}` : "";
    verdict.className = `verdict ${end.kind === "failed" || end.error ? "error" : end.counts.error > 0 ? "error" : end.counts.warning > 0 ? "warning" : end.notChecked ? "" : "good"}`;
    if (end.kind === "failed" || end.error) verdict.textContent = `Not checked: ${end.message ?? end.error}`;
    else if (counts.length > 0) verdict.textContent = counts.join(", ") + documents;
    else if (end.status !== "valid") verdict.textContent = "Not all of it was looked at";
    else verdict.textContent = `Valid, and nothing to say${documents}`;
    byId("not-checked").replaceChildren(...(end.notChecked ?? []).slice(0, 20).map((text) => element("li", {}, text)));
    byId("fix-all").disabled = !(end.fixes > 0);
    byId("read-as").textContent = end.as ? `Read as ${end.as}` : "";
  }

  stopped() {
    byId("verdict").className = "verdict error";
    byId("verdict").textContent = "Not checked: the linter has stopped";
  }
}
