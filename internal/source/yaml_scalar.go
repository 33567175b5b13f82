package source

import (
	"bytes"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/span"
)

// A scalarStyle is how a scalar of YAML is written.
type scalarStyle byte

const (
	stylePlain  scalarStyle = iota
	styleBlock              // literal or folded; its text begins after the header
	styleSingle             // quoted; its text begins after the quote
	styleDouble
)

// matchScalar returns where in the text each byte of a scalar's value comes from,
// and where it ends. The value is known: what is left to find out is which
// characters the text has more of, for folding, indentation and escapes. Not ok
// means that the value is not what stands there.
func matchScalar(text []byte, start int, value string, style scalarStyle) (s span.Spans, end int, ok bool) {
	i, folded := start, start
	for j := 0; j < len(value); {
		length, meaning := unit(text[i:], style)
		switch {
		case length > 0 && meaning != "" && strings.HasPrefix(value[j:], meaning):
			s = s.Add(span.Span{At: j, N: len(meaning), Start: i, End: i + length})
			i, j = i+length, j+len(meaning)
			folded = i
		case length > 0 && meaning == "" || i < len(text) && isYAMLSpace(text[i]):
			i += max(1, length)
		case value[j] == ' ' || value[j] == '\n': // a fold
			s = s.Add(span.Span{At: j, N: 1, Start: folded, End: i})
			j++
		default:
			return nil, start, false
		}
	}
	return s, i, true
}

func isYAMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// unit returns the length of what stands for one character at the start of a
// text, and what it means, which is nothing for an escaped line break.
func unit(text []byte, style scalarStyle) (length int, meaning string) {
	switch {
	case len(text) == 0:
		return 0, ""
	case style == styleSingle && bytes.HasPrefix(text, []byte("''")):
		return 2, "'"
	case style == styleDouble && text[0] == '\\' && len(text) > 1:
		return escapeUnit(text)
	case style != styleBlock && isYAMLSpace(text[0]):
		return foldUnit(text)
	case style == styleDouble && text[0] == '"', style == styleSingle && text[0] == '\'':
		return 0, ""
	}
	_, size := utf8.DecodeRune(text)
	return size, string(text[:size])
}

// foldUnit is unit for white space, which is folded where it holds the end of a
// line (YAML 1.2.2, section 6.5).
func foldUnit(text []byte) (length int, meaning string) {
	length = len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	switch breaks := bytes.Count(text[:length], []byte("\n")); breaks {
	case 0:
		return 1, string(text[:1])
	case 1:
		return length, " "
	default:
		return length, strings.Repeat("\n", breaks-1)
	}
}

// escapes are those of one character in double quotes (YAML 1.2.2, section 5.7).
var escapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
	' ': " ", '"': `"`, '/': "/", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escapeUnit is unit for an escape in double quotes.
func escapeUnit(text []byte) (length int, meaning string) {
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[1]]
	if digits == 0 || len(text) < 2+digits {
		if meaning, ok := escapes[text[1]]; ok {
			return 2, meaning
		}
		return 1 + len(text[1:]) - len(bytes.TrimLeft(text[1:], " \t\r\n")), "" // a line break, and the indentation after it
	}
	length = 2 + digits
	code, err := strconv.ParseUint(string(text[2:length]), 16, 32)
	if err != nil {
		return 2, ""
	}
	if code>>10 == 0xD800>>10 && len(text) >= 12 { // half of a surrogate pair, as JSON has them
		if low, err := strconv.ParseUint(string(text[8:12]), 16, 32); err == nil {
			return 12, string(rune((code-0xD800)<<10 + (low - 0xDC00) + 0x10000))
		}
	}
	return length, string(rune(code))
}

// The plain scalars that are no strings (YAML 1.2.2, section 10.3.2).
var (
	plainNull    = lazyregexp.New(`^(~|null|Null|NULL|)$`)
	plainBool    = lazyregexp.New(`^(true|True|TRUE|false|False|FALSE)$`)
	plainInteger = lazyregexp.New(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	plainNumber  = lazyregexp.New(`^([-+]?)(\.[0-9]+|[0-9]+(?:\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	plainNoJSON  = lazyregexp.New(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// plainJSON returns the JSON of a plain scalar that is no string, empty for one
// that is.
func plainJSON(text string) string {
	switch {
	case plainNull().MatchString(text):
		return "null"
	case plainBool().MatchString(text):
		return strings.ToLower(text)
	case plainInteger().MatchString(text):
		base := map[byte]int{'o': 8, 'x': 16}[text[1]]
		if n, ok := new(big.Int).SetString(text[2:min(len(text), 2+maxRadixDigits)], base); ok && len(text) <= 2+maxRadixDigits {
			return n.String()
		}
		return ""
	}
	m := plainNumber().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.TrimPrefix(m[1], "+") + jsonDigits(m[2]) + m[3]
}

// maxRadixDigits bounds the work of turning digits of another base into decimal
// ones. What is longer is taken for text, which no schema of numbers allows.
const maxRadixDigits = 1000

// jsonDigits writes ".5", "5." and "05" as JSON has them.
func jsonDigits(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}
