package secret

import "strings"

// isFlag reports whether a text is a flag of a command.
func isFlag(text string) bool { return strings.HasPrefix(text, "-") }

// appendFlags appends where the values of flags are that are secrets. Who writes about a
// flag goes on with a word, so a word without quotes is none.
func appendFlags(spans []Span, text string) []Span {
	if !strings.ContainsAny(text, " \t=") || !mayHaveFlag(text) {
		return spans // nothing stands between a flag and its value, or there is none
	}
	for _, m := range flagsIn(text) {
		end := valueEnd(text, m.value)
		value := strings.Trim(text[m.value:end], "\\\"'`.,;:)")
		if value != "" && (isQuote(text, m.value) || isFlagValue(value)) && holds(text[m.name.Start:m.name.End], textValue(value)) {
			spans = append(spans, Span{m.value, end})
		}
	}
	for _, s := range userFlagPasswords(text) {
		if value := textValue(text[s.Start:s.End]); isFlagValue(string(value)) && !value.isNumber() {
			spans = append(spans, s)
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
