package schema

import (
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// String names the auth link in one line that holds no secret and no personal
// data, as
//
//	AuthLink{id: 4148.57, projectId: "staging", originOwnerId: "customer-1", createdAt: 2025-02-13T09:44:27.866Z, authLinkUrl: https://connect.example.com/…, token: <token>}
//
// What is empty is left out.
func (l AuthLink) String() string {
	var parts []string
	for _, attr := range l.shown() {
		parts = append(parts, attr.Key+": "+attr.Value.String())
	}
	return "AuthLink{" + strings.Join(parts, ", ") + "}"
}

// GoString is [AuthLink.String]: the Go syntax of an auth link would hold its
// secrets.
func (l AuthLink) GoString() string { return l.String() }

// Format writes [AuthLink.String] whatever the verb and the flags, so that no
// secret gets into a log, wherever the auth link stands in what is printed. Past
// it lead the ways on which package fmt calls no method: the verb %p and, outside
// of an error, %w, both of which go vet refuses, and an unexported field. A struct
// that keeps an auth link in one needs a String method of its own.
func (l AuthLink) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, l.String()) // a Formatter has nobody to tell
}

// LogValue is what log/slog writes of an auth link: the same as String, in a
// group. A handler that writes JSON asks only for the LogValue of an attribute;
// an auth link that is deeper inside the attribute's value it writes as
// [encoding/json] does, with its secrets.
func (l AuthLink) LogValue() slog.Value { return slog.GroupValue(l.shown()...) }

// shown lists what may be printed, by the names of the SDK form.
func (l AuthLink) shown() []slog.Attr {
	var attrs []slog.Attr
	add := func(name, text string) {
		if text != "" {
			attrs = append(attrs, slog.String(name, text))
		}
	}
	add("id", cut(l.ID.String()))
	add("projectId", quoted(l.ProjectID))
	add("originOwnerId", quoted(l.OriginOwnerID))
	if !l.CreatedAt.IsZero() {
		add("createdAt", l.CreatedAt.Format(time.RFC3339Nano))
	}
	add("authLinkUrl", shownURL(l.AuthLinkURL))
	add("token", hidden(l.Token))
	external, _ := l.ExternalTriggerToken.Get()
	add("externalTriggerToken", hidden(external))
	return attrs
}

// maxShown is how much of a text is shown, in characters.
const maxShown = 64

func cut(text string) string {
	runes := 0
	for i := range text {
		if runes == maxShown {
			return text[:i] + "…"
		}
		runes++
	}
	return text
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return strconv.Quote(cut(text))
}

// hidden stands for a secret.
func hidden(secret string) string {
	if secret == "" {
		return ""
	}
	return "<token>"
}

// shownURL shows where a page is, and nothing that opens it.
func shownURL(text string) string {
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return "<url>"
	}
	return cut((&url.URL{Scheme: u.Scheme, Host: u.Host}).String()) + "/…"
}
