package secret

import "strings"

// The readers of this file find shapes in a text from a character that each of them has: an
// expression would try every character of the text, which takes twenty times as long. Each says
// the expression whose matches, from left to right, it finds; the tests compare the two.

const (
	spaces = "\t\n\f\r " // \s of an expression
	quotes = `"'`
)

// isWordIn reports whether c is \w of an expression, or one of some others.
func isWordIn(c byte, others string) bool {
	return class(c) != other || c == '_' || strings.IndexByte(others, c) >= 0
}

// wordEnd returns the end of what isWordIn accepts from an offset on.
func wordEnd(text string, at int, others string) int {
	for at < len(text) && isWordIn(text[at], others) {
		at++
	}
	return at
}

// skipAny returns the offset of the first character at an offset or after it that is none of some.
func skipAny(text string, at int, chars string) int {
	for at < len(text) && strings.IndexByte(chars, text[at]) >= 0 {
		at++
	}
	return at
}

// untilAny returns the offset of the first of some characters, or the end.
func untilAny(text string, at int, chars string) int {
	if n := strings.IndexAny(text[at:], chars); n >= 0 {
		return at + n
	}
	return len(text)
}

// after returns the offset after a character before end, -1 if it is not there.
func after(text string, at int, c byte) int {
	if n := strings.IndexByte(text[at:], c); n >= 0 {
		return at + n + 1
	}
	return -1
}

// passwordsIn returns what is between a colon or a slash and the sign before a host, whatever
// stands before it: [:/]([^\s:@/"'<>]+)@[\w.-]+
func passwordsIn(text string) (found []Span) {
	for from, next := 0, after(text, 0, '@'); next > 0; from, next = next, after(text, next, '@') {
		at := next - 1
		start := from + strings.LastIndexAny(text[from:at], spaces+`:/"'<>`) + 1
		if start > from && start < at && strings.IndexByte(":/", text[start-1]) >= 0 && next < len(text) && isWordIn(text[next], ".-") {
			found = append(found, Span{start, at})
		}
	}
	return found
}

// userinfoIn returns the credentials of URLs that have no scheme: //([^\s/@"'?#]+)@
func userinfoIn(text string) (found []Span) {
	for from, next := 0, after(text, 0, '@'); next > 0; from, next = next, after(text, next, '@') {
		at := next - 1
		start := from + strings.LastIndexAny(text[from:at], spaces+`/"'?#`) + 1
		if start > from+1 && start < at && text[start-2:start] == "//" {
			found = append(found, Span{start, at})
		}
	}
	return found
}

// A urlMatch is a URL in a text, and what follows it without a space.
type urlMatch struct{ start, end, tail int }

// urlsIn returns the URLs in a text. What follows one without a space is masked with it:
// the quote may be a part of the URL as well as its end.
//
//	((?:[A-Za-z][A-Za-z0-9+.-]*:[/\\]{2,}|(?i:https?|wss?):/)[^\s"'<>\x60]*)([^\s"]*)
func urlsIn(text string) (found []urlMatch) {
	for from, next := 0, after(text, 0, ':'); next > 0; next = after(text, from, ':') {
		start, ok := schemeStart(text[from:next-1], text[next:])
		if !ok {
			from = next
			continue
		}
		m := urlMatch{start: from + start, end: untilAny(text, next, spaces+"\"'<>`")}
		m.tail = untilAny(text, m.end, spaces+`"`)
		found, from = append(found, m), m.tail
	}
	return found
}

// schemeStart returns where the scheme of a URL begins in the text before its colon, and whether
// there is one.
func schemeStart(before, after string) (start int, ok bool) {
	slashes := skipAny(after, 0, `/\`)
	if slashes == 0 {
		return 0, false
	}
	start = len(before)
	for start > 0 && (class(before[start-1]) != other || strings.IndexByte("+.-", before[start-1]) >= 0) {
		start--
	}
	for start < len(before) && class(before[start]) != small && class(before[start]) != capital {
		start++
	}
	if start < len(before) && slashes > 1 {
		return start, true
	}
	for _, scheme := range []string{"https", "http", "wss", "ws"} {
		if at := len(before) - len(scheme); at >= start && after[0] == '/' && strings.EqualFold(before[at:], scheme) {
			return at, true
		}
	}
	return 0, false
}

// A flagMatch is the name of a flag of a command, and where its value begins.
type flagMatch struct {
	name  Span
	value int
}

// flagsIn returns the flags in a text: (?:^|[\s"'(\x60])--?([A-Za-z][\w.-]*)[ \t]+
func flagsIn(text string) (found []flagMatch) {
	from := 0
	for next := after(text, 0, '-'); next > 0; next = after(text, next, '-') {
		at := next - 1
		if at > 0 && (at == from || strings.IndexByte(spaces+"\"'(`", text[at-1]) < 0) {
			continue
		}
		start := next
		if start < len(text) && text[start] == '-' {
			start++
		}
		if start == len(text) || class(text[start]) != small && class(text[start]) != capital {
			continue
		}
		end := wordEnd(text, start, ".-")
		if value := skipAny(text, end, " \t"); value > end {
			found = append(found, flagMatch{Span{start, end}, value})
			from, next = value, value
		}
	}
	return found
}

