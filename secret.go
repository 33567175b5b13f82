package authlink

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What must never be printed:
//   - the value of a member whose name says secret, and all below it;
//   - an instance that its schema marks "writeOnly": true or "format":
//     "password", and all below it;
//   - a string that is JSON, or Python, with such a member in it;
//   - the value of a pair whose name says secret, as {"name": "token", "value":
//     "…"}, and the element after such a name in an array;
//   - the value of a member whose name says URL, where it is none that is whole;
//   - inside any other text: a JWT (RFC 7519), a bearer token (RFC 6750), basic
//     credentials (RFC 7617), a private key, a key with the prefix of a service
//     known for it, what follows a name that says secret, and of a URL the
//     userinfo, the query, the fragment, the last segment of the path and any
//     other that is random; random segments of other paths too.

// memberName is the name of a member, and its colon, in JSON or in Python.
var memberName = lazyRegexp(`["']([^"']*)["']\s*:`)

// pairName is the member that names what a pair holds, and its text.
var pairName = lazyRegexp(`\b(\w+)\\*["']?\s*:\s*\\*["']([^"']*)["']`)

// holdsSecretMember reports whether the text of a string is JSON in its turn,
// or has some in it, with a member whose name says secret, or with a pair whose
// name does: a payload that was encoded twice.
func holdsSecretMember(text string) bool {
	if !strings.Contains(text, ":") || !strings.ContainsAny(text, `"'`) {
		return false
	}
	isName := func(m []string) bool { return isSecretName(m[1]) }
	isPair := func(m []string) bool { return isSecretPair(m[1], m[2]) }
	return slices.ContainsFunc(memberName().FindAllStringSubmatch(text, -1), isName) ||
		slices.ContainsFunc(pairName().FindAllStringSubmatch(text, -1), isPair)
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
		if isSecretMember(instance, token) {
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

// isSecretMember reports whether the name of a member, or what stands beside it,
// says that it is a secret; or what stands before an element of an array.
func isSecretMember(container any, token string) bool {
	switch container := container.(type) {
	case map[string]any:
		return isSecretName(token) || isPairValue(token) && holdsSecretPair(container)
	case []any:
		i, err := strconv.Atoi(token)
		if err != nil || i < 1 || i >= len(container) {
			return false
		}
		name, _ := container[i-1].(string)
		return isSecretName(name)
	}
	return false
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

// secretShape is what looks like a secret wherever it stands, or follows the name
// of one.
var secretShape = lazyRegexp(`eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*)*` +
	`|e[wy][A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){2,}` + // a JWT whose JSON begins with white space
	`|(?i:bearer)\s+[A-Za-z0-9._~+/=-]+` +
	`|(?i:basic)\s+[A-Za-z0-9+/_-]{6,}=*` +
	`|-----BEGIN[A-Z ]* PRIVATE KEY[^"]*` +
	`|\b(?:gh[oprsu]_|github_pat_|glpat-|[rs]k_live_|sk-|xox[a-z]-|npm_|AKIA|AIza)[A-Za-z0-9_-]{8,}` +
	`|(?i:authorization|cookie)\s*[:=][^"'\r\n]+` +
	`|(?i:token|secret|passw(?:or)?d|pwd|api[-_. ]?key)\s*[:=]\s*\\*["']?[^&\s"'#]+` +
	`|(?i:key|signature|sig|code)=[^&\s"'#]+` +
	`|(?i:token|secret|password|api[-_.]?key)(?:>|&gt;|%22|&quot;|&#34;)[^\s"']+` + // XML, and JSON in a URL or in HTML
	`|<[\w.:-]*(?i:token|secret|password|api[-_.]?key)[^<>]*>[^<]+`)

// secretSigns has, in lower case, what every match of secretShape has one of.
var secretSigns = []string{
	"ey", "ew", "bearer", "basic", "private key", "gh", "glpat", "k_live", "sk-", "xox", "npm_", "akia", "aiza",
	"authorization", "cookie", "token", "secret", "passw", "pwd", "key", "sig", "code",
}

// lazyRegexp compiles an expression when it is first needed: nothing runs at
// init, and most runs need none.
func lazyRegexp(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// A span is the bytes [start, end) of a text.
type span struct{ start, end int }

// secretSpans returns where a text of a document holds secrets, in order, overlaps
// possible.
func secretSpans(text string) []span { return spansOf(text, false) }

// spansOf is secretSpans; own says that a schema has the text: see [urlSecrets].
func spansOf(text string, own bool) []span {
	var spans []span
	// Most texts are told by these signs, at a fraction of the price.
	if lower := strings.ToLower(text); slices.ContainsFunc(secretSigns, func(sign string) bool { return strings.Contains(lower, sign) }) {
		for _, m := range secretShape().FindAllStringIndex(text, -1) {
			spans = append(spans, span{m[0], m[1]})
		}
	}
	if strings.ContainsAny(text, `/\`) {
		spans = append(spans, pathSpans(text, own)...)
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}

// maskText returns a text of a document with each secret in it replaced by "***".
func maskText(text string) string { return maskSpans(text, secretSpans(text)) }

// maskOwn is maskText for what a schema says.
func maskOwn(text string) string { return maskSpans(text, spansOf(text, true)) }

// maskPattern is maskText for a regular expression: what it spells out may be a
// secret, what it describes is none.
func maskPattern(pattern string) string {
	return maskSpans(pattern, slices.DeleteFunc(spansOf(pattern, true), func(s span) bool {
		return strings.ContainsAny(pattern[s.start:s.end], `\[](){}*?|^$`)
	}))
}

// maskSpans replaces each of the spans, which are in order.
func maskSpans(text string, spans []span) string {
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
