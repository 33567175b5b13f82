package secret

import (
	"regexp"
	"strings"
	"unicode"

	"example.com/authlink/internal/lazyregexp"
)

// shaped are secrets that are told by what stands around them.
var shaped = []struct {
	sign   string                // every match has it, in any case
	isWord bool                  // it is a word, and where a plain word stands in its place, there is none: "basic training", "bearer of"
	shape  func() *regexp.Regexp // its first group is the secret
}{
	// RFC 6750, section 2.1, in URLs and programs too
	{"bearer", true, lazyregexp.New(`(?i:bearer)(?:[\s:+\x{a0}]|%20)+(?:\\*["'])?((?:\w+\|)?[^\s"'&<>$^(){}\[\]\\|?*]+)`)},
	{"basic", true, lazyregexp.New(`(?i:basic)\s+([A-Za-z0-9+/_-]{6,}=*)`)},        // RFC 7617, section 2
	{"private key", false, lazyregexp.New(`-----BEGIN[A-Z ]* (PRIVATE KEY[^"]*)`)}, // RFC 7468
}

// markedCharacters are what such keys are made of, beside letters and digits.
const markedCharacters = "._~+/=:-"

// marked are keys whose maker left a mark somewhere in them, not at their start.
var marked = []struct {
	mark  string
	shape func() *regexp.Regexp
}{
	{"JQQJ99", lazyregexp.New(`\b[A-Za-z0-9]{32,}JQQJ99[A-Za-z0-9]{20,}`)},           // Azure
	{"+AST", lazyregexp.New(`[A-Za-z0-9/+]{70,}\+AST[A-Za-z0-9]{4,}={0,2}`)},         // Azure, storage
	{"AZDO", lazyregexp.New(`\b[A-Za-z0-9]{70,}AZDO[A-Za-z0-9]{4,}`)},                // Azure DevOps
	{"mdb_sa_sk_", lazyregexp.New(`\bmdb_sa_sk_[A-Za-z0-9_-]{16,}`)},                 // MongoDB Atlas
	{"-us", lazyregexp.New(`\b[0-9a-f]{32}-us\d{1,2}\b`)},                            // Mailchimp
	{"v1.0-", lazyregexp.New(`\bv1\.0-[0-9a-f]{24}-[0-9a-f]{32,}`)},                  // Cloudflare
	{"sha256~", lazyregexp.New(`\bsha256~[A-Za-z0-9_-]{32,}`)},                       // OpenShift
	{"A3-", lazyregexp.New(`\bA3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,11}){4,5}\b`)},            // 1Password
	{"pat", lazyregexp.New(`\bpat[A-Za-z0-9]{14}\.[0-9a-f]{32,}`)},                   // Airtable
	{":AA", lazyregexp.New(`\b\d{8,10}:AA[A-Za-z0-9_-]{30,}`)},                       // a bot of Telegram
	{"Q~", lazyregexp.New(`[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{30,}`)},              // a client secret of Microsoft Entra
	{".atlasv1.", lazyregexp.New(`\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{20,}`)}, // HCP Terraform
}

// shortestMarked is the least length of such a key.
const shortestMarked = 26

// appendMarked appends where a text has such keys.
func appendMarked(spans []Span, text string) []Span {
	if len(text) < shortestMarked {
		return spans
	}
	for _, m := range marked {
		for at := strings.Index(text, m.mark); at >= 0; {
			start, end := runAround(text, at)
			if end-start >= shortestMarked {
				for _, found := range m.shape().FindAllStringIndex(text[start:end], -1) {
					spans = append(spans, Span{start + found[0], start + found[1]})
				}
			}
			if at = strings.Index(text[end:], m.mark); at >= 0 {
				at += end
			}
		}
	}
	return spans
}

// runAround returns where the characters around an offset begin and end that marked keys are
// made of.
func runAround(text string, at int) (start, end int) {
	for start = at; start > 0 && isMarked(text[start-1]); {
		start--
	}
	for end = at; end < len(text) && isMarked(text[end]); {
		end++
	}
	return start, end
}

func isMarked(c byte) bool { return class(c) != other || strings.IndexByte(markedCharacters, c) >= 0 }

// shortestCredentials is the least length of a text that has some.
const shortestCredentials = 9