// userFlags are those that have a user and the password as their value.
var userFlags = []string{"-u", "--user", "--proxy-user"}

// userFlagPasswords returns the passwords after a user in a text:
//
//	(?:^|\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:"']+:([^\s"'/][^\s"']*)
func userFlagPasswords(text string) (found []Span) {
	for next := after(text, 0, '-'); next > 0; next = after(text, next, '-') {
		at := next - 1
		if at > 0 && strings.IndexByte(spaces, text[at-1]) < 0 {
			continue
		}
		for _, flag := range userFlags {
			if !strings.HasPrefix(text[at:], flag) {
				continue
			}
			if s, ok := passwordAfter(text, at+len(flag)); ok {
				found, next = append(found, s), s.End
			}
		}
	}
	return found
}

// passwordAfter returns the password in the value after a flag.
func passwordAfter(text string, at int) (password Span, ok bool) {
	if at == len(text) || text[at] != ' ' && text[at] != '=' {
		return Span{}, false
	}
	user := at + 1
	if user < len(text) && strings.IndexByte(quotes, text[user]) >= 0 {
		user++
	}
	colon := untilAny(text, user, spaces+`:"'`)
	if colon == user || colon == len(text) || text[colon] != ':' {
		return Span{}, false
	}
	password = Span{colon + 1, untilAny(text, colon+1, spaces+quotes)}
	return password, password.Start < password.End && text[password.Start] != '/'
}

// A tagMatch is the start of an element of XML or HTML: its name and its attributes.
type tagMatch struct{ name, attributes Span }

func (m tagMatch) start() int { return m.name.Start - 1 }

func (m tagMatch) end() int { return m.attributes.End + 1 }

// tagsIn returns the starts of elements in a text: <([\w.:-]+)([^<>]*)>
func tagsIn(text string) (found []tagMatch) {
	for next := after(text, 0, '<'); next > 0; next = after(text, next, '<') {
		end := untilAny(text, next, "<>")
		if end == len(text) {
			break
		}
		name := wordEnd(text, next, ".:-")
		if text[end] == '>' && name > next {
			found = append(found, tagMatch{Span{next, name}, Span{name, end}})
		}
		next = end
	}
	return found
}

// pairMembers returns the members in a text, and attributes, each as the offsets of all of it,
// of its name and of its text. After a bracket that cannot stand there the text may have lost its
// quotes as well.
//
//	\b(\w+)\\*["']?\s*[:=]\s*(?:\\*["']([^"'\\]*)\\*["']|[}\]]+\s*\\*["']?([^"'\\{}\[\],\s]*))
func pairMembers(text string) (found [][]int) {
	from := 0 // where the last one ends
	for at := untilAny(text, 0, ":="); at < len(text); at = untilAny(text, at, ":=") {
		name := nameBefore(text, at)
		at++
		if name.Start == name.End || name.Start < from {
			continue
		}
		if value, end, ok := valueOfPair(text, skipAny(text, at, spaces)); ok {
			found = append(found, []int{name.Start, end, name.Start, name.End, value.Start, value.End})
			from, at = end, end
		}
	}
	return found
}

// nameBefore returns the word before a separator, which may be in quotes.
func nameBefore(text string, at int) Span {
	for at > 0 && strings.IndexByte(spaces, text[at-1]) >= 0 {
		at--
	}
	if at > 0 && strings.IndexByte(quotes, text[at-1]) >= 0 {
		at--
	}
	for at > 0 && text[at-1] == '\\' {
		at--
	}
	start := at
	for start > 0 && isWordIn(text[start-1], "") {
		start--
	}
	return Span{start, at}
}

// valueOfPair returns the text in quotes that begins at an offset, or what stands after brackets
// there, and the end of all of it.
func valueOfPair(text string, at int) (value Span, end int, ok bool) {
	if at < len(text) && (text[at] == '}' || text[at] == ']') {
		start := skipAny(text, skipAny(text, skipAny(text, at, "}]"), spaces), `\`)
		if start < len(text) && strings.IndexByte(quotes, text[start]) >= 0 {
			start++
		}
		end = untilAny(text, start, `"'\{}[],`+spaces)
		return Span{start, end}, end, true
	}
	start := skipAny(text, at, `\`)
	if start == len(text) || strings.IndexByte(quotes, text[start]) < 0 {
		return Span{}, 0, false
	}
	value = Span{start + 1, untilAny(text, start+1, `"'\`)}
	end = skipAny(text, value.End, `\`)
	if end == len(text) || strings.IndexByte(quotes, text[end]) < 0 {
		return Span{}, 0, false
	}
	return value, end + 1, true
}
