package rule

import (
	"net/url"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/words"
)

var insecureURL = Rule{
	ID:       "insecure-url",
	Severity: finding.SeverityWarning,
	Summary:  "an auth link whose URL is not an absolute https URL",
	Why: `The end user opens this URL, and it opens the session. Over http everybody on the way can read it, and most browsers refuse to show such a page inside one that came over https. A URL without scheme or host opens a page of the site that shows it.

Only the auth link's URL is looked at. In other schemas a URI is often a name that nobody opens, such as that of an XML namespace.`,
	Fix: `Write the whole URL, beginning with https://.`,
	Bad: Example{Document: `{
  "authLinkUrl": "http://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkInsecureURL,
}

var urlUserinfo = Rule{
	ID:       "url-userinfo",
	Severity: finding.SeverityWarning,
	Summary:  "a URL with a user name or a password before its host",
	Why: `What stands before the "@" goes into logs, histories and referrers with the URL; RFC 3986, section 3.2.1, deprecates passwords there. It also deceives: in https://stackone.com@example.org/ the host is example.org.

Every string of every document is looked at. A user name alone is left to schemes that need one, such as ssh.`,
	Fix: `Remove what stands before the host, and send credentials in a header.`,
	Bad: Example{Document: `{
  "authLinkUrl": "https://admin@connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	Good: Example{Document: `{
  "authLinkUrl": "https://connect.example.com/embedded/acme",
  "id": 4148.57, "organizationId": 3605.45, "projectId": "staging",
  "originOwnerId": "customer-1", "originOwnerName": "Acme",
  "createdAt": "2025-02-13T09:44:27.866Z", "token": "<token>"
}
`},
	check: checkURLUserinfo,
}

func checkInsecureURL(in *inspection) {
	at, ok := in.member("authLinkUrl", jsonindex.String)
	if !ok {
		return
	}
	text := in.doc.Text(at.Value)
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
		u, ok := parseURL(in.doc.Text(at.Value))
		if !ok || u.User == nil {
			continue
		}
		if _, hasPassword := u.User.Password(); hasPassword {
			in.reportValue(at, "a password in a URL", "remove what stands before the host")
		} else if u.Scheme == "http" || u.Scheme == "https" {
			in.reportValue(at, "a user name in a URL", "remove what stands before the host")
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
