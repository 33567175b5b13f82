package compile

import (
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// baseRoot begins the URI that stands in for the identifier of a schema that has none
// (RFC 3986, section 5.1.4): relative references need something to be relative to.
const baseRoot = "https://schema.invalid/"

// climbing is how a relative reference leads to the directories above.
var climbing = lazyregexp.New(`(?:\.\./)+`)

// maxClimb bounds the directories above that of a schema. Nobody has as many.
const maxClimb = 50

// baseDirectory returns the directory of the URI that stands in for the identifier of
// the schema. It is as deep as references and names of resources may lead up, because
// above the root ".." is dropped (RFC 3986, section 5.2.4), and "../a.json" would be
// the same as "a.json".
func (c *compilation) baseDirectory() string {
	most := climb(string(c.main.text))
	for name, document := range c.opts.Resources {
		most = max(most, climb(name)+climb(string(document)))
	}
	return baseRoot + strings.Repeat("-/", min(most, maxClimb))
}

// climb returns how many directories up a text leads at most.
func climb(text string) (most int) {
	if !strings.Contains(text, "../") {
		return 0
	}
	for _, up := range climbing().FindAllString(text, -1) {
		most = max(most, len(up)/len("../"))
	}
	return most
}

// relative returns a URI as the schema may refer to it, relative to what stands in for
// its identifier, where something does.
func (c *compilation) relative(uri string) string {
	up := ""
	for dir := c.base; strings.HasPrefix(dir, baseRoot); up += "../" {
		dir = dir[:strings.LastIndexByte(dir, '/')]
		if rest, ok := strings.CutPrefix(uri, dir+"/"); ok {
			return up + rest
		}
	}
	return uri
}
