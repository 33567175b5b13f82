package rule

import (
	"bytes"
	"net/url"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/quiet"
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

func watchInsecureURL(w *watch) {
	for _, pointer := range w.urls() {
		w.textAt(pointer, func(t quiet.Text) bool { return isPlainURL(t) && bytes.HasPrefix(t.Bytes, []byte("https://")) })
	}
}

// isPlainURL reports whether a text is a URL over https or http that has a host and a path at
// most, of letters, digits and few other characters.
func isPlainURL(t quiet.Text) bool {
	rest, ok := bytes.CutPrefix(t.Bytes, []byte("http"))
	if !ok || t.Signs&^(quiet.Digit|quiet.CapitalJ|quiet.Colon|quiet.Slash) != 0 {
		return false
	}
	rest = bytes.TrimPrefix(rest, []byte("s"))
	rest, ok = bytes.CutPrefix(rest, []byte("://"))
	return ok && len(rest) > 0 && isOfPiece(rest[0]) && rest[0] != '/' && bytes.IndexByte(rest, ':') < 0
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

func watchURLUserinfo(w *watch) {
	w.text(quiet.TextTest{Signs: quiet.At, Test: func(t quiet.Text) quiet.Answer {
		if bytes.Contains(t.Bytes, []byte("://")) {
			return quiet.No
		}
		return quiet.Yes
	}})
}

// parseURL reads an absolute URL that has a host.
func parseURL(text string) (*url.URL, bool) {
	if !strings.Contains(text, "://") {
		return nil, false
	}
	u, err := url.Parse(text)
	return u, err == nil && u.Scheme != "" && u.Host != ""
}
