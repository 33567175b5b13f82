package variants

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Style is how names of several words are written.
type Style uint8

// The styles.
const (
	AsIs      Style = iota // as the schema has them
	CamelCase              // authLinkUrl
	SnakeCase              // auth_link_url
)

// StyleNames has the styles by their names in a configuration.
var StyleNames = map[string]Style{"camelCase": CamelCase, "snake_case": SnakeCase}

// A Form is a spelling of a payload.
type Form struct {
	Name   string
	Style  Style
	Values map[string]string // how it spells values that the schema spells otherwise
}

// Property returns how the form spells the name of a property.
func (f Form) Property(name string) string {
	switch f.Style {
	case CamelCase:
		return camelCase(name)
	case SnakeCase:
		return snakeCase(name)
	}
	return name
}

// Value returns how the form spells a value.
func (f Form) Value(text string) string {
	if own, ok := f.Values[text]; ok {
		return own
	}
	return text
}

// Canonical returns the value that the form spells like that, and whether there may be one.
func (f Form) Canonical(text string) (value string, ok bool) {
	for value, own := range f.Values {
		if own == text {
			return value, true
		}
	}
	_, isRespelled := f.Values[text]
	return text, !isRespelled
}

// String names the style.
func (s Style) String() string {
	for name, style := range StyleNames {
		if s == style {
			return name
		}
	}
	return "the schema's spelling"
}

// may reports whether a name may be one of a style; of snake_case it is one of several words.
func (s Style) may(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	switch s {
	case SnakeCase:
		return name == strings.ToLower(name) && strings.Contains(name, "_")
	case CamelCase:
		return unicode.IsLower(first) && !strings.ContainsAny(name, "_-")
	}
	return false
}

// snakeCase writes the words of a name in lower case with underscores between them. A run of
// capitals is one word, and its last letter begins the next: "authLinkURL" and "HTTPStatus"
// are auth_link_url and http_status.
func snakeCase(name string) string {
	var b strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		isStart := unicode.IsUpper(r) && i > 0 && letters[i-1] != '_' &&
			(!unicode.IsUpper(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1]))
		if isStart {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// camelCase joins the words of a name, each but the first with a capital. Underscores at the
// start stay, and so does a name without any.
func camelCase(name string) string {
	var b strings.Builder
	start := len(name) - len(strings.TrimLeft(name, "_"))
	b.WriteString(name[:start])
	isStart := false
	for i, r := range name[start:] {
		switch {
		case r == '_':
			isStart = i > 0
		case isStart:
			b.WriteRune(unicode.ToUpper(r))
			isStart = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