// credentials returns where a text has secrets that are told by their looks alone,
// URLs aside; overlaps are possible.
func credentials(text string) []Span {
	if len(text) < shortestCredentials {
		return nil
	}
	spans := appendMarked(appendKeys(nil, text), text)
	if mayHoldBase64(text) {
		spans = appendCompressed(appendEncoded(spans, text), text)
	}
	var seen uint // bit i: the sign of shaped[i]
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case 'e':
			if end := jwtEnd(text, i); end > i {
				spans = append(spans, Span{i, end})
				i = end - 1
			}
		case 'b', 'B', 'p', 'P':
			seen |= signsAt(text, i)
		}
	}
	for i := range shaped {
		if seen&(1<<i) != 0 {
			spans = appendShaped(spans, text, i)
		}
	}
	return spans
}

// signsAt returns which signs a text has at an offset.
func signsAt(text string, at int) (seen uint) {
	for i := range shaped {
		if sign := shaped[i].sign; sign[0] == text[at]|0x20 && at+len(sign) <= len(text) && strings.EqualFold(text[at:at+len(sign)], sign) {
			seen |= 1 << i
		}
	}
	return seen
}

func appendShaped(spans []Span, text string, i int) []Span {
	s := &shaped[i]
	for _, m := range s.shape().FindAllStringSubmatchIndex(text, -1) {
		value := text[m[2]:m[3]]
		if s.isWord && (isPlainWord(value) || isInWord(text, m[0]) || s.sign == "basic" && isNumberedWord(value)) {
			continue
		}
		spans = append(spans, Span{m[0], m[1]})
	}
	return spans
}

// isInWord reports whether a word goes on at an offset that began before it, as
// "bearer" does in "pallbearer"; in "\tBearer" an escape stands before it.
func isInWord(text string, at int) bool {
	if at == 0 || !unicode.IsLetter(rune(text[at-1])) || class(text[at]) == capital && class(text[at-1]) == small {
		return false
	}
	return at == 1 || text[at-2] != '\\'
}

// isNumberedWord reports whether a text is a word with a number after it, as a year is
// in "Basic training2024". Credentials in base64 have capitals among their letters.
func isNumberedWord(text string) bool { return isPlainWord(strings.TrimRight(text, digits)) }

// longestWord is up to how many bytes letters are taken for a word.
const longestWord = 20

// isPlainWord reports whether a text is a word as they stand in prose: letters, of
// which the first alone may be a capital, and perhaps what ends a clause.
func isPlainWord(text string) bool {
	text = strings.TrimRight(text, ".,;:!?=")
	if text == "" || len(text) > longestWord {
		return false
	}
	for i, r := range text {
		if !unicode.IsLetter(r) || i > 0 && unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// jwtStarts are how the header of a JWT begins in base64url: '{"', or a bracket and
// white space (RFC 7519, section 3).
var jwtStarts = []string{"eyJ", "eyA", "ewo", "ewk", "ew0"}

// shortestHeader is the fewest characters that such a header has after its start.
const shortestHeader = 6

// jwtEnd returns the end of the JWT that begins at text[start], or of what is left of
// one, and start where none does. White space in it is seldom, and words begin so
// ("eyAlliance"): such a one has to be whole.
func jwtEnd(text string, start int) int {
	if start+1 == len(text) || text[start+1] != 'y' && text[start+1] != 'w' {
		return start // as none of the starts is
	}
	i := 0
	for i < len(jwtStarts) && !strings.HasPrefix(text[start:], jwtStarts[i]) {
		i++
	}
	if i == len(jwtStarts) || i > 0 && start > 0 && isBase64URL(text[start-1]) {
		return start
	}
	at := start + len(jwtStarts[i])
	end := base64End(text, at)
	if end-at < shortestHeader {
		return start
	}
	parts := 1
	for {
		dot := 0
		switch rest := text[end:]; {
		case strings.HasPrefix(rest, "."):
			dot = 1
		case strings.HasPrefix(rest, "%2E"), strings.HasPrefix(rest, "%2e"):
			dot = 3
		}
		if dot == 0 {
			break
		}
		end = base64End(text, end+dot)
		parts++
	}
	if i > 0 && parts < 3 {
		return start
	}
	return end
}

func base64End(text string, at int) int {
	for at < len(text) && isBase64URL(text[at]) {
		at++
	}
	return at
}

func isBase64URL(c byte) bool { return class(c) != other || c == '-' || c == '_' }
