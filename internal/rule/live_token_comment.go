package rule

import (
	"bytes"
	"fmt"
	"iter"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// A remnant is what may be a secret in a comment, as it is written there: of a member
// that was commented out, or by itself in prose.
type remnant struct {
	name  span.Stretch // of the member; empty if there is no member
	value span.Stretch
}

// remnantShape is a URL; or a word that is long enough to be random, what names it, and
// the scheme of credentials (RFC 9110, section 11.4). A slash may be escaped.
var remnantShape = lazyregexp.New(`(` + urlInComment + `)` +
	`|(?:((?:(?i:api|access|private|secret|signing) )?[\pL\pN_.$-]+)(?:\\*["'\x60])?\s*(?:[:=]>?|>)\s*(?:\\*["'\x60])?)?` +
	`((?:(?i:bearer|basic|token)[ \t]+)?(?:` + urlInComment + `|[A-Za-z0-9_+/.~-]{20,}={0,2}))`)

const urlInComment = `[A-Za-z][A-Za-z0-9+.-]*:(?://|\\/\\/)[^\s"'<>\x60]+`

// remnants yields what may be a secret in a stretch of a text, such as one line of a comment.
func remnants(text []byte, stretch span.Stretch) iter.Seq[remnant] {
	return func(yield func(remnant) bool) {
		start := stretch.Start
		for _, m := range remnantShape().FindAllSubmatchIndex(text[start:stretch.End], -1) {
			at := func(group int) span.Stretch {
				if m[2*group] < 0 {
					return span.Stretch{}
				}
				return span.Stretch{Start: start + m[2*group], End: start + m[2*group+1]}
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

// InComments returns what live-token finds in comments, and what may be shown of them:
// what marks them, the names before secrets, and where the secrets are. It takes what
// may be one for a document of its own, so that the same is a secret in a comment and
// out of it. A comment belongs to no value: the pointer of its findings is empty.
func (s *Set) InComments(text []byte, comments iter.Seq[span.Stretch]) (found []finding.Finding, shown []span.Excerpt) {
	if !s.IsOn(LiveToken) {
		return nil, nil
	}
	for comment := range comments {
		before := len(found)
		e := span.Excerpt{Offset: comment.Start, Text: showMark(text[comment.Start:comment.End])}
		said := span.Stretch{Start: comment.Start + markLength(text[comment.Start:comment.End]), End: comment.End}
		for r := range remnants(text, said) {
			f, ok := s.inRemnant(text, r)
			if !ok {
				continue
			}
			found = append(found, f)
			if name := text[r.name.Start:r.name.End]; s.saysSecret(string(name)) {
				copy(e.Text[r.name.Start-comment.Start:], name)
			}
			copy(e.Text[r.value.Start-comment.Start:], bytes.Repeat([]byte("*"), r.value.End-r.value.Start))
		}
		if len(found) > before {
			shown = append(shown, e)
		}
	}
	finding.PutInOrder(found, text, jsonindex.NewCursor(text))
	return found, shown
}

// saysSecret reports whether a name is that of a secret or of a URL, and so is not a
// secret itself.
func (s *Set) saysSecret(name string) bool {
	shown := fmt.Sprintf(`{%s:`, words.Quoted(name))
	masked := string(s.validator.Redact([]byte(shown + `"no URL/"}`)))
	return name != "" && !isRandom(name) && masked == shown+`"** ****"}`
}

// inRemnant returns what live-token finds in a remnant.
func (s *Set) inRemnant(text []byte, r remnant) (f finding.Finding, ok bool) {
	probe := fmt.Appendf(nil, `{%s:"`, words.Quoted(string(text[r.name.Start:r.name.End])))
	start := len(probe)
	value := bytes.ReplaceAll(text[r.value.Start:r.value.End], []byte("\t"), []byte(" "))
	if !mayBeLive(string(value)) {
		return finding.Finding{}, false // most of them, at a fraction of the price
	}
	probe = append(append(probe, value...), `"}`...)
	in := s.inspection(new(jsonindex.Index), probe)
	in.set = nil
	in.rule = Rule{ID: LiveToken, Severity: s.Severity(LiveToken)}
	if in.doc.Parse(probe, jsonindex.Options{}) != nil {
		return finding.Finding{}, false
	}
	in.readPayload(s)
	if checkLiveToken(in); len(in.found) == 0 {
		return finding.Finding{}, false
	}
	f = in.found[0]
	f.Severity = s.Severity(f.Rule)
	f.Offset, f.End = r.value.Start, r.value.End
	f.Fix = f.Fix.Moved(r.value.Start - start)
	f.Location = new(finding.Location)
	return f, true
}

// mayBeLive reports whether live-token may find something in a text.
func mayBeLive(text string) bool {
	return strings.Contains(text, "eyJ") || strings.Contains(text, "//") || strings.Contains(text, `\/\/`) || isRandom(withoutScheme(text))
}

// InText returns what live-token finds in a text of which nobody knows what is a value in
// it, such as one that is not JSON: all of it is read like a comment.
func (s *Set) InText(text []byte) (found []finding.Finding) {
	if !s.IsOn(LiveToken) {
		return nil
	}
	if w, ok := wideTextOf(text); ok {
		found = s.InText(w.narrow(text))
		w.widen(found)
		return found
	}
	for window := range windows(text) {
		for r := range remnants(text, window) {
			if f, ok := s.inRemnant(text, r); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

// showMark returns a line of a comment without what it says.
func showMark(line []byte) []byte {
	out := bytes.Clone(line)
	for i := markLength(line); i < len(out); i++ {
		if strings.IndexByte(span.Structure+`="'`, out[i]) < 0 {
			out[i] = ' '
		}
	}
	return out
}

// markLength returns how long what marks a line of a comment is.
func markLength(line []byte) int { return len(line) - len(bytes.TrimLeft(line, "#/*&!<% \t")) }
