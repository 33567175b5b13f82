package lint

import (
	"bytes"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// maxInside is how deep strings with documents in them are searched for secrets.
const maxInside = 4

// checkAround is the result of what is around the payloads in a document: the secrets in
// it. Only their places are shown.
func (l *Linter) checkAround(path string, text []byte, d source.Document, selected selection.Found, lines *jsonindex.Cursor) (finding.Result, error) {
	result := finding.Result{Found: finding.Found{Path: path}}
	left := rule.NewDecoding()
	err := l.searchAround(&result.Findings, text, d, selected.Taken, left, lines, maxInside)
	for _, inside := range selected.Inside {
		if err == nil {
			err = l.searchAround(&result.Findings, text, inside, nil, left, lines, maxInside)
		}
	}
	if left.IsShort {
		result.NotChecked = append(result.NotChecked, finding.Unread(string(authlink.SyntaxLimit)))
	}
	finding.PutInOrder(result.Findings, text, lines)
	for _, f := range result.Findings {
		shown := bytes.Clone(text[f.Offset:f.End])
		secret.Blot(shown, 0, len(shown))
		result.Excerpts = append(result.Excerpts, span.Excerpt{Offset: f.Offset, Text: shown})
	}
	result.Excerpts = span.Join(result.Excerpts)
	return result, err
}

func (l *Linter) searchAround(all *[]finding.Finding, text []byte, d source.Document, taken []span.Stretch, left *rule.Decoding, lines *jsonindex.Cursor, depth int) error {
	found, inside, err := l.rules.Secrets(d, taken, left)
	if err != nil {
		return err
	}
	placeInFile(d, found, text, lines)
	*all = append(*all, found...)
	if depth == 0 {
		return nil
	}
	for _, nested := range inside {
		if err := l.searchAround(all, text, nested, nil, left, lines, depth-1); err != nil {
			return err
		}
	}
	return nil
}
