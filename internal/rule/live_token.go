package rule

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

func checkLiveToken(in *inspection) {
	for at := range in.strings() {
		in.checkString(at)
	}
	for at := range in.members() {
		in.checkName(at)
	}
}

// revokeHint is what there is to do about a secret.
const revokeHint = "revoke it, then replace it with a placeholder such as \"<token>\""

// checkString reports a secret that is a string, or stands in one.
func (in *inspection) checkString(at place) {
	text := in.doc.Text(at.value)
	if len(text) < shortestPiece {
		return // most of them, at a fraction of the price
	}
	message := liveJWT(text, in.now)
	if message == "" {
		message = in.liveSecret(at, text)
	}
	if message != "" {
		in.reportValue(at, message, revokeHint)
		in.attach(finding.FixRedact, in.redact(at.value, in.isLink(at.value))...)
		return
	}
	if found := in.liveInText(at, text); len(found) > 0 {
		in.reportValue(at, found[0].message, revokeHint)
		in.attach(finding.FixRedact, in.redactText(at.value, text, found)...)
		return
	}
	in.checkInside(at, text)
}

func watchLiveToken(w *watch) {
	w.name(func(n quiet.Name) bool { return !strings.Contains(n.Text, jwtSign) })
	// A secret has a digit, a JWT a capital in its sign, even where they are escaped in a URL.
	w.text(quiet.TextTest{Signs: quiet.Digit | quiet.CapitalJ, Least: shortestPiece, Test: holdsLive})
	for _, pointer := range w.urls() {
		w.textAt(pointer, endsDead)
	}
}

// holdsLive answers whether checkString finds nothing in a string that is not the link of a
// payload.
func holdsLive(t quiet.Text) quiet.Answer {
	hasOdd := t.Signs&quiet.Odd != 0
	switch {
	case t.Signs == quiet.Digit|quiet.Colon && len(t.Bytes) < shortestPiece+len("00:00:00Z") && isPlainDateTime(t.Bytes):
		return quiet.Yes // what stands before and after its colons is shorter than a secret
	case t.Signs&quiet.CapitalJ != 0 && bytes.Contains(t.Bytes, []byte(jwtSign)), hasOdd && bytes.IndexByte(t.Bytes, 0) >= 0, mayBeBody(string(t.Bytes)):
		return quiet.No
	case t.Signs&quiet.Slash != 0 && (bytes.Contains(t.Bytes, []byte("//")) || hasOdd && bytes.Contains(t.Bytes, []byte(`\/\/`))):
		if isPlainURL(t) {
			return quiet.Yes // it has no user, no query and no fragment
		}
		return quiet.No
	case !hasMixedPiece(t.Bytes):
		return quiet.Yes
	}
	return holdsRandom(t)
}

// hasMixedPiece reports whether a text has letters and digits in a run of characters that
// secrets are made of, which is as long as one.
func hasMixedPiece(text []byte) bool {
	start, letters, digits := 0, false, false
	for i, c := range text {
		switch {
		case c-'0' <= 9:
			digits = true
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters = true
		case !isOfPiece(c) && c != '=':
			start, letters, digits = i+1, false, false
		}
		if letters && digits && i+1-start >= shortestPiece {
			return true
		}
	}
	return false
}

// holdsRandom is holdsLive for a text without a JWT and without a URL.
func holdsRandom(t quiet.Text) quiet.Answer {
	text := string(t.Bytes)
	isOne := t.Signs&(quiet.At|quiet.Colon|quiet.Odd) == 0 || isOnePiece(text)
	switch random := isRandom(withoutScheme(text)); {
	case random && isOne && len(secret.InText(text)) == 0:
		return quiet.Plain
	case random:
		return quiet.No
	case isOne:
		return quiet.Yes
	}
	for piece := range pieces([]byte(text)) {
		content := text[piece.Start:piece.End]
		if secret.IsRandom(content[:min(len(content), maxRandom)]) || isRandom(content) {
			return quiet.No
		}
	}
	return quiet.Yes
}

