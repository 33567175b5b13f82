package rule

import (
	"errors"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// maxInside is how deep strings with documents in them are searched for secrets.
const maxInside = 4

// bodyStarts are how JSON begins in base64, as it is or compressed with gzip, zlib or zstd.
var bodyStarts = []string{"ey", "ew", "W3", "Wy", "Ww", "Wz", "IHs", "Cns", "H4s", "KLU", "eJ", "eN", "eA"}

// mayBeBody reports whether a string may be such a document: for most it is not worth while to
// decode them.
func mayBeBody(text string) bool {
	if text == "" || text[0] <= ' ' {
		text = strings.TrimLeft(text, " \t\r\n")
	}
	for _, start := range bodyStarts {
		if len(text) >= len(start) && text[0] == start[0] && text[:len(start)] == start {
			return true
		}
	}
	return false
}

// checkInside reports the secrets in a document that a string holds in base64: nobody sees them
// there, and whoever decodes it has them. All of them together may expand to what a document may have;
// what is beyond has not been looked at, as the summary says then.
func (in *inspection) checkInside(at place, text string) {
	if in.set == nil || !mayBeBody(text) {
		return
	}
	t := in.doc.Token(at.value)
	left := jsonindex.DefaultLimits().Bytes - in.decoded
	if left <= 0 {
		in.unread = string(authlink.SyntaxLimit)
		return
	}
	nested, err := source.Document{JSON: in.data}.InBody(int(t.Start), int(t.End), "", source.Body{Most: left})
	switch {
	case errors.Is(err, source.ErrExpands):
		in.unread = string(authlink.SyntaxLimit)
		return
	case err != nil || !nested.Opaque:
		return // it is no document, or has been looked at as it is
	}
	documents, within := []source.Document{nested}, &Decoding{Left: left - len(nested.JSON)}
	for depth := 0; depth < maxInside && len(documents) > 0; depth++ {
		var next []source.Document
		for _, d := range documents {
			found, inside, err := in.set.Secrets(d, nil, within)
			if err != nil {
				return // the schema that takes everything does not compile: it does
			}
			next = append(next, inside...)
			in.reportInside(at, d, found)
		}
		documents = next
	}
	if in.decoded = jsonindex.DefaultLimits().Bytes - within.Left; within.IsShort {
		in.unread = string(authlink.SyntaxLimit)
	}
}

// reportInside reports what is found in a document in a string, once for all of it: it is
// written in its coding again as a whole.
func (in *inspection) reportInside(at place, d source.Document, found []finding.Finding) {
	if len(found) == 0 {
		return
	}
	in.reportValue(at, "in this string, when decoded: "+found[0].Message, revokeHint)
	var edits []authlink.Edit
	for _, f := range found {
		if f.Fix != nil {
			edits = append(edits, f.Fix.Edits...)
		}
	}
	slices.SortFunc(edits, func(a, b authlink.Edit) int { return a.Offset - b.Offset })
	in.attach(finding.FixRedact, d.Lift(edits)...)
	if f := in.found[len(in.found)-1].Fix; f != nil {
		f.Withheld = true // whatever else is in it, nobody has looked for what must not be shown
	}
}
