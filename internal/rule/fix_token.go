package rule

import (
	"net/url"
	"path"
	"strings"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// The placeholders of --redact. Neither looks like a secret. The one in a URL must not
// need escapes there.
const (
	tokenPlaceholder = "<token>"
	urlPlaceholder   = "redacted"
)

// redact returns the edits that replace the live secrets in string i with a
// placeholder; isLink says that it is the URL of the auth link.
func (in *inspection) redact(i int, isLink bool) []authlink.Edit {
	text, placeholder := in.doc.Text(i), tokenPlaceholder
	u, isURL := parseURL(text)
	if isURL {
		placeholder = urlPlaceholder
	}
	found := liveTokens(text, in.now)
	switch {
	case found != nil:
	case isURL:
		found = liveParts(text, u, isLink)
	default:
		secret := withoutScheme(text)
		start := strings.LastIndex(text, secret)
		found = []span.Stretch{{Start: start, End: start + len(secret)}}
	}
	var edits []authlink.Edit
	raw := in.rawText(i)
	for _, s := range found {
		edits = append(edits, raw.replace(s, placeholder))
	}
	return edits
}

// redactText is redact for secrets in a text. What follows an equals sign is in a form or
// in a query, as a rule.
func (in *inspection) redactText(i int, text string, found []liveStretch) []authlink.Edit {
	var edits []authlink.Edit
	raw := in.rawText(i) // of all of them: there may be many
	for _, s := range found {
		placeholder := tokenPlaceholder
		if strings.HasSuffix(text[:s.Start], "=") {
			placeholder = urlPlaceholder
		}
		edits = append(edits, raw.replace(s.Stretch, placeholder))
	}
	return edits
}

// liveTokens returns where the JWTs in a text are that still work.
func liveTokens(text string, now time.Time) []span.Stretch {
	var found []span.Stretch
	for _, at := range jwtShape().FindAllStringIndex(text, -1) {
		if liveSince(text[at[0]:at[1]], now) != "" {
			found = append(found, span.Stretch{Start: at[0], End: at[1]})
		}
	}
	return found
}

// liveParts returns where the random parts of a URL are, in their order.
func liveParts(text string, u *url.URL, isLink bool) []span.Stretch {
	var found []span.Stretch
	head, fragment, _ := strings.Cut(text, "#")
	head, query, _ := strings.Cut(head, "?")
	authority := strings.Index(head, "://") + len("://")
	end := len(head)
	if i := strings.IndexByte(head[authority:], '/'); i >= 0 {
		end = authority + i
	}
	if password, _ := u.User.Password(); isRandom(password) {
		colon := authority + strings.IndexByte(head[authority:], ':') + 1
		found = append(found, span.Stretch{Start: colon, End: strings.LastIndexByte(head[:end], '@')})
	}
	if segment := path.Base(u.Path); isLink && isRandom(segment) && !secret.IsHexadecimal(segment) {
		trimmed := strings.TrimRight(head, "/")
		found = append(found, span.Stretch{Start: strings.LastIndexByte(trimmed, '/') + 1, End: len(trimmed)})
	}
	found = append(found, liveParameters(query, len(head)+1)...)
	return append(found, liveParameters(fragment, len(text)-len(fragment))...)
}

// liveParameters returns where the values of secret parameters are in a query
// that begins at an offset, as hasRandomParameter finds them.
func liveParameters(query string, offset int) []span.Stretch {
	var found []span.Stretch
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if hasRandomParameter(part) {
			found = append(found, span.Stretch{Start: offset + len(name) + 1, End: offset + len(part)})
		}
		offset += len(part) + 1
	}
	return found
}

// A rawText finds in the document what stands in the text of a string, best in its order: it goes on
// from the last place.
type rawText struct {
	quoted      []byte // what stands between the quotes
	start       int    // where that begins in the document
	at, decoded int    // the last place: in it, and in the text
}

// rawText is that of string i.
func (in *inspection) rawText(i int) rawText {
	raw := in.doc.Raw(i)
	return rawText{quoted: raw[1 : len(raw)-1], start: int(in.doc.Token(i).Start) + 1}
}

// replace returns the edit that replaces a stretch of the text.
func (r *rawText) replace(s span.Stretch, text string) authlink.Edit {
	start := r.offset(s.Start)
	return authlink.Edit{Offset: start, End: r.offset(s.End), Text: text}
}

// offset returns where in the document a character of the text begins.
func (r *rawText) offset(offset int) int {
	if offset < r.decoded {
		r.at, r.decoded = 0, 0
	}
	for r.decoded < offset && r.at < len(r.quoted) {
		size, means := 1, 1
		if r.quoted[r.at] == '\\' {
			size = source.EscapeLength(r.quoted[r.at:])
			means = len(jsonindex.AppendDecoded(nil, r.quoted[r.at:r.at+size]))
		}
		r.at, r.decoded = r.at+size, r.decoded+means
	}
	return r.start + r.at
}
