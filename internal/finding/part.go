package finding

import (
	"strings"

	"example.com/authlink/internal/jsonpointer"
)

// partName says which part of an exchange something is in, by the names on the way to it
// in any of the recordings.
func partName(token string) string {
	switch token {
	case "header", "headers", "metadata":
		return "headers"
	case "cookie", "cookies":
		return "cookies"
	case "url", "uri", "path", "query", "querystring", "urlpath", "redirecturl":
		return "URLs"
	case "body", "content", "contents", "postdata", "form", "jsonbody", "base64body":
		return "bodies"
	}
	return ""
}

// Part names the part of a file that a finding is in, such as "request headers": for
// people, who want to know what was where.
func (f Finding) Part() string {
	if f.Location == nil || f.InstanceLocation == "" {
		return "comments and other text"
	}
	side, part := "", ""
	for token := range strings.SplitSeq(strings.ToLower(f.InstanceLocation[1:]), "/") {
		token = jsonpointer.Unescape(token)
		switch {
		case token == "request" || token == "originalrequest":
			side = "request "
		case token == "response":
			side = "response "
		}
		if part = partName(token); part != "" && side != "" {
			return side + part
		}
	}
	if side != "" {
		return strings.TrimSpace(side) + "s"
	}
	return "documents"
}
