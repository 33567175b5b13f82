// The page: what is chosen, which tab is open, and what the linter is asked when.

import { Editor } from "./editor.js";
import { Gone, Linter } from "./linter.js";
import { byId, options } from "./dom.js";
import { sample } from "./sample.js";
import * as link from "./link.js";
import { LintView } from "./lint.js";
import { DetectView } from "./detect.js";
import { CompatView } from "./compat.js";
import { SchemaView } from "./schema.js";
import { ExamplesView } from "./examples.js";

// mostBytes is the longest file that is opened: what is longer is for the command line.
const mostBytes = 64 << 20;

const tabs = ["lint", "detect", "compat", "schema", "examples"];

class Page {
  constructor() {
    this.name = ""; // of the file that the document is from
    this.seed = 1;
    this.tab = "lint";
    this.document = new Editor(byId("document"), { label: "Document", changed: () => this.changed() });
    this.schema = new Editor(byId("schema"), { label: "Schema", changed: () => this.schemaChanged(), readOnly: true });
    this.linter = new Linter((reason) => this.stopped(reason));
    this.views = {
      lint: new LintView(this), detect: new DetectView(this), compat: new CompatView(this),
      schema: new SchemaView(this), examples: new ExamplesView(this),
    };
    this.listen();
  }

  async begin() {
    try {
      const about = await this.ask("about", { ask: "about" }, "");
      this.fill(about);
    } catch (err) {
      this.say(`The linter does not answer: ${err.message}`, "error");
      return;
    }
    await this.restore();
    addEventListener("hashchange", () => this.restore());
  }

  fill(about) {
    this.rules = new Map(about.rules.map((rule) => [rule.id, rule.summary]));
    const editions = about.editions.map(({ date, sdk }, i) => [date, `${date} (SDK ${sdk}${i === 0 ? ", latest" : ""})`]);
    for (const id of ["edition", "old", "new"]) options(byId(id), editions);
    byId("edition").value = byId("old").value = about.default;
    byId("new").value = about.editions[0].date;
    options(byId("form"), about.forms.map((form) => [form, form]));
    options(byId("kind"), [["", "automatic"], ...about.kinds.map((kind) => [kind, kind])]);
  }

