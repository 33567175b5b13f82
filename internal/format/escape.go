package format

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Escape returns a reference to a URI, or to an IRI, in which each character is
// percent-encoded that must not stand in a path, a query or a fragment as it is. What
// comes before these stays as it is.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-2.1
func Escape(reference string, isIRI bool) string {
	var out strings.Builder
	at := 0
	if end, ok := scheme(reference); ok {
		at = end + 1
	}
	if strings.HasPrefix(reference[at:], "//") {
		at = authorityEnd(reference, at+2)
	}
	out.WriteString(reference[:at])
	isFragment := false
	for at < len(reference) {
		end, _ := span(reference, at, &queryClass, widthOf(isIRI))
		out.WriteString(reference[at:end])
		if end == len(reference) {
			break
		}
		if reference[end] == '#' && !isFragment {
			isFragment = true
			out.WriteByte('#')
		} else {
			fmt.Fprintf(&out, "%%%02X", reference[end])
		}
		at = end + 1
	}
	return out.String()
}

func widthOf(isIRI bool) width {
	if isIRI {
		return wide
	}
	return ascii
}

// Compose returns the name of a host in the form that IDNA asks for: Unicode normalization
// form C.
//
// https://www.rfc-editor.org/rfc/rfc5891#section-4.1
func Compose(name string) string { return norm.NFC.String(name) }

// ToASCII returns the name of a host, one of IDNA 2008, with the Punycode of each label
// that is not of ASCII.
func ToASCII(host string) (name string, ok bool) {
	if !idnHostname(host).isNone() {
		return "", false
	}
	labels := strings.FieldsFunc(host, func(r rune) bool { return strings.ContainsRune(dots, r) })
	for i, l := range labels {
		if !isASCII(l) {
			labels[i], _ = uLabel(l)
		}
	}
	return strings.Join(labels, "."), true
}
