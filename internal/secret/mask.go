package secret

import (
	"slices"
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// shape is what looks like a secret wherever it stands, or follows the name
// of one.
var shape = lazyregexp.New(`eyJ[A-Za-z0-9_-]{6,}(?:(?:\.|%2[Ee])[A-Za-z0-9_-]*)*` +
	`|e[wy][A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){2,}` + // a JWT whose JSON begins with white space
	`|(?i:bearer)(?:[\s:+\x{a0}]|%20)+(?:\\*["'])?(?:\w+\|)?[^\s"'&<>$^(){}\[\]\\|?*]+` +
	`|(?i:basic)\s+[A-Za-z0-9+/_-]{6,}=*` +
	`|-----BEGIN[A-Z ]* PRIVATE KEY[^"]*` +
	`|\b(?:gh[oprsu]_|github_pat_|glpat-|[rs]k_(?:live|test)_|whsec_|sk-|xox[a-z]-|xapp-|shp[a-z]{2}_|SG\.|ya29\.|npm_|AKIA|AIza)[A-Za-z0-9_.-]{8,}` +
	`|(?i:authorization|cookie)\s*[:=][^"'\r\n]+` +
	`|` + nameShape + `\s*[:=]{1,2}>?\s*\\*["']?[^&\s"'#]+` +
	`|(?i:key|signature|sig|code)=[^&\s"'#]+` +
	`|(?i:token|secret|password|api[-_.]?key)(?:>|&gt;|%22|&quot;|&#34;)[^\s"']+` + // XML, and JSON in a URL or in HTML
	`|<[\w.:-]*(?i:token|secret|password|api[-_.]?key)[^<>]*>[^<]+`)

const nameShape = `(?i:token|secret|passw(?:or)?d|passphrase|\bpass|pwd|(?:api|access|private)[-_. ]?key|session[-_. ]?id|x-auth|credentials?|jwt)`

// quotedShape is JSON in the place of an argument, from the name of a secret on. In a
// document, the quotes tell more.
var quotedShape = lazyregexp.New(nameShape + `\\*["']\s*:.+`)

// signs has, in lower case, what every match of shape has one of.
var signs = []string{
	"ey", "ew", "bearer", "basic", "private key", "gh", "glpat", "k_live", "k_test", "whsec_", "xapp-", "shp", "sg.", "ya29.", "sk-", "xox", "npm_", "akia", "aiza",
	"authorization", "cookie", "token", "secret", "pass", "pwd", "key", "session", "x-auth", "credential", "jwt", "sig", "code",
}

// An Origin says whose text it is, and so which parts of it are no secrets.
type Origin int

const (
	OfDocument Origin = iota
	OfSchema          // the last segment of a URL and its fragment say what it is about, unless they are random
	OfArgument        // so too, and a path of files is as long and as random as it likes
)

// A Span is the bytes [Start, End) of a text.
type Span struct{ Start, End int }

// Mask returns text with each secret in it replaced by "***".
func Mask(text string, origin Origin) string { return Replace(text, Spans(text, origin)) }

// MaskPattern is Mask for a regular expression of a schema: what it spells out may
// be a secret, what it describes is none.
func MaskPattern(pattern string) string {
	return Replace(pattern, slices.DeleteFunc(Spans(pattern, OfSchema), func(s Span) bool {
		return strings.ContainsAny(pattern[s.Start:s.End], `\[](){}*?|^$`)
	}))
}

// Spans returns where text holds secrets that are told by their looks, in order,
// overlaps possible.
func Spans(text string, origin Origin) []Span {
	var spans []Span
	// Most texts are told by these signs, at a fraction of the price.
	if lower := strings.ToLower(text); slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(lower, sign) }) {
		for _, m := range shape().FindAllStringIndex(text, -1) {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	if origin == OfArgument && strings.Contains(text, ":") {
		for _, m := range quotedShape().FindAllStringIndex(text, -1) {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	if strings.ContainsAny(text, `/\`) {
		spans = append(spans, pathSpans(text, origin)...)
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	return spans
}

// Replace puts "***" in the place of each of the spans, which are in order.
func Replace(text string, spans []Span) string {
	if spans == nil {
		return text
	}
	var b strings.Builder
	done := 0
	for _, s := range spans {
		if s.End <= done {
			continue
		}
		if s.Start >= done {
			b.WriteString(text[done:s.Start])
			b.WriteString("***")
		}
		done = s.End
	}
	b.WriteString(text[done:])
	return b.String()
}