// endsDead reports whether checkString finds nothing at the end of the link of a payload.
func endsDead(t quiet.Text) bool {
	if t.Signs&quiet.Digit == 0 {
		return true
	}
	segment := t.Bytes[bytes.LastIndexByte(t.Bytes, '/')+1:]
	return isPlainURL(t) && len(segment) > 0 && (len(segment) < shortestPiece || !isRandom(string(segment)) || secret.IsHexadecimal(string(segment)))
}

// checkName reports a JWT that is a name, or stands in one.
func (in *inspection) checkName(at place) {
	if message := liveJWT(in.doc.Text(at.path[len(at.path)-1].name), in.now); message != "" {
		in.reportName(at, message, "revoke it, then rename this property")
	}
}

// A liveStretch is a secret in a text.
type liveStretch struct {
	span.Stretch
	message string
}

const looksLive = "this looks like a secret that works: it is long and random"

// liveInText returns the secrets in the text of a string: of a form, a header, a cookie, a
// line of a program. In one that is secret by its name, such as Set-Cookie, each random
// word is one.
func (in *inspection) liveInText(at place, text string) (found []liveStretch) {
	if in.set == nil {
		return nil // it is such a word itself
	}
	if _, isURL := parseURL(text); isURL || isOnePiece(text) {
		return nil // it has been looked at
	}
	for _, f := range in.set.InText([]byte(text)) {
		for _, e := range f.Fix.Edits {
			found = append(found, liveStretch{span.Stretch{Start: e.Offset, End: e.End}, f.Message})
		}
	}
	if len(found) > 0 {
		return found
	}
	for piece := range pieces([]byte(text)) {
		if isRandom(text[piece.Start:piece.End]) && in.isSecret(at.value) {
			found = append(found, liveStretch{piece, looksLive})
		}
	}
	return found
}

// isOnePiece reports whether a text has nothing around a secret that it may be.
func isOnePiece(text string) bool {
	for i := range len(text) {
		if !isOfPiece(text[i]) && text[i] != '=' {
			return false
		}
	}
	return !strings.Contains(strings.TrimRight(text, "="), "=")
}

// liveSecret returns the message about a random secret in a string, "" if there is no
// such secret.
func (in *inspection) liveSecret(at place, text string) string {
	if u, ok := parseURL(text); ok {
		return in.liveURL(at, u)
	}
	if isRandom(withoutScheme(text)) && in.isSecret(at.value) {
		return looksLive
	}
	return ""
}

// liveURL is liveSecret for a URL, whose parts count by themselves.
func (in *inspection) liveURL(at place, u *url.URL) string {
	password, _ := u.User.Password()
	segment := path.Base(u.Path)
	switch {
	case isRandom(password):
		return "the password in this URL looks like one that works: it is long and random"
	case hasRandomParameter(u.RawQuery):
		return "the query of this URL holds what looks like a secret that works: it is long and random"
	case hasRandomParameter(u.Fragment):
		return "the fragment of this URL holds what looks like a secret that works: it is long and random"
	case isRandom(segment) && in.isLink(at.value) && !secret.IsHexadecimal(segment):
		return "the path of this URL ends with what looks like a secret that works: it is long and random"
	}
	return ""
}

// isRandom reports whether text is a random secret. A JWT never counts: it is
// judged by its claims. Nor does JSON in base64, or what is compressed, which is as mixed whatever
// it says.
func isRandom(text string) bool {
	return secret.IsRandom(text) && !isJWT(text) && !secret.IsEncoded(text) && !secret.IsCompressed(text)
}

// hasRandomParameter reports whether a query, or a fragment in the shape of one,
// has a parameter with the name of a secret and a random value.
func hasRandomParameter(query string) bool {
	values, _ := url.ParseQuery(query) // what cannot be parsed is left out
	for name, all := range values {
		if secret.IsParameter(name) && slices.ContainsFunc(all, isRandom) {
			return true
		}
	}
	return false
}

// withoutScheme cuts the scheme off credentials as written in a header
// (RFC 9110, section 11.4).
func withoutScheme(text string) string {
	if scheme, rest, ok := strings.Cut(strings.TrimSpace(text), " "); ok && len(scheme) <= len("Bearer") {
		return rest
	}
	return text
}
