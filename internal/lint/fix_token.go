package lint

import (
	"net/url"
	"path"
	"strings"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
)

// What stands for a secret after --redact. Neither looks like one. In a URL no
// character may be one that has to be escaped there.
const (
	tokenPlaceholder = "<token>"
	urlPlaceholder   = "redacted"
)

// redact returns the edits that replace the live secrets in string i by a
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
		found = []stretch{{start, start + len(secret)}}
	}
	t := in.doc.Token(i)
	quoted := in.doc.Raw(i)[1 : t.End-t.Start-1]
	var edits []authlink.Edit
	for _, s := range found {
		raw := rawStretch(quoted, s)
		start := int(t.Start) + 1
		edits = append(edits, authlink.Edit{Offset: start + raw.start, End: start + raw.end, Text: placeholder})
	}
	return edits
}

// liveTokens returns where the JWTs in a text are that still work.
func liveTokens(text string, now time.Time) []stretch {
	var found []stretch
	for _, at := range jwtShape().FindAllStringIndex(text, -1) {
		if liveSince(text[at[0]:at[1]], now) != "" {
			found = append(found, stretch{at[0], at[1]})
		}
	}
	return found
}

// liveParts returns where the random parts of a URL are, in their order.
func liveParts(text string, u *url.URL, isLink bool) []stretch {
	var found []stretch
	head, fragment, _ := strings.Cut(text, "#")
	head, query, _ := strings.Cut(head, "?")
	authority := strings.Index(head, "://") + len("://")
	end := len(head)
	if i := strings.IndexByte(head[authority:], '/'); i >= 0 {
		end = authority + i
	}
	if password, _ := u.User.Password(); isRandom(password) {
		colon := authority + strings.IndexByte(head[authority:], ':') + 1
		found = append(found, stretch{colon, strings.LastIndexByte(head[:end], '@')})
	}
	if segment := path.Base(u.Path); isLink && isRandom(segment) && !secret.IsHexadecimal(segment) {
		trimmed := strings.TrimRight(head, "/")
		found = append(found, stretch{strings.LastIndexByte(trimmed, '/') + 1, len(trimmed)})
	}
	found = append(found, liveParameters(query, len(head)+1)...)
	return append(found, liveParameters(fragment, len(text)-len(fragment))...)
}

// liveParameters returns where the values of secret parameters are in a query
// that begins at an offset, as hasRandomParameter finds them.
func liveParameters(query string, offset int) []stretch {
	var found []stretch
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		if hasRandomParameter(part) {
			found = append(found, stretch{offset + len(name) + 1, offset + len(part)})
		}
		offset += len(part) + 1
	}
	return found
}

// rawStretch returns where a stretch of a string's text stands between its
// quotes.
func rawStretch(quoted []byte, s stretch) stretch {
	raw := stretch{len(quoted), len(quoted)}
	decoded := 0
	for i := 0; i < len(quoted); {
		if decoded == s.start {
			raw.start = i
		}
		if decoded >= s.end {
			raw.end = i
			break
		}
		n := 1
		if quoted[i] == '\\' {
			n = escapeLength(quoted[i:])
		}
		decoded += len(jsonindex.AppendDecoded(nil, quoted[i:i+n]))
		i += n
	}
	return raw
}
