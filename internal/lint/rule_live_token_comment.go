package lint

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
)

// A remnant is what may be a secret in a comment, as it is written there: of a member
// that was commented out, or by itself in prose.
type remnant struct {
	name  stretch // of the member; empty where there is none
	value stretch
}

// remnantShape is a URL; or a word that is long enough to be random, what names it, and
// the scheme of credentials (RFC 9110, section 11.4). A slash may be escaped.
var remnantShape = lazyregexp.New(`(` + urlInComment + `)` +
	`|(?:((?:(?i:api|access|private|secret|signing) )?[\pL\pN_.$-]+)["'\x60]?\s*[:=]>?\s*["'\x60]?)?` +
	`((?:(?i:bearer|basic|token)[ \t]+)?(?:` + urlInComment + `|[A-Za-z0-9_+/.~-]{20,}={0,2}))`)

const urlInComment = `[A-Za-z][A-Za-z0-9+.-]*:(?://|\\/\\/)[^\s"'<>\x60]+`

// remnants yields what may be a secret in one line of a comment.
func remnants(text []byte, comment stretch) iter.Seq[remnant] {
	return func(yield func(remnant) bool) {
		start := comment.start + markLength(text[comment.start:comment.end])
		for _, m := range remnantShape().FindAllSubmatchIndex(text[start:comment.end], -1) {
			at := func(group int) stretch {
				if m[2*group] < 0 {
					return stretch{}
				}
				return stretch{start + m[2*group], start + m[2*group+1]}
			}
			r := remnant{at(2), at(3)}
			if m[2] >= 0 {
				r = remnant{value: at(1)}
			}
			if !yield(r) {
				return
			}
		}
	}
}

// inComments returns what live-token finds in comments, and what may be shown of them:
// what marks them, the names before secrets, and where the secrets are. It takes what
// may be one for a document of its own, so that the same is a secret in a comment and
// out of it. A comment belongs to no value: the pointer of its findings is empty.
func (l *Linter) inComments(text []byte, comments iter.Seq[stretch]) (found []Finding, shown []excerpt) {
	if !l.isOn(liveToken.ID) {
		return nil, nil
	}
	for comment := range comments {
		before := len(found)
		e := excerpt{comment.start, showMark(text[comment.start:comment.end])}
		for r := range remnants(text, comment) {
			f, ok := l.inRemnant(text, r)
			if !ok {
				continue
			}
			found = append(found, f)
			if name := text[r.name.start:r.name.end]; l.saysSecret(string(name)) {
				copy(e.text[r.name.start-comment.start:], name)
			}
			copy(e.text[r.value.start-comment.start:], bytes.Repeat([]byte("*"), r.value.end-r.value.start))
		}
		if len(found) > before {
			shown = append(shown, e)
		}
	}
	putInOrder(found, text, jsonindex.NewCursor(text))
	return found, shown
}

// saysSecret reports whether a name is that of a secret, or of a URL, and so none itself.
func (l *Linter) saysSecret(name string) bool {
	shown := fmt.Sprintf(`{%s:`, quoted(name))
	masked := string(l.validator.Redact([]byte(shown + `"no URL/"}`)))
	return name != "" && !isRandom(name) && masked == shown+`"** ****"}`
}

// inRemnant returns what live-token finds in a remnant.
func (l *Linter) inRemnant(text []byte, r remnant) (f Finding, ok bool) {
	probe := fmt.Appendf(nil, `{%s:"`, quoted(string(text[r.name.start:r.name.end])))
	start := len(probe)
	value := bytes.ReplaceAll(text[r.value.start:r.value.end], []byte("\t"), []byte(" "))
	probe = append(append(probe, value...), `"}`...)
	in := inspection{data: probe, doc: new(jsonindex.Index), validator: l.validator, now: l.opts.Now, rule: liveToken}
	if in.doc.Parse(probe, jsonindex.Options{}) != nil {
		return Finding{}, false
	}
	if c := l.opts.Variant; c != nil {
		in.payload = newPayload(in.doc, c.Form, l.properties)
	}
	if checkLiveToken(&in); len(in.found) == 0 {
		return Finding{}, false
	}
	f = in.found[0]
	f.Severity = l.severities[f.Rule]
	f.Offset, f.End = r.value.start, r.value.end
	f.Fix = f.Fix.moved(r.value.start - start)
	f.Location = new(Location)
	return f, true
}

// showMark returns a line of a comment without what it says.
func showMark(line []byte) []byte {
	out := bytes.Clone(line)
	for i := markLength(line); i < len(out); i++ {
		if strings.IndexByte(structure+`="'`, out[i]) < 0 {
			out[i] = ' '
		}
	}
	return out
}

// markLength returns how long what marks a line of a comment is.
func markLength(line []byte) int { return len(line) - len(bytes.TrimLeft(line, "#/* \t")) }

// addComments adds what was found in comments to what was found in the documents
// around them.
func (r *Result) addComments(found []Finding, shown []excerpt) {
	if len(found) == 0 {
		return
	}
	r.Findings = append(r.Findings, found...)
	slices.SortStableFunc(r.Findings, inPlace)
	r.excerpts = interleave(r.excerpts, shown)
}
