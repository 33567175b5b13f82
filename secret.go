package authlink

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What must never be printed:
//   - the value of a member whose name says secret, and all below it;
//   - an instance that its schema marks "writeOnly": true or "format":
//     "password", and all below it;
//   - a string that is JSON, or Python, with such a member in it;
//   - the value of a member whose name says URL, where it is none that is whole;
//   - inside any other text: a JWT (RFC 7519), a bearer token (RFC 6750), the
//     value of a query parameter whose name says secret, and of a URL the
//     userinfo, the query, the fragment and the last segment of the path.

// secretWords are parts of names, folded, whose values are secrets.
var secretWords = []string{"token", "secret", "passw", "apikey", "credential", "authorization", "privatekey", "accesskey", "passphrase", "pwd", "jwt", "bearer", "cookie"}

// isSecretName reports whether a member of that name holds a secret. A name that
// is one slip from "token" does: the misspelled property is what gets linted.
func isSecretName(name string) bool {
	folded := fold(name)
	for _, word := range secretWords {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return strings.HasPrefix(folded, "tok") || isSlip(folded, "token", 1)
}

// isSlip reports whether a name is at most so many slips from a word. A name may
// be megabytes long, so its length is judged first.
func isSlip(name, word string, most int) bool {
	return len(name) <= utf8.UTFMax*(len(word)+most) && slips(name, word) <= most
}

// memberName is the name of a member, and its colon, in JSON or in Python.
var memberName = lazyRegexp(`["']([^"']*)["']\s*:`)

// holdsSecretMember reports whether the text of a string is JSON in its turn,
// or has some in it, with a member whose name says secret: a payload that was
// encoded twice.
func holdsSecretMember(text string) bool {
	return slices.ContainsFunc(memberName().FindAllStringSubmatch(text, -1), func(m []string) bool {
		return isSecretName(m[1])
	})
}

// wholeURL is an absolute URL (RFC 3986) from end to end.
var wholeURL = lazyRegexp(`^[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>\x60\\]*$`)

// isURLName reports whether a member of that name holds a URL.
func isURLName(name string) bool {
	folded := fold(name)
	for _, end := range []string{"url", "uri", "href", "link"} {
		if strings.HasSuffix(folded, end) {
			return true
		}
	}
	return isSlip(folded, "authlinkurl", 2)
}

// holdsBrokenURL reports whether a member should hold a URL, and holds something
// else that may have a secret in it: the scheme is missing or a slash, a space got
// in. Where the secret stands is not known then.
func holdsBrokenURL(name, text string) bool {
	return isURLName(name) && strings.ContainsAny(text, `/\?#%@`) && !wholeURL().MatchString(text)
}

// markedSecret reports whether one of the schemas says that its instance is a secret.
func markedSecret(schemas []*jsonschema.Schema) bool {
	return slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool {
		return s.WriteOnly || s.Format != nil && s.Format.Name == "password"
	})
}

// secretDepth returns how many reference tokens of a path lead to a secret: what
// they lead to and all below it, names too, must not be shown. -1 where the path
// leads to none.
func secretDepth(root *jsonschema.Schema, instance any, path []string) int {
	schemas := applicable([]*jsonschema.Schema{root})
	member := "" // the name of the member that instance is the value of
	for i, token := range path {
		if markedSecret(schemas) {
			return i
		}
		_, isObject := instance.(map[string]any)
		if isObject && isSecretName(token) {
			return i + 1
		}
		schemas = schemasBelow(schemas, token, isObject)
		instance = child(instance, token)
		member = ""
		if isObject {
			member = token
		}
	}
	text, _ := instance.(string)
	if markedSecret(schemas) || holdsBrokenURL(member, text) {
		return len(path)
	}
	return -1
}

// schemasBelow returns all schemas that apply to a member, or to an element, of
// the instance of schemas.
func schemasBelow(schemas []*jsonschema.Schema, token string, isObject bool) []*jsonschema.Schema {
	var below []*jsonschema.Schema
	for _, s := range schemas {
		if isObject {
			below = slices.AppendSeq(below, memberSchemas(s, token))
		} else {
			below = slices.AppendSeq(below, elementSchemas(s))
		}
	}
	return applicable(below)
}

var (
	// What follows a URL without a space is masked with it: the quote may be a
	// part of the URL as well as its end.
	urlShape    = lazyRegexp(`([A-Za-z][A-Za-z0-9+.-]*:(?://|\\/\\/)[^\s"'<>\x60]*)([^\s"]*)`)
	secretShape = lazyRegexp(`eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*)*` +
		`|e[wy][A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){2,}` + // a JWT whose JSON begins with white space
		`|(?i:bearer)\s+[A-Za-z0-9._~+/=-]+` +
		`|(?i:authorization)\s*[:=][^,;"'\r\n]+` +
		`|(?i:token|secret|password)\s*:\s*[^&\s"'#]+` +
		`|(?i:token|secret|password|key|signature|sig|code)=[^&\s"'#]+`)
)

// lazyRegexp compiles an expression when it is first needed: nothing runs at
// init, and most runs need none.
func lazyRegexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// A span is the bytes [start, end) of a text.
type span struct{ start, end int }

// secretSpans returns where text holds secrets, in order, overlaps possible.
func secretSpans(text string) []span {
	if !strings.ContainsAny(text, ":=") && !strings.Contains(text, "ey") && !strings.Contains(text, "ew") && !strings.Contains(strings.ToLower(text), "bearer") {
		return nil // most texts, at a fraction of the price
	}
	var spans []span
	for _, m := range secretShape().FindAllStringIndex(text, -1) {
		spans = append(spans, span{m[0], m[1]})
	}
	for _, m := range urlShape().FindAllStringSubmatchIndex(text, -1) {
		for _, s := range urlSecrets(text[m[2]:m[3]]) {
			spans = append(spans, span{m[2] + s.start, m[2] + s.end})
		}
		if m[4] < m[5] {
			spans = append(spans, span{m[4], m[5]})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

// urlSecrets returns the spans of a URL (RFC 3986) that may hold a token: the
// userinfo, the last segment of the path, the query and the fragment.
func urlSecrets(url string) []span {
	var spans []span
	authority := strings.IndexByte(url, ':') + 1
	for authority < len(url) && (url[authority] == '/' || url[authority] == '\\') {
		authority++
	}
	tail := len(url)
	if i := strings.IndexAny(url[authority:], "?#"); i >= 0 {
		tail = authority + i
		spans = append(spans, span{tail + 1, len(url)})
	}
	path := tail
	if i := strings.IndexAny(url[authority:tail], `/\`); i >= 0 {
		path = authority + i
	}
	if i := strings.LastIndexByte(url[authority:path], '@'); i >= 0 {
		spans = append(spans, span{authority, authority + i})
	}
	end := len(strings.TrimRight(url[:tail], `/\`))
	if end > path {
		spans = append(spans, span{strings.LastIndexAny(url[:end], `/\`) + 1, end})
	}
	return spans
}

// maskText returns text with each secret in it replaced by "***".
func maskText(text string) string {
	spans := secretSpans(text)
	if spans == nil {
		return text
	}
	var b strings.Builder
	done := 0
	for _, s := range spans {
		if s.end <= done {
			continue
		}
		if s.start >= done {
			b.WriteString(text[done:s.start])
			b.WriteString("***")
		}
		done = s.end
	}
	b.WriteString(text[done:])
	return b.String()
}
