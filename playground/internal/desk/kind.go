package desk

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/source"
)

// firstLineOfYAML is how a text in YAML begins: a marker, a comment, an entry or a name.
var firstLineOfYAML = lazyregexp.New(`^(---|%|#|- |["']?[\w.$-]+["']?\s*:(\s|$))`)

// fewBytes is how much of a text is looked at to find out its kind.
const fewBytes = 1 << 20

// kindOf returns what kind of text it is that a file of some name holds. Without a name that
// says so, how the text begins decides: JSON unless it looks like anything else.
func kindOf(name string, text []byte) source.Kind {
	if extension := strings.ToLower(filepath.Ext(name)); extension != "" {
		for _, kind := range source.Kinds() {
			if slices.Contains(source.FormatOf(kind, "").Traits().Extensions, extension) {
				return kind
			}
		}
	}
	text = bytes.TrimSpace(text[:min(len(text), fewBytes)])
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case firstLineOfYAML().Match(first):
		return source.KindYAML
	case source.LooksLikeJSON(rest) && source.LooksLikeJSON(first) && json.Valid(first):
		return source.KindLines
	}
	return source.KindJSON
}
