package schema

import (
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"slices"
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
	for _, s := range l.shown() {
		text := s.text
		if s.isFree {
			text = strconv.Quote(text)
		}
		parts = append(parts, s.name+": "+text)
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
func (l AuthLink) LogValue() slog.Value {
	var attrs []slog.Attr
	for _, s := range l.shown() {
		attrs = append(attrs, slog.String(s.name, s.text))
	}
	return slog.GroupValue(attrs...)
}

// A shownProperty is what is printed of a property.
type shownProperty struct {
	name, text string
	isFree     bool // it may be any text
}

// shown lists what may be printed, by the names of the SDK form.
func (l AuthLink) shown() []shownProperty {
	createdAt := ""
	if !l.CreatedAt.IsZero() {
		createdAt = l.CreatedAt.Format(time.RFC3339Nano)
	}
	external, _ := l.ExternalTriggerToken.Get()
	all := []shownProperty{
		{"id", cut(l.ID.String()), false},
		{"projectId", cut(l.ProjectID), true},
		{"originOwnerId", cut(l.OriginOwnerID), true},
		{"createdAt", createdAt, false},
		{"authLinkUrl", shownURL(l.AuthLinkURL), false},
		{"token", hidden(l.Token), false},
		{"externalTriggerToken", hidden(external), false},
	}
	return slices.DeleteFunc(all, func(s shownProperty) bool { return s.text == "" })
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
