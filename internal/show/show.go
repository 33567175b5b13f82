package show

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

// maxShown is how many code points of a value a message shows.
const maxShown = 60

// Value returns a value in JSON, on one line, without secrets, and not too long.
func Value(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return Quote(v)
	case json.Number:
		return Short(v.String())
	case []any:
		return "the array"
	case map[string]any:
		return "the object"
	}
	return fmt.Sprint(v)
}

// Quote returns text in double quotes: secrets masked, what does not print
// escaped, shortened. It is one line always.
func Quote(text string) string {
	return strconv.Quote(Short(secret.MaskText(text)))
}

// HoldsSecret reports whether a text of the schema has something in it that is not
// shown. No fix writes that: reports and diffs show what fixes write.
func HoldsSecret(text string) bool {
	return secret.HoldsMember(text) || secret.Spans(text, secret.OfSchema) != nil
}

// QuoteOwn is Quote for what the schema says: its names and addresses are no secrets.
func QuoteOwn(text string) string {
	if secret.HoldsMember(text) {
		return `"***"`
	}
	return strconv.Quote(Short(secret.Mask(text, secret.OfSchema)))
}

// Own is Value for a value of the schema, arrays and objects and all.
func Own(v any) string {
	switch v := v.(type) {
	case string:
		return QuoteOwn(v)
	case []any, map[string]any:
		text, err := inJSON(v)
		if err != nil || secret.HoldsMember(text) {
			return Value(v)
		}
		return Short(escape(secret.Mask(text, secret.OfSchema)))
	}
	return Value(v)
}

// inJSON returns a value in JSON, with "<" and its like as they are.
func inJSON(v any) (string, error) {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return strings.TrimSuffix(out.String(), "\n"), err
}

// escape escapes what does not print, which in JSON stands in strings alone.
func escape(text string) string {
	var out strings.Builder
	for _, r := range text {
		if unicode.IsPrint(r) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	return out.String()
}

// OneLine returns a text of a schema, written for people, as a message may have it without
// quotes: on one line, without what does not print, secrets masked.
func OneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, text)
	return secret.Mask(strings.Join(strings.Fields(text), " "), secret.OfSchema)
}

// Pattern shows a regular expression as it is, backslashes and all, where
// that is one line.
func Pattern(pattern string) string {
	if strings.ContainsFunc(pattern, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return QuotePattern(pattern)
	}
	return Short(secret.MaskPattern(pattern))
}

// QuotePattern is Pattern in double quotes, with what does not print escaped.
func QuotePattern(pattern string) string { return strconv.Quote(Short(secret.MaskPattern(pattern))) }

// Short cuts a text that is long, and says so with "…".
func Short(text string) string {
	if len(text) <= maxShown || utf8.RuneCountInString(text) <= maxShown {
		return text
	}
	n := 0
	for i := range text {
		if n == maxShown {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// Decimal writes a bound as the schema has it, so far as a decimal can.
func Decimal(r *big.Rat) string {
	if r.IsInt() {
		return Short(r.Num().String())
	}
	digits, exact := r.FloatPrec()
	if !exact || digits > maxShown {
		digits = maxShown
	}
	return Short(r.FloatString(digits))
}

// QuoteURI quotes a URI of a schema: shown whole, since it is looked for in the
// schema, but for the userinfo and the query, which are for who fetches it.
func QuoteURI(uri string) string {
	document, fragment, hasFragment := strings.Cut(uri, "#")
	if path, _, ok := strings.Cut(document, "?"); ok {
		document = path + "?***"
	}
	if scheme, rest, ok := strings.Cut(document, "//"); ok {
		authority, path, _ := strings.Cut(rest, "/")
		if i := strings.LastIndexByte(authority, '@'); i >= 0 {
			document = scheme + "//***" + strings.TrimSuffix(authority[i:]+"/"+path, "/")
		}
	}
	if hasFragment {
		document += "#" + fragment
	}
	return QuoteOwn(document)
}

// TypeName names the type of a decoded value as JSON Schema does.
func TypeName(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case json.Number:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return ""
}

// KindName names the type of a value of a document as JSON Schema does.
func KindName(kind jsonindex.Kind) string {
	switch kind {
	case jsonindex.False, jsonindex.True:
		return "boolean"
	case jsonindex.Number:
		return "number"
	case jsonindex.String:
		return "string"
	case jsonindex.Array:
		return "array"
	case jsonindex.Object:
		return "object"
	}
	return "null"
}

// IsWhole reports whether a number has no fraction, as 1.0 and 1e2 have none.
func IsWhole(number json.Number) bool {
	r, ok := new(big.Rat).SetString(string(number))
	return ok && r.IsInt()
}
