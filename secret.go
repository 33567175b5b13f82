package authlink

import (
	"slices"
	"strconv"
	"strings"

	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/secret"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What must never be printed:
//   - the value of a member whose name says secret, and all below it;
//   - an instance that its schema marks "writeOnly": true or "format":
//     "password", and all below it;
//   - a string that is JSON, or Python, with such a member in it, however often it
//     is encoded;
//   - the value of a pair whose name says secret, as {"name": "token", "value":
//     "…"}, and the element after such a name in an array;
//   - the value of a member whose name says URL, where it is none that is whole;
//   - inside any other text: a JWT (RFC 7519), a bearer token (RFC 6750), basic
//     credentials (RFC 7617), a private key, a key with the prefix of a service
//     known for it, all that follows a name that says secret, and of a URL the
//     userinfo, the query, the fragment, the last segment of the path and any
//     other that is random; random segments of other paths too.

// memberName is the name of a member, and its colon, in JSON or in Python; elementName
// a word before another element of an array.
var (
	memberName  = lazyregexp.New(`["']([^"']*)["']\s*:`)
	elementName = lazyregexp.New(`["']([^"'\s\\]+)\\*["']\s*,`)
)

// pairName is the member, or the attribute, that names what a pair holds, and its text.
var pairName = lazyregexp.New(`\b(\w+)\\*["']?\s*[:=]\s*\\*["']([^"']*)["']`)

// holdsSecretMember reports whether the text of a string is JSON in its turn,
// or has some in it, with a member, an element or a pair whose name says secret: a
// payload that was encoded twice.
func holdsSecretMember(text string) bool {
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

// markedSecret reports whether one of the schemas says that its instance is a secret.
func markedSecret(schemas []*jsonschema.Schema) bool {
	return slices.ContainsFunc(schemas, func(s *jsonschema.Schema) bool {
		return s.WriteOnly || s.Format != nil && s.Format.Name == "password"
	})
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

// maskText returns a text of a document with each secret in it replaced by "***".
func maskText(text string) string { return secret.Replace(text, textSecrets(text)) }