  listen() {
    byId("settings").addEventListener("change", () => this.chosen());
    byId("settings").addEventListener("submit", (event) => event.preventDefault());
    byId("open").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", (event) => this.openFile(event.target.files[0]));
    byId("share").addEventListener("click", () => this.share());
    byId("fix-all").addEventListener("click", () => this.fixAll());
    const drop = byId("document");
    drop.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault(), true);
    drop.addEventListener("drop", (event) => this.dropped(event), true);
    for (const tab of tabs) byId(`tab-${tab}`).addEventListener("click", () => this.show(tab));
    document.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.turn(event));
  }

  // question is what is asked about the document as things are chosen.
  question(ask) {
    return {
      ask, name: this.name, kind: byId("kind").value, select: byId("select").value,
      form: byId("form").value, edition: byId("edition").value, schema: this.isOwn() ? this.schema.text : "",
      old: byId("old").value, new: byId("new").value, seed: this.seed,
    };
  }

  isOwn() { return byId("contract").value === "own"; }

  // ask asks the linter, and shows how far it is.
  async ask(lane, question, text, heard) {
    const progress = byId("progress");
    const wait = setTimeout(() => { progress.removeAttribute("value"); progress.hidden = false; }, 150);
    try {
      const last = await this.linter.ask(lane, question, text, (message) => {
        if (message.kind === "progress") {
          progress.max = message.total;
          progress.value = message.done;
        } else {
          heard?.(message);
        }
      });
      if (last) this.say("");
      return last;
    } finally {
      clearTimeout(wait);
      progress.hidden = true;
    }
  }

  // changed is called after each change of the document. A long one is not looked at after
  // each key.
  changed() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.refresh(), this.document.view.state.doc.length > 200_000 ? 400 : 0);
  }

  schemaChanged() {
    if (this.isOwn()) this.changed();
  }

  // chosen is called when something else is chosen to check against.
  chosen() {
    for (const label of document.querySelectorAll(".of-contract")) label.hidden = this.isOwn();
    this.views.schema.chosen();
    this.refresh();
  }

  // refresh looks at the document, and at what the open tab shows.
  async refresh() {
    try {
      await this.views.lint.refresh();
      if (this.tab !== "lint") await this.views[this.tab].refresh();
    } catch (err) {
      if (!(err instanceof Gone)) throw err; // which has been said
    }
  }

  show(tab) {
    this.tab = tab;
    for (const name of tabs) {
      const button = byId(`tab-${name}`);
      button.setAttribute("aria-selected", String(name === tab));
      button.tabIndex = name === tab ? 0 : -1;
      byId(`panel-${name}`).hidden = name !== tab;
    }
    this.views[tab].refresh().catch((err) => { if (!(err instanceof Gone)) throw err; });
  }

  // turn moves among the tabs by keys (ARIA Authoring Practices, "Tabs").
  turn(event) {
    const at = tabs.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.show(tabs[to % tabs.length]);
    byId(`tab-${this.tab}`).focus();
  }

  // put makes a text the document.
  put(text, name = "") {
    this.name = name;
    this.document.set(text);
    this.document.view.focus();
  }

  dropped(event) {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    this.openFile(file);
  }

  async openFile(file) {
    if (!file) return;
    if (file.size > mostBytes) {
      this.say(`${file.name} is longer than ${mostBytes >> 20} MiB, the most for this page: use the command authlink-lint.`, "error");
      return;
    }
    let stream = file.stream();
    if (file.name.endsWith(".gz")) stream = stream.pipeThrough(new DecompressionStream("gzip"));
    try {
      const bytes = await new Response(stream).arrayBuffer();
      if (bytes.byteLength > mostBytes) throw new Error("it is too long for this page");
      this.put(new TextDecoder("utf-8", { fatal: true }).decode(bytes), file.name.replace(/\.gz$/, ""));
    } catch (err) {
      const why = err instanceof TypeError ? "it is not text in UTF-8" : err.message;
      this.say(`${file.name} cannot be opened: ${why}.`, "error");
    }
    byId("file").value = "";
  }

  async fixAll() {
    const before = this.document.text;
    const fixed = await this.ask("fix", this.question("fix"), before);
    if (fixed?.kind === "failed") this.say(fixed.message, "error");
    if (fixed?.edit && this.document.text === before) this.document.edit([fixed.edit]);
  }

  // share makes a link of the page as it is, less its secrets.
  async share() {
    const question = this.question("share");
    const shared = await this.ask("share", question, this.document.text);
    if (!shared) return;
    if (shared.kind === "failed") {
      this.say(`There is no link: ${shared.message}`, "error");
      return;
    }
    const { kind, select, form, edition, old, new: next } = question;
    const fragment = await link.encode({ text: shared.text, schema: shared.schema, contract: byId("contract").value, name: this.name, kind, select, form, edition, old, new: next, tab: this.tab });
    if (fragment.length > link.most) {
      this.say(`There is no link: with this document it would be ${fragment.length >> 10} KiB long, and few programs take more than ${link.most >> 10}.`, "error");
      return;
    }
    history.replaceState(null, "", `#${fragment}`);
    this.linked = fragment;
    const masked = shared.text === this.document.text && shared.schema === question.schema ? "" : " What may be secret is masked in it.";
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(`The link is in the clipboard.${masked}`);
    } catch {
      this.say(`The link is in the address bar.${masked}`);
    }
  }

  // restore makes the page what the link says, or shows a sample.
  async restore() {
    const fragment = location.hash.slice(1);
    if (fragment && fragment === this.linked) return;
    let state;
    try {
      state = await link.decode(fragment);
    } catch (err) {
      this.say(`This link is broken: ${err.message}.`, "error");
    }
    if (!state && this.linked !== undefined) return;
    this.linked = fragment;
    state ??= { text: sample };
    for (const id of ["contract", "kind", "form", "edition", "old", "new"]) {
      const select = byId(id);
      if ([...select.options].some(({ value }) => value === state[id])) select.value = state[id];
    }
    byId("select").value = state.select ?? "";
    this.name = state.name ?? "";
    if (state.schema) this.views.schema.own = state.schema;
    this.document.set(state.text ?? "");
    this.chosen();
    if (tabs.includes(state.tab)) this.show(state.tab);
  }

  say(text, severity = "") {
    const notice = byId("notice");
    notice.hidden = text === "";
    notice.className = `notice ${severity}`;
    notice.textContent = text;
  }

  stopped(reason) {
    this.say(reason, "error");
    this.views.lint.stopped();
  }
}

new Page().begin();
