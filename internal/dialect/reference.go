package dialect

import "net/url"

// Identifier returns the keyword by which a schema says what it is called.
func (d Draft) Identifier() string {
	if d == Draft4 {
		return "id"
	}
	return "$id"
}

// IgnoresSiblings reports whether what stands beside a "$ref" is no part of the schema (draft 7,
// Core, section 8.3; OpenAPI 3.0.3, section 4.7.23).
func (d Draft) IgnoresSiblings() bool { return d < Draft201909 || d == OpenAPI30 }

// Resolve returns a URI reference relative to a base (RFC 3986, section 5), or as it is where
// it is none.
func Resolve(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	u := b.ResolveReference(r)
	if !r.IsAbs() && b.Opaque != "" { // which the standard library forgets at times, https://go.dev/issue/66084
		u.Opaque = b.Opaque
	}
	return u.String()
}
