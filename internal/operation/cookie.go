package operation

import "strings"

// Cookies returns the names and values of a header field Cookie (RFC 6265, section 4.2.1).
func Cookies(header string) (all []Value) {
	end := -1
	for pair := range strings.SplitSeq(header, ";") {
		at := end + 1
		end = at + len(pair)
		name, value, ok := strings.Cut(pair, "=")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		if len(value) > 1 && value[0] == '"' && value[len(value)-1] == '"' {
			value = value[1 : len(value)-1]
		}
		start := at + len(name) + 1 + strings.Index(pair[len(name)+1:], value)
		all = append(all, Value{Name: strings.TrimSpace(name), Text: decoded(value), Start: start, End: start + len(value), StandsFor: IsVariable(value)})
	}
	return all
}
