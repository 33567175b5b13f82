package generate

import (
	"strings"
	"unicode"

	"example.com/authlink"
	"example.com/authlink/internal/jsonpointer"
)

// maxCaseName bounds the name of a case in bytes. With a number and an
// extension it is a file name everywhere.
const maxCaseName = 100

// violationName names a case by what it breaks: the keyword, the place in the
// document, and the property that is missing.
func violationName(v authlink.Violation, goal goal) string {
	return joinName(v.Keyword, v.InstanceLocation, goal.detail)
}

// edgeName names a case by what it touches: the keyword, the place in the
// schema, and which of several.
func edgeName(goal goal) string {
	return joinName(goal.keyword, instancePath(goal.path), goal.detail)
}

// joinName joins words and the tokens of a JSON Pointer.
func joinName(keyword, location, detail string) string {
	words := []string{kebab(keyword)}
	for token := range strings.SplitSeq(location, "/") {
		if isIndex(token) {
			words = append(words, "item")
		}
		words = append(words, kebab(jsonpointer.Unescape(token)))
	}
	words = append(words, kebab(detail))
	name := strings.Join(words, "-")
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' }), "-")
	if len(name) > maxCaseName {
		name = strings.TrimRight(name[:maxCaseName], "-")
	}
	return name
}

// kebab writes a name in small letters, digits and hyphens.
func kebab(name string) string {
	var b strings.Builder
	var before rune
	for _, r := range name {
		switch {
		case r >= 'A' && r <= 'Z':
			if unicode.IsLower(before) || unicode.IsDigit(before) {
				b.WriteByte('-')
			}
			b.WriteRune(unicode.ToLower(r))
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
		before = r
	}
	return strings.Trim(b.String(), "-")
}

// instancePath turns a path in the schema into one in the document, as far as
// there is one: an item is called "item", whichever it is.
func instancePath(path string) string {
	var tokens []string
	rest := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i := 0; i < len(rest); i++ {
		switch token := rest[i]; token {
		case "properties":
			i++
			tokens = append(tokens, rest[i])
		case "items", "prefixItems", "additionalItems", "unevaluatedItems":
			item := "item"
			if i+1 < len(rest) && isIndex(rest[i+1]) {
				i++
				item = rest[i]
			}
			tokens = append(tokens, item)
		case "patternProperties", "dependentSchemas", "dependencies", "anyOf", "oneOf", "allOf":
			i++
		}
	}
	return strings.Join(tokens, "/")
}

func isIndex(token string) bool {
	_, ok := jsonpointer.Index(token)
	return ok
}
