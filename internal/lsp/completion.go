package lsp

// The kinds of completions.
const (
	completionProperty = 10
	completionValue    = 12
)

type completionOptions struct {
	TriggerCharacters []string `json:"triggerCharacters"`
}

type completionItem struct {
	Label    string   `json:"label"`
	Kind     int      `json:"kind"`
	TextEdit textEdit `json:"textEdit"`
}

// completion answers with the names or the values that the schema has for the place of the
// pointer, and with null if there are none.
func (l *look) completion(p positionParams) (any, error) {
	found, ok, err := l.project.Complete(l.path, []byte(l.text), l.offset(p.Position, l.encoding))
	if err != nil || !ok {
		return nil, err
	}
	kind := completionValue
	if found.AreNames {
		kind = completionProperty
	}
	var items []completionItem
	for _, word := range found.Words {
		items = append(items, completionItem{word, kind, textEdit{l.rangeOf(found.Offset, found.End), word}})
	}
	return items, nil
}
