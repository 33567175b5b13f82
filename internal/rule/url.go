package rule

import (
	"net/url"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/words"
)

func checkInsecureURL(in *inspection) {
	if in.payload == nil {
		return
	}
	for _, pointer := range in.payload.of.URLs {
		for at := range in.payload.at(in.doc, pointer, jsonindex.String) {
			in.checkURL(at)
		}
	}
}

// isLink reports whether a value is a URL that somebody is to open.
func (in *inspection) isLink(value int) bool {
	if in.payload == nil {
		return false
	}
	for _, pointer := range in.payload.of.URLs {
		for at := range in.payload.at(in.doc, pointer, jsonindex.String) {
			if at.value == value {
				return true
			}
		}
	}
	return false
}

// checkURL looks at a URL that somebody is to open.
func (in *inspection) checkURL(at place) {
	text := in.doc.Text(at.value)
	u, err := url.Parse(text)
	switch {
	case words.IsBlank(text): // blank-value says so
	case err != nil:
		in.reportValue(at, "this is not a URL", "write an absolute one that begins with https://")
	case u.Scheme == "https" && u.Host != "":
	case u.Scheme == "http" && u.Host != "":
		in.reportValue(at, "this URL opens over http, which everybody on the way can read", "use https")
	default:
		in.reportValue(at, "this is not an absolute https URL", "begin with https:// and the host")
	}
}

func checkURLUserinfo(in *inspection) {
	for at := range in.strings() {
		u, ok := parseURL(in.doc.Text(at.value))
		if !ok || u.User == nil {
			continue
		}
		if _, hasPassword := u.User.Password(); hasPassword {
			in.reportValue(at, "a password in a URL", "remove what comes before the host")
		} else if u.Scheme == "http" || u.Scheme == "https" {
			in.reportValue(at, "a user name in a URL", "remove what comes before the host")
		}
	}
}

// parseURL reads an absolute URL that has a host.
func parseURL(text string) (*url.URL, bool) {
	if !strings.Contains(text, "://") {
		return nil, false
	}
	u, err := url.Parse(text)
	return u, err == nil && u.Scheme != "" && u.Host != ""
}
