package rule

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/source"
)

// A Mended text is one that is not JSON, with its faults out of the way: they are findings
// of their own, and what is left is judged as if they were not there. Every offset still
// holds.
type Mended struct {
	Text   []byte            // JSON, except for names that an object has twice; as it was if it cannot be read
	Faults []finding.Finding // of the text, in the order in which readers meet them
	Unread string            // the id of the rule whose fault keeps the text from being read, or ""

	hasComments bool // that have been taken out
}

// mend takes the faults of a text out of the way, each kind of them once.
func mend(v *authlink.Validator, data []byte) (Mended, error) {
	m := Mended{Text: data}
	tried := map[string]bool{}
	for {
		fault, ok, err := textFault(v, m.Text)
		if err != nil || !ok {
			return m, err
		}
		if n := len(m.Faults); n == 0 || m.Faults[n-1].Offset != fault.Offset {
			fault.Fix = fixText(fault, m.Text)
			m.Faults = append(m.Faults, fault)
		}
		if fault.Rule == string(authlink.SyntaxDuplicateName) {
			return m, nil
		}
		next := withoutFault(fault.Rule, m.Text)
		if next == nil || tried[fault.Rule] {
			m.Text, m.Unread, m.hasComments = data, fault.Rule, false
			return m, nil
		}
		m.Text, tried[fault.Rule] = next, true
		m.hasComments = m.hasComments || fault.Rule == string(authlink.SyntaxMalformed)
	}
}

// MendEnvelope takes the faults of a text out of the way in which documents are to be
// selected. Names that an object has twice are none there: both are looked at.
func (s *Set) MendEnvelope(data []byte) (Mended, error) {
	v, err := envelopeValidator()
	if err != nil {
		return Mended{}, err
	}
	m, err := mend(v, data)
	m.Faults = s.finish(m.Faults)
	return m, err
}

// envelopeValidator takes every envelope that can be read.
var envelopeValidator = sync.OnceValues(func() (*authlink.Validator, error) {
	options := source.EnvelopeOptions()
	return authlink.Compile([]byte("true"), &authlink.Options{
		Limits: authlink.Limits(options.Limits), AllowDuplicateNames: options.AllowDuplicateNames,
	})
})

// textFault returns the first fault of a text; ok is false if the validator reads it.
func textFault(v *authlink.Validator, text []byte) (fault finding.Finding, ok bool, err error) {
	found, err := finding.Findings(v.Validate(text))
	if err != nil || len(found) == 0 || !found[0].IsOfText() {
		return finding.Finding{}, false, err
	}
	return found[0], true, nil
}

// withoutFault returns a text with all faults of a rule replaced by as many bytes that are
// none, or nil if nobody knows by what.
func withoutFault(rule string, text []byte) []byte {
	switch authlink.SyntaxCode(rule) {
	case authlink.SyntaxByteOrderMark:
		return append([]byte("   "), text[len(byteOrderMark):]...)
	case authlink.SyntaxMalformed:
		return source.WithoutComments(text)
	case authlink.SyntaxEncoding:
		if _, ok := wideTextOf(text); ok {
			return nil
		}
		return withoutHalves(withoutStrayBytes(text))
	}
	return nil
}

const byteOrderMark = "\uFEFF"

// withoutStrayBytes replaces each byte that is no UTF-8 with a question mark.
func withoutStrayBytes(text []byte) []byte {
	out := bytes.Clone(text)
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 {
			out[i] = '?'
		}
		i += size
	}
	return out
}

// replacement is U+FFFD as an escape, which takes as many bytes as half of a surrogate pair.
const replacement = `\ufffd`

// withoutHalves replaces each escape that is half of a surrogate pair.
func withoutHalves(text []byte) []byte {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		switch n := surrogates(text[i:]); n {
		case 0:
			i++ // what is escaped
		case 1:
			copy(text[i:], replacement)
		default:
			i += 2*len(replacement) - 1
		}
	}
	return text
}

// surrogates returns how many of the escapes that a text begins with are surrogates: 2 for
// a pair, 1 for half of one.
func surrogates(text []byte) int {
	high, ok := escapedUnit(text)
	if !ok || high < 0xD800 || high > 0xDFFF {
		return 0
	}
	low, ok := escapedUnit(text[len(replacement):])
	if ok && high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF {
		return 2
	}
	return 1
}

