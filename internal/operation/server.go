package operation

import (
	"regexp"
	"strings"

	"example.com/authlink/internal/openapi"
)

// A server is a base URL of a document, as something that URLs begin with.
type server struct {
	text string         // as the document has it
	host *regexp.Regexp // nil for any: the URL is relative to where the document is from
	base *regexp.Regexp // of the path, without a slash at its end
}

// newServer reads a server. Its variables have the values that they are declared with, and any
// where none are; whether http or https does not count, for a recording may be of a proxy.
func newServer(s openapi.Server) server {
	u := ParseURL(s.URL)
	if strings.HasPrefix(s.URL, "//") {
		u = ParseURL("https:" + s.URL)
	}
	values := func(name string) string { return valuesOf(s.Variables[name]) }
	out := server{text: s.URL, base: regexp.MustCompile("^" + patternOf(strings.TrimSuffix(u.Path, "/"), regexp.QuoteMeta, values) + "(/|$)")}
	if u.Host != "" {
		out.host = regexp.MustCompile("(?i)^" + patternOf(u.Host, regexp.QuoteMeta, values) + "$")
	}
	return out
}

// valuesOf matches the values that a variable may have: any without a slash, unless they are
// listed, and what it is by default.
func valuesOf(v openapi.Variable) string {
	var values []string
	for _, value := range append([]string{v.Default}, v.Enum...) {
		values = append(values, regexp.QuoteMeta(value))
	}
	if len(v.Enum) == 0 {
		values = append(values, `[^/?#]*`)
	}
	return "(?:" + strings.Join(values, "|") + ")"
}

// isOf reports whether a URL is of the host of the server. A URL without a host may be of any, and
// so may one of this machine, where a mock is.
func (s server) isOf(u URL) bool {
	return u.Host == "" || s.host == nil || isLoopback(u.Host) || s.hasHost(u.Host)
}

// hasHost reports whether a host is that of the server, where a variable may stand for a port that no URL
// has to name.
func (s server) hasHost(host string) bool {
	hasPort := strings.LastIndexByte(host, ':') > strings.LastIndexByte(host, ']')
	return s.host.MatchString(host) || !hasPort && (s.host.MatchString(host+":443") || s.host.MatchString(host+":80"))
}

// rest returns where the path of a URL goes on after the base of the server.
func (s server) rest(u URL) (at int, ok bool) {
	found := s.base.FindStringIndex(u.Path)
	if found == nil {
		return 0, false
	}
	at = found[1]
	if at > 0 && u.Path[at-1] == '/' { // which is the first of the template
		at--
	}
	return at, true
}
