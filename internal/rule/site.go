package rule

import "strings"

// Site is where the playground and the docs are served, with a slash at its end. Until they
// are, it is an address that leads nowhere (RFC 2606), and stands in the README, too:
// release/rename puts in its place the one that they have for good.
const Site = "https://authlink.example/"

// reserved is the top-level domain of addresses that lead nowhere.
const reserved = ".example/"

// DefaultSite returns where reports link to if nobody says otherwise: [Site], or "" for nowhere
// as long as that is a placeholder.
func DefaultSite() string {
	if strings.HasSuffix(Site, reserved) {
		return ""
	}
	return Site
}

// SitePath is where the rule's page is in the site.
func (r Rule) SitePath() string { return "docs/rules/" + r.ID + ".html" }

// Address returns where the page of the rule by that id is served if the site is, with its
// heading as the fragment. It is "" if there is no such rule, or no site.
func Address(site, id string) string {
	r, ok := Find(id)
	if !ok || site == "" {
		return ""
	}
	return strings.TrimSuffix(site, "/") + "/" + r.SitePath() + "#" + r.Anchor()
}
