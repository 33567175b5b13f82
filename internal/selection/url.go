package selection

import (
	"regexp"
	"strings"
)

// matchesURL reports whether a glob, in which "*" stands for anything, is about a
// URL without its query: about its path where the glob begins with "/".
func matchesURL(glob, url string) bool {
	if strings.HasPrefix(glob, "/") {
		url = pathOf(url)
	} else {
		url = withoutQuery(url)
	}
	parts := strings.Split(glob, "*")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	ok, err := regexp.MatchString("^(?s:"+strings.Join(parts, ".*")+")$", url)
	return ok && err == nil
}

// pathOf returns the path of a URL, or of a reference that begins with one, without its query:
// "/" where a host is all there is. Recordings hold patterns and what their
// authors made up, too, so that nothing is refused.
func pathOf(url string) string {
	url = withoutQuery(url)
	if scheme, rest, ok := strings.Cut(url, "://"); ok && !strings.Contains(scheme, "/") {
		url = rest
	}
	_, path, _ := strings.Cut(url, "/")
	return "/" + path
}

func withoutQuery(url string) string {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		return url[:i]
	}
	return url
}