// escapedUnit returns the code unit of the escape that a text begins with.
func escapedUnit(text []byte) (unit rune, ok bool) {
	if len(text) < len(replacement) || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	for _, c := range bytes.ToLower(text[2:len(replacement)]) {
		digit := bytes.IndexByte([]byte("0123456789abcdef"), c)
		if digit < 0 {
			return 0, false
		}
		unit = unit<<4 | rune(digit)
	}
	return unit, true
}

// runText runs an inspection of a text that is not JSON to every reader: its faults, and
// all that can be judged beside them.
func (in *inspection) runText(s *Set) error {
	m, err := mend(s.validator, in.data)
	if err != nil {
		return err
	}
	in.found, in.unread = m.Faults, m.Unread
	if m.Unread == "" {
		err = in.runReadings(s, m.Text)
		in.found = append(in.found, s.InCommentsOf(in.data, m)...)
	}
	if in.unread != "" {
		in.found = append(in.found, s.InText(in.data)...)
	}
	if len(m.Faults) > 0 {
		in.masked = maskMended(in.validator, in.data, m)
		in.placeRelated()
	}
	return err
}

// placeRelated counts the lines and columns of related places in the text as it is: what has been taken
// out of its way may be of other characters.
func (in *inspection) placeRelated() {
	lines := jsonindex.NewCursor(in.data)
	for i := range in.found {
		in.found[i].Related = source.Document{JSON: in.data}.Related(in.found[i].Related, lines)
	}
}

// InCommentsOf returns what live-token finds in the comments that were taken out of a text.
func (s *Set) InCommentsOf(text []byte, m Mended) []finding.Finding {
	if !m.hasComments {
		return nil
	}
	found, _ := s.InComments(text, source.JSONComments(text))
	return found
}

// runReadings judges a text of which every reading is JSON.
func (in *inspection) runReadings(s *Set, text []byte) error {
	doc := new(jsonindex.Index)
	if doc.Parse(text, s.parsing(true)) != nil {
		in.unread = string(authlink.SyntaxLimit)
		return nil
	}
	names := equalNames{doc, text}
	repeats := names.repeats()
	masked := in.validator.Redact(text)
	if len(repeats) > maxReadings {
		in.unread = string(authlink.SyntaxDuplicateName)
		repeats = repeats[:maxReadings]
	}
	if err := in.runReading(s, names.reading(noTarget), masked); err != nil {
		return err
	}
	for i, target := range repeats {
		if i > 0 { // the first has been found already
			fault, ok, err := textFault(s.validator, names.pair(target))
			if err != nil {
				return err
			}
			if ok {
				fault.Fix = fixText(fault, text)
				in.found = append(in.found, fault)
			}
		}
		if err := in.runReading(s, names.reading(target), masked); err != nil {
			return err
		}
	}
	return nil
}

// runReading adds what is found in one reading of the text and in none before. masked is
// the text with its secrets masked: a reading may lack the name that says what is one.
func (in *inspection) runReading(s *Set, reading, masked []byte) error {
	sub := s.inspection(new(jsonindex.Index), reading)
	if sub.doc.Parse(reading, s.parsing(false)) != nil {
		in.unread = string(authlink.SyntaxLimit)
		return nil
	}
	if err := sub.judge(s); err != nil {
		return err
	}
	for _, f := range sub.found {
		if isSecretIn(sub.redacted(), masked, f) {
			f.Hide()
		}
		if !in.hasFound(f) {
			in.found = append(in.found, f)
		}
	}
	return nil
}

// isSecretIn reports whether something at a finding is masked in the text, and shown in
// a reading of it.
func isSecretIn(reading, masked []byte, f finding.Finding) bool {
	for i := f.Offset; i < f.End; i++ {
		if masked[i] == '*' && reading[i] != '*' && reading[i] != ' ' {
			return true
		}
	}
	return false
}

// hasFound reports whether the same has been found in another reading.
func (in *inspection) hasFound(f finding.Finding) bool {
	for _, g := range in.found {
		if f.Rule == g.Rule && f.Offset == g.Offset && f.End == g.End && f.Message == g.Message && f.IsOfText() == g.IsOfText() {
			return true
		}
	}
	return false
}

// maskMended masks the secrets of a text that has been mended. What stands in the way of
// reading it, such as a comment, is masked as in a text that cannot be read.
func maskMended(v *authlink.Validator, data []byte, m Mended) []byte {
	generous := v.Redact(data)
	if m.Unread != "" {
		return generous
	}
	masked := v.Redact(m.Text)
	for i, c := range data {
		if c != m.Text[i] {
			masked[i] = generous[i]
		}
	}
	return masked
}
