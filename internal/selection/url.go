package selection

import (
	"regexp"
	"strings"
)

// matchesURL reports whether a glob, in which "*" stands for anything, is about a
// URL without its query: about its path where the glob begins with "/".
func matchesURL(glob, url string) bool {
	url, _, _ = strings.Cut(url, "?")
	url, _, _ = strings.Cut(url, "#")
	if strings.HasPrefix(glob, "/") {
		if _, rest, ok := strings.Cut(url, "://"); ok {
			url = rest
		}
		_, path, _ := strings.Cut(url, "/")
		url = "/" + path
	}
	parts := strings.Split(glob, "*")
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	ok, err := regexp.MatchString("^(?s:"+strings.Join(parts, ".*")+")$", url)
	return ok && err == nil
}
