// CodeMirror in a shadow root, where its styles need no exception from the policy.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, foldGutter, foldKeymap, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.definition(tags.propertyName), color: "var(--code-name)" },
  { tag: [tags.string, tags.content], color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--code-value)" },
  { tag: [tags.comment, tags.meta], color: "var(--quiet)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: ".875rem", color: "var(--text)", backgroundColor: "var(--card)" },
  "&.cm-focused": { outline: "2px solid var(--link)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--code)", color: "var(--quiet)", borderRight: "1px solid var(--edge)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection) !important" },
  ".cm-tooltip": { backgroundColor: "var(--card)", border: "1px solid var(--edge)", color: "var(--text)" },
  ".cm-diagnosticText": { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  ".cm-diagnosticAction": { font: "inherit", backgroundColor: "var(--link)", color: "var(--on-link)", borderRadius: ".25rem" },
  ".cm-panels": { backgroundColor: "var(--code)", color: "var(--text)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--selection)", color: "var(--text)" },
});

const languages = { json: json(), jsonc: json(), lines: json(), concatenated: json(), yaml: yaml() };

export class Editor {
  // changed is called after each change that a person makes.
  constructor(host, { label, changed, readOnly = false }) {
    this.language = new Compartment();
    this.editable = new Compartment();
    this.kind = "json";
    const root = host.attachShadow({ mode: "open" });
    this.extensions = [
      lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), highlightSpecialChars(), bracketMatching(),
      keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
      syntaxHighlighting(colours), theme,
      EditorView.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", spellcheck: "false", tabindex: "0" }),
      this.language.of(languages.json), this.editable.of(EditorState.readOnly.of(readOnly)),
      EditorView.updateListener.of((update) => update.docChanged && changed?.()),
    ];
    this.view = new EditorView({ state: this.stateOf(""), root, parent: root });
  }

  stateOf(text) { return EditorState.create({ doc: text, extensions: this.extensions }); }

  get text() { return this.view.state.doc.toString(); }

  // set replaces the whole text. What was there can be had back with undo.
  set(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  // edit makes edits, whose places are those before any of them.
  edit(edits) {
    const end = this.view.state.doc.length;
    if (edits.some(({ to }) => to > end)) return;
    this.view.dispatch({ changes: edits.map(({ from, to, text }) => ({ from, to, insert: text })), annotations: Transaction.userEvent.of("input.fix") });
    this.view.focus();
  }

  setReadOnly(readOnly) { this.view.dispatch({ effects: this.editable.reconfigure(EditorState.readOnly.of(readOnly)) }); }

  setKind(kind) {
    if (kind === this.kind || !languages[kind]) return;
    this.kind = kind;
    this.view.dispatch({ effects: this.language.reconfigure(languages[kind]) });
  }

  // show marks findings. Places beyond the text are of another text, and left out.
  show(findings) {
    const end = this.view.state.doc.length;
    this.view.dispatch(setDiagnostics(this.view.state, findings.filter(({ to }) => to <= end).map((finding) => this.diagnostic(finding))));
  }

  diagnostic({ rule, severity, message, hint, from, to, fix }) {
    const actions = fix ? [{ name: fix.title, apply: () => this.edit(fix.edits) }] : [];
    return { from, to, severity, source: rule, message: hint ? `${message}\nhint: ${hint}` : message, actions };
  }

  // go moves the cursor to a place, and shows it.
  go({ from, to }) {
    const end = this.view.state.doc.length;
    this.view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, effects: EditorView.scrollIntoView(Math.min(from, end), { y: "center" }) });
    this.view.focus();
  }
}
