package lsp

import (
	"context"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
)

// The kinds of code actions. The second has the program's name in it, so that
// an editor can be set to run only this action on save.
const (
	quickFix     = "quickfix"
	sourceFixAll = "source.fixAll." + Name
)

// actions answers with the fixes of the findings in a range, and with one action for
// everything that is safe to fix in the document. They apply to the text that the
// client has sent last.
func (l *look) actions(ctx context.Context, p codeActionParams) []codeAction {
	actions := []codeAction{} // never null
	if p.Context.wants(quickFix) {
		actions = append(actions, l.quickFixes(ctx, p.Range)...)
	}
	// Editors ask by themselves at each move of the cursor and show the answer as a
	// mark beside the line: these are the fixes for the line.
	if p.Context.wants(sourceFixAll) && (len(p.Context.Only) > 0 || p.Context.TriggerKind != triggerAutomatic && l.isSmall(ctx)) {
		actions = append(actions, l.fixAll(ctx)...)
	}
	return actions
}

// isSmall reports whether it takes no time to speak of to fix everything, so that it is offered
// to who has not asked for it.
func (l *look) isSmall(ctx context.Context) bool {
	found, _ := l.lint(ctx)
	return len(found) <= maxDiagnostics
}

// wants reports whether the client takes actions of a kind: all of them, or
// those that it names; "source.fixAll" includes everything below it.
func (c codeActionContext) wants(kind string) bool {
	return len(c.Only) == 0 || slices.ContainsFunc(c.Only, func(only string) bool {
		return kind == only || strings.HasPrefix(kind, only+".")
	})
}

// quickFixes are the fixes of the findings whose diagnostics are in a range or touch
// it: a cursor is an empty range.
func (l *look) quickFixes(ctx context.Context, r textRange) []codeAction {
	start, end := l.offset(r.Start, l.encoding), l.offset(r.End, l.encoding)
	var actions []codeAction
	found, _ := l.lint(ctx)
	for _, f := range found[:min(len(found), maxDiagnostics)] { // the client knows of no others
		if f.Fix == nil || f.Offset > end || l.shownEnd(f) < start {
			continue
		}
		edits := make([]textEdit, len(f.Fix.Edits))
		for i, e := range f.Fix.Edits {
			edits[i] = textEdit{l.rangeOf(e.Offset, e.End), e.Text}
		}
		actions = append(actions, codeAction{
			Title: f.FixTitle(), Kind: quickFix, Diagnostics: []diagnostic{l.diagnostic(f)},
			IsPreferred: f.Fix.Kind == finding.FixSafe, Edit: l.edit(edits),
		})
	}
	return actions
}

// fixAll is what --fix would do to the document, if anything.
func (l *look) fixAll(ctx context.Context) []codeAction {
	fixed := l.project.FixText(ctx, l.path, []byte(l.text), []finding.FixKind{finding.FixSafe})
	if fixed.Err != nil || fixed.Fixes == 0 {
		return nil // the diagnostics report the error
	}
	return []codeAction{{
		Title: "Fix everything that is safe to fix", Kind: sourceFixAll, Edit: l.edit([]textEdit{l.difference(string(fixed.Text))}),
	}}
}

// difference returns the edit from a document to another text. Lines at the
// start and at the end that are in both are kept, with their marks and folds.
func (l *look) difference(text string) textEdit {
	old := slices.Collect(strings.Lines(l.text))
	lines := slices.Collect(strings.Lines(text))
	start, end := 0, len(l.text)
	for len(old) > 0 && len(lines) > 0 && old[0] == lines[0] {
		start += len(old[0])
		old, lines = old[1:], lines[1:]
	}
	for len(old) > 0 && len(lines) > 0 && old[len(old)-1] == lines[len(lines)-1] {
		end -= len(old[len(old)-1])
		old, lines = old[:len(old)-1], lines[:len(lines)-1]
	}
	return textEdit{l.rangeOf(start, end), strings.Join(lines, "")}
}

// edit is a change to a document. A client that knows about versions refuses it if the
// document has another version by then.
func (l *look) edit(edits []textEdit) workspaceEdit {
	if !l.versions {
		return workspaceEdit{Changes: map[string][]textEdit{l.uri: edits}}
	}
	return workspaceEdit{DocumentChanges: []textDocumentEdit{{versionedDocument{l.uri, l.version}, edits}}}
}
