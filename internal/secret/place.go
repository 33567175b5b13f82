package secret

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// What must never be printed, and what decides that.
//
// By where it stands, which IsMember tells in a decoded document, Children in
// an Index, and MarkedSecret of a schema; all below it is a secret too, names included:
//   - the value of a member whose name says secret (isSecretName);
//   - the value of a pair whose name says secret, as {"name": "token", "value":
//     "…"}, and the element after such a name in an array;
//   - the value of a member whose name says URL, where it is none that is whole
//     (holdsBrokenURL);
//   - an instance that its schema marks "writeOnly": true or "format": "password".
//
// By what a text has in it, wherever it stands, names included, which InText tells:
//   - all of a string that is JSON, or Python, with a member as above in it, however
//     often it is encoded (HoldsMember, isWrapped);
//   - all that follows a name that says secret (secretValue);
//   - what package secret tells by its looks: a JWT (RFC 7519), a bearer token (RFC
//     6750), basic credentials (RFC 7617), a private key, a key with the prefix of a
//     service known for it, and of a URL the userinfo, the query, the fragment, the last
//     segment of the path and any other that is random; random segments of other paths too.
//
// A schema's own words are masked by the looks alone, those of secret.OfSchema (quoteOwn),
// and by where they stand: what a secret has to be is one. A document that does not parse
// has no places: BlotText masks what may follow the name of a secret.

// memberName is the name of a member, and its colon, in JSON or in Python; elementName
// a word before another element of an array.
var (
	memberName  = lazyregexp.New(`["']([^"']*)["']\s*:`)
	elementName = lazyregexp.New(`["']([^"'\s\\]+)\\*["']\s*,`)
)

// pairName is the member, or the attribute, that names what a pair holds, and its text.
var pairName = lazyregexp.New(`\b(\w+)\\*["']?\s*[:=]\s*\\*["']([^"']*)["']`)

// HoldsMember reports whether the text of a string is JSON in its turn,
// or has some in it, with a member, an element or a pair whose name says secret: a
// payload that was encoded twice.
func HoldsMember(text string) bool {
	if !strings.ContainsAny(text, ":=,") || !strings.ContainsAny(text, `"'`) {
		return false
	}
	isName := func(m []string) bool { return isSecretName(m[1]) }
	isWord := func(m []string) bool { return isSecretWord(m[1]) }
	isPair := func(m []string) bool { return isSecretPair(m[1], m[2]) }
	return slices.ContainsFunc(memberName().FindAllStringSubmatch(text, -1), isName) ||
		slices.ContainsFunc(elementName().FindAllStringSubmatch(text, -1), isWord) ||
		slices.ContainsFunc(pairName().FindAllStringSubmatch(text, -1), isPair)
}

// IsMember reports whether the name of a member, or what stands beside it,
// says that it is a secret; or what stands before an element of an array. It is
// [Children] for a decoded document.
func IsMember(container any, token string) bool {
	switch container := container.(type) {
	case map[string]any:
		text, _ := container[token].(string)
		return isSecretName(token) || isPairValue(token) && holdsSecretPair(container) || holdsBrokenURL(token, text)
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

// A Child is a member or an element of a container in an Index.
type Child struct {
	Name, Value int    // tokens; name is -1 for an element
	Text        string // of the name
}

// Children yields what stands right below token i of a document, and whether it is
// a secret by its name or by what stands beside it.
func Children(doc *jsonindex.Index, i int) iter.Seq2[Child, bool] {
	isString := func(i int) bool { return doc.Token(i).Kind == jsonindex.String }
	return func(yield func(Child, bool) bool) {
		switch doc.Token(i).Kind {
		case jsonindex.Array:
			named := false
			for element := range doc.Elements(i) {
				if !yield(Child{Name: -1, Value: element}, named) {
					return
				}
				named = isString(element) && isSecretName(doc.Text(element))
			}
		case jsonindex.Object:
			pair := false
			for name, value := range doc.Members(i) {
				pair = pair || isString(value) && isSecretPair(doc.Text(name), doc.Text(value))
			}
			for name, value := range doc.Members(i) {
				text := doc.Text(name)
				secret := isSecretName(text) || pair && isPairValue(text) || isString(value) && holdsBrokenURL(text, doc.Text(value))
				if !yield(Child{name, value, text}, secret) {
					return
				}
			}
		}
	}
}

// MaskText returns a text of a document with each secret in it replaced by "***".
func MaskText(text string) string { return Replace(text, InText(text)) }
