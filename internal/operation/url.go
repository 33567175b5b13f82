package operation

import (
	"net/url"
	"slices"
	"strings"
)

// A URL is what a request is sent to, as a recording has it: absolute, or a path alone where
// the server is not recorded.
type URL struct {
	Host string // in lower case, without the port that its scheme has by default; "" for none
	Path string // as it is written, with the slash that it begins with
	At   int    // where the path begins in the text

	Query   string
	QueryAt int

	// IsForeign is set where its scheme is none of HTTP, as in what browsers record of pages: data:image/png and
	// chrome-extension://id/page.js.
	IsForeign bool
}

// ofHTTP are the schemes of requests over HTTP: those of WebSockets begin as such.
var ofHTTP = []string{"http", "https", "ws", "wss"}

// opaque are what URLs without a host begin with.
var opaque = []string{"data:", "blob:", "about:", "javascript:"}

// ParseURL reads a URL. What stands for the base URL in a template, as in {{baseUrl}}/orders, is
// no host.
func ParseURL(text string) URL {
	var u URL
	rest := text
	rest, _, _ = strings.Cut(rest, "#")
	path, query, hasQuery := strings.Cut(rest, "?")
	u.Query, u.QueryAt = query, len(path)
	if hasQuery {
		u.QueryAt++
	}
	switch scheme, after, isAbsolute := strings.Cut(path, "://"); {
	case isOpaque(text):
		return URL{At: len(text), QueryAt: len(text), IsForeign: true}
	case isAbsolute && !strings.Contains(scheme, "/"):
		u.IsForeign = scheme != "" && !strings.Contains(scheme, "{") && !slices.Contains(ofHTTP, strings.ToLower(scheme))
		host, _, _ := strings.Cut(after, "/")
		u.At = len(scheme) + len("://") + len(host)
		u.Host = hostOf(strings.ToLower(scheme), host)
	case strings.HasPrefix(path, "{{"):
		if end := strings.Index(path, "}}"); end >= 0 {
			u.At = end + len("}}")
		}
	}
	u.Path = path[u.At:]
	if host, _, _ := strings.Cut(u.Path, "/"); u.At == 0 && strings.ContainsAny(host, ".:") { // without a scheme, as Postman takes it
		u.Host, u.At, u.Path = hostOf("http", host), len(host), path[len(host):]
	}
	return u
}

// isOpaque reports whether a URL has no host by its scheme.
func isOpaque(text string) bool {
	return slices.ContainsFunc(opaque, func(scheme string) bool {
		return len(text) >= len(scheme) && strings.EqualFold(text[:len(scheme)], scheme)
	})
}

// hostOf returns a host as it is compared. One that is a template is any.
func hostOf(scheme, authority string) string {
	if strings.Contains(authority, "{{") {
		return ""
	}
	host := strings.ToLower(authority[strings.LastIndexByte(authority, '@')+1:])
	switch scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return host
}

// isLoopback reports whether a host is this machine, where a mock of any server may be.
func isLoopback(host string) bool {
	name := host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		name = host[:i]
	}
	return name == "localhost" || name == "[::1]" || strings.HasPrefix(name, "127.") || strings.HasSuffix(name, ".localhost")
}

// A Value is a part of a URL: of its path, or of its query.
type Value struct {
	Name, Text string // decoded
	Start, End int    // of the value, in the text of the URL

	// StandsFor is set where the value is a variable of a template, such as :id or {{id}}, so
	// that nobody knows what is sent.
	StandsFor bool
}

// Pairs returns the names and values of the query.
func (u URL) Pairs() (all []Value) {
	at := u.QueryAt
	for pair := range strings.SplitSeq(u.Query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		end := at + len(pair)
		if pair != "" {
			all = append(all, Value{
				Name: decoded(plusAsSpace(name)), Text: decoded(plusAsSpace(value)),
				Start: end - len(value), End: end, StandsFor: IsVariable(value),
			})
		}
		at = end + 1
	}
	return all
}

func plusAsSpace(s string) string { return strings.ReplaceAll(s, "+", " ") }

// decoded undoes percent-encoding (RFC 3986, section 2.1). What is not encoded properly is as it
// is.
func decoded(s string) string {
	text, err := url.PathUnescape(s)
	if err != nil {
		return s
	}
	return text
}

// IsVariable reports whether a value, or a segment of a path, is a variable of whoever has written
// the request: {{id}} and :id of Postman, {id} of WireMock.
func IsVariable(s string) bool {
	return len(s) > 1 && s[0] == ':' || len(s) > 2 && s[0] == '{' && s[len(s)-1] == '}'
}
