package lint

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

var liveToken = Rule{
	ID:       "live-token",
	Severity: SeverityError,
	Summary:  "a secret that works: a JWT that has not expired, a random key",
	Why: `A recorded response holds the token of the session that was recorded. Committed, it is in the hands of everybody who can read the repository, in every clone and in every log of a check that prints it; deleting the line does not take it out of the history. Until it expires, whoever has the token of an auth link can connect accounts in the end user's name.

Looked at are: a JWT in any string, and in the name of a property; values that are secret by their name (such as "token") or by their schema ("writeOnly", "format": "password"); the password, the secret parameters of the query and the fragment of any URL; the last path segment of the auth link's URL. A JWT counts as live until the time in its claim "exp", and forever if it has none and is really signed. Any other text counts if it is long and random. Placeholders such as <value>, test-token and xxxx do not count.

In YAML and in JSON with comments (*.jsonc), comments are looked at in the same way: a JWT, credentials such as Bearer and what follows, a URL, and what stands after a name and a colon or an equals sign, as in "# token: ...". Such a finding has the empty JSON Pointer, since a comment belongs to no value; that is what suppresses it: pointer: "".

Nothing is verified or sent anywhere, and nothing of the token is ever printed.`,
	Fix: `Revoke the token, or wait until it has expired. Then put a placeholder in its place: --redact does that.`,
	Bad: Example{Document: `{
  "token": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z"
}
`},
	Good: Example{Document: `{
  "token": "<token>",
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z"
}
`},
	check: checkLiveToken,
}

func checkLiveToken(in *inspection) {
	for at := range in.strings() {
		text := in.doc.Text(at.value)
		message := liveJWT(text, in.now)
		if message == "" {
			message = in.liveSecret(at, text)
		}
		if message != "" {
			in.reportValue(at, message, "revoke it, then put a placeholder such as \"<token>\" in its place")
			link, ok := in.member("authLinkUrl", jsonindex.String)
			in.attach(FixRedact, in.redact(at.value, ok && link.value == at.value)...)
		}
	}
	for at := range in.members() {
		if message := liveJWT(in.doc.Text(at.path[len(at.path)-1].name), in.now); message != "" {
			in.reportName(at, message, "revoke it, then rename this property")
		}
	}
}

// liveSecret returns what is to be said of a random secret in a string, "" where
// there is none.
func (in *inspection) liveSecret(at place, text string) string {
	if u, ok := parseURL(text); ok {
		return in.liveURL(at, u)
	}
	if isRandom(withoutScheme(text)) && in.isSecret(at.value) {
		return "this looks like a secret that works: it is long and random"
	}
	return ""
}

// liveURL is liveSecret for a URL, whose parts count by themselves.
func (in *inspection) liveURL(at place, u *url.URL) string {
	password, _ := u.User.Password()
	link, isPayload := in.member("authLinkUrl", jsonindex.String)
	segment := path.Base(u.Path)
	switch {
	case isRandom(password):
		return "the password in this URL looks like one that works: it is long and random"
	case hasRandomParameter(u.RawQuery):
		return "the query of this URL holds what looks like a secret that works: it is long and random"
	case hasRandomParameter(u.Fragment):
		return "the fragment of this URL holds what looks like a secret that works: it is long and random"
	case isPayload && link.value == at.value && isRandom(segment) && !secret.IsHexadecimal(segment):
		return "the path of this URL ends with what looks like a secret that works: it is long and random"
	}
	return ""
}

// isRandom reports whether text is a random secret. A JWT is judged by its
// claims, and never counts.
func isRandom(text string) bool { return secret.IsRandom(text) && !isJWT(text) }

// hasRandomParameter reports whether a query, or a fragment in the shape of one,
// has a parameter whose name says secret and whose value is random.
func hasRandomParameter(query string) bool {
	values, _ := url.ParseQuery(query) // what cannot be parsed is left out
	for name, all := range values {
		if secret.IsParameter(name) && slices.ContainsFunc(all, isRandom) {
			return true
		}
	}
	return false
}

// withoutScheme cuts the scheme off credentials as they stand in a header
// (RFC 9110, section 11.4).
func withoutScheme(text string) string {
	if scheme, rest, ok := strings.Cut(strings.TrimSpace(text), " "); ok && len(scheme) <= len("Bearer") {
		return rest
	}
	return text
}
