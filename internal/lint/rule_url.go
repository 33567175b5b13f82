package lint

var insecureURL = Rule{
	ID:       "insecure-url",
	Severity: SeverityWarning,
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
}

var urlUserinfo = Rule{
	ID:       "url-userinfo",
	Severity: SeverityWarning,
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
}
