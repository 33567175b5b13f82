package secret

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/near"
	"golang.org/x/text/unicode/norm"
)

// secretWords are parts of names, as foldSecret has them, whose values are secrets.
var secretWords = []string{
	"token", "secret", "passw", "apikey", "credential", "authorization", "privatekey", "accesskey",
	"passphrase", "pwd", "jwt", "bearer", "cookie", "signature", "signingkey", "encryptionkey", "masterkey",
	"sharedkey", "sessionid", "sessionkey", "tkn", "clientassertion", "samlresponse", "connectionstring",
}

// secretNames are whole names, too short to be looked for in others.
var secretNames = []string{"xauth", "sid", "csrf", "xsrf", "otp", "sig", "hmac", "pin", "pass", "dsn", "totp", "authcode"}

// harmless are words that look like some of those, and say nothing of a secret.
var harmless = []string{"tokyo", "tokelau", "tokamak", "tiktok", "vostok", "tokenizer", "secretary", "secretariat"}

// slipped are the words that count with one slip in them as well.
var slipped = []string{"token", "secret", "password", "apikey", "authorization"}

// isSecretName reports whether a member of that name holds a secret. A name that
// is one slip from such a word does: the misspelled property is what gets linted.
// So does one that is two slips from "token", where it still has the look of it;
// but not the keyword of JSON Schema and of many a workflow.
func isSecretName(name string) bool {
	folded := foldSecret(name)
	if isFoldedSecret(folded) {
		return true
	}
	if slices.ContainsFunc(slipped, func(word string) bool { return isSlip(folded, word, 1) }) {
		return true
	}
	return folded != "then" && (strings.HasPrefix(folded, "t") || strings.Contains(folded, "k")) && isSlip(folded, "token", 2)
}

// isSecretWord is isSecretName for a word of a text: a slip there is a word like others.
func isSecretWord(word string) bool { return isFoldedSecret(foldSecret(word)) }

func isFoldedSecret(folded string) bool {
	return slices.ContainsFunc(secretWords, func(word string) bool { return strings.Contains(folded, word) }) ||
		slices.Contains(secretNames, folded) || strings.HasPrefix(folded, "tok") || strings.HasSuffix(folded, "tok")
}

// foldSecret leaves the letters and digits of a name, in lower case, whatever
// their width or style is (NFKC, UAX #15), without the words that are harmless.
func foldSecret(name string) string {
	folded := foldLetters(name)
	if strings.Contains(folded, "tok") || strings.Contains(folded, "secretar") {
		for _, word := range harmless {
			folded = strings.ReplaceAll(folded, word, "")
		}
	}
	return folded
}

func foldLetters(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		name = norm.NFKC.String(name)
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// isSlip reports whether a name is at most so many slips from a word of ASCII. A
// name may be megabytes long, so its length is judged first.
func isSlip(name, word string, most int) bool {
	if len(name) > utf8.UTFMax*(len(word)+most) {
		return false
	}
	if d := utf8.RuneCountInString(name) - len(word); d > most || d < -most {
		return false
	}
	return near.Within(name, word, most)
}

// pairNames are the members of an object that name what another member of it
// holds, as in a HAR header: {"name": "Authorization", "value": "…"}.
var pairNames = []string{"name", "key", "header", "field", "param", "parameter", "variable", "property", "attribute",
	"headername", "paramname", "k"}

// isPairValue reports whether a member by that name holds what a pair's name is for.
func isPairValue(name string) bool {
	folded := foldSecret(name)
	return strings.Contains(folded, "value") ||
		slices.Contains([]string{"v", "val", "content", "data", "text", "default", "example"}, folded)
}

// isSecretPair reports whether the text of a member names a secret that other
// members of its object hold.
func isSecretPair(member, text string) bool {
	return slices.Contains(pairNames, foldSecret(member)) && isSecretName(text)
}

// holdsSecretPair is isSecretPair for any member of a decoded object.
func holdsSecretPair(object map[string]any) bool {
	for name, value := range object {
		if text, ok := value.(string); ok && isSecretPair(name, text) {
			return true
		}
	}
	return false
}

// isURLName reports whether a member of that name holds a URL.
func isURLName(name string) bool {
	folded := near.Fold(name)
	for _, end := range []string{"url", "uri", "href", "link"} {
		if strings.HasSuffix(folded, end) {
			return true
		}
	}
	return isSlip(folded, "authlinkurl", 2)
}
