package secret

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// flag is one of a command in a text, and the white space before its value; userFlag has
// the name of a user and the password.
var (
	flag     = lazyregexp.New(`(?:^|[\s"'(\x60])--?([A-Za-z][\w.-]*)[ \t]+`)
	userFlag = lazyregexp.New(`(?:^|\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:"']+:([^\s"'/][^\s"']*)`)
)

// isFlag reports whether a text is a flag of a command.
func isFlag(text string) bool { return strings.HasPrefix(text, "-") }

// appendFlags appends where the values of flags are that are secrets. Who writes about a
// flag goes on with a word, so a word without quotes is none.
func appendFlags(spans []Span, text string) []Span {
	if !strings.ContainsAny(text, " \t=") || !mayHaveFlag(text) {
		return spans // nothing stands between a flag and its value, or there is none
	}
	for _, m := range flag().FindAllStringSubmatchIndex(text, -1) {
		end := valueEnd(text, m[1])
		value := strings.Trim(text[m[1]:end], "\\\"'`.,;:)")
		if value != "" && (isQuote(text, m[1]) || isFlagValue(value)) && holds(text[m[2]:m[3]], textValue(value)) {
			spans = append(spans, Span{m[1], end})
		}
	}
	for _, m := range userFlag().FindAllStringSubmatchIndex(text, -1) {
		if value := textValue(text[m[2]:m[3]]); isFlagValue(string(value)) && !value.isNumber() {
			spans = append(spans, Span{m[2], m[3]})
		}
	}
	return spans
}

// mayHaveFlag reports whether a hyphen stands where a flag may begin.
func mayHaveFlag(text string) bool {
	for i := range len(text) {
		if text[i] == '-' && (i == 0 || strings.IndexByte("\t\n\f\r \"'(`", text[i-1]) >= 0) {
			return true
		}
	}
	return false
}

// isFlagValue reports whether what comes after a flag may be a secret: it is no word, no
// other flag, no variable and no placeholder.
func isFlagValue(text string) bool {
	return strings.IndexByte("-$%<[{(|&;", text[0]) < 0 && !isWords(text) && !IsPlaceholder(text)
}
