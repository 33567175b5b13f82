package rule

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"sync"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/quiet"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
)

// An inspection is the work of the rules on one JSON document.
type inspection struct {
	data      []byte
	doc       *jsonindex.Index
	suspect   int // the offset of a value that is probably at fault, to the set's own validator; 0 if none is known
	validator *authlink.Validator
	set       *Set     // nil for what is a word of a text
	payload   *payload // nil if the schema is not that of a contract
	room      payloadRoom
	remarks   []authlink.Remark
	now       time.Time

	// marks are the tokens that are secrets by their names, where the document is not masked
	// to find that out; else nil.
	marks map[int]bool

	masked []byte // what redacted returns; nil until it is asked for

	// found holds the findings of validation, as many as violations says, and after
	// them those of the rules.
	found      []finding.Finding
	violations int
	faulty     map[string]bool // where the violations are, if they are many; nil until it is asked for

	loud    quiet.Rules // that may find something, but for what they say of violations
	rule    Rule        // the current one
	unread  string      // see [Inspected]
	decoded int         // how many bytes strings have been decoded to
}

// inspections are for documents to come. Nothing of a document stays in them.
var inspections = sync.Pool{New: func() any { return new(inspection) }}

// begin makes the inspection ready for a document.
func (in *inspection) begin(s *Set, doc *jsonindex.Index, data []byte) {
	in.data, in.doc, in.validator, in.set, in.now = data, doc, s.validator, s, s.now
}

func (in *inspection) release() {
	if in.payload != nil {
		in.room.forget()
	}
	clear(in.found)
	if cap(in.found) > maxRoom {
		in.found = nil
	}
	*in = inspection{room: in.room, found: in.found[:0]}
	inspections.Put(in)
}

// A place is a value in the document: its token, and the way to it.
type place struct {
	value int
	path  []step
}

// A step leads from an array or an object to a value in it: the number of the
// token of its name, or that of the element among the others.
type step struct {
	name, element int // name is -1 for an element
}

// strings yields every string value, in the order of the document. A place is
// valid until the next one.
func (in *inspection) strings() iter.Seq[place] { return in.places(in.of(jsonindex.String)) }

// numbers is strings for numbers.
func (in *inspection) numbers() iter.Seq[place] { return in.places(in.of(jsonindex.Number)) }

// members yields the value of every member of an object.
func (in *inspection) members() iter.Seq[place] {
	return in.places(func(p place) bool { return len(p.path) > 0 && p.path[len(p.path)-1].name >= 0 })
}

// of is what to look for, if that is a kind of value.
func (in *inspection) of(kind jsonindex.Kind) func(place) bool {
	return func(p place) bool { return in.doc.Token(p.value).Kind == kind }
}

func (in *inspection) places(accepts func(place) bool) iter.Seq[place] {
	return func(yield func(place) bool) { in.walk(place{}, accepts, yield) }
}

// walk yields what is accepted of p and of what is below it, until yield returns
// false; it returns what yield returned last.
func (in *inspection) walk(p place, accepts, yield func(place) bool) bool {
	if accepts(p) && !yield(p) {
		return false
	}
	switch in.doc.Token(p.value).Kind {
	case jsonindex.Array:
		n := 0
		for element := range in.doc.Elements(p.value) {
			if !in.walk(place{element, append(p.path, step{-1, n})}, accepts, yield) {
				return false
			}
			n++
		}
	case jsonindex.Object:
		for name, value := range in.doc.Members(p.value) {
			if !in.walk(place{value, append(p.path, step{name: name})}, accepts, yield) {
				return false
			}
		}
	}
	return true
}

// pointer returns the JSON Pointer of a place (RFC 6901), secrets masked.
func (in *inspection) pointer(p place) string {
	name := in.shownName
	if in.showsNames(p) {
		name = in.doc.Text
	}
	pointer := ""
	for _, s := range p.path {
		token := ""
		if s.name >= 0 {
			token = name(s.name)
		} else {
			token = strconv.Itoa(s.element)
		}
		pointer = jsonpointer.Append(pointer, token)
	}
	return pointer
}

// showsNames reports whether nothing is masked of the names on the way to a place. To mask all
// of the document would take longer than all else. False says nothing.
func (in *inspection) showsNames(p place) bool {
	schema := (*engine.Validator)(in.validator).Schema()
	if in.marks != nil || in.masked != nil || len(schema.Secrets) > 0 {
		return false
	}
	at, container := schema.Place(), 0
	for i, s := range p.path {
		if at.IsSecret || s.name < 0 {
			return false
		}
		text := in.doc.Text(s.name)
		if !secret.ShowsName(in.doc, s.name, text) {
			return false
		}
		if i == len(p.path)-1 {
			break
		}
		value := s.name + 1
		if secret.IsChild(in.doc, container, s.name, value) {
			return false
		}
		if at = at.Member(text); in.doc.Token(value).Kind == jsonindex.Array && i == len(p.path)-2 {
			return !at.IsSecret // an element, which has no name
		}
		container = value
	}
	return true
}

// redacted returns the document with its secrets masked, at the same offsets.
func (in *inspection) redacted() []byte {
	if in.masked == nil {
		in.masked = in.validator.Redact(in.data)
	}
	return in.masked
}

// maskedLater is redacted for those who come when the inspection is over.
func (in *inspection) maskedLater() *span.Later {
	if masked := in.masked; masked != nil {
		return span.NewLater(nil, func([]byte) []byte { return masked })
	}
	if in.validator == in.set.validator {
		return span.NewLater(in.data, in.set.redact)
	}
	return span.NewLater(in.data, in.validator.Redact)
}

// shownName returns the text of a name, or its masked bytes where it holds a secret.
func (in *inspection) shownName(i int) string {
	if in.marks != nil && in.marks[i] {
		return "***"
	}
	if in.marks != nil {
		return secret.MaskText(in.doc.Text(i))
	}
	if in.isMasked(i) {
		shown := in.shown(i)
		return shown[1 : len(shown)-1]
	}
	return in.doc.Text(i)
}

// shown returns token i as it is written in the document, secrets masked. It is
// not shortened.
func (in *inspection) shown(i int) string {
	t := in.doc.Token(i)
	return string(in.redacted()[t.Start:t.End])
}

// isMasked reports whether a secret has been masked in token i.
func (in *inspection) isMasked(i int) bool {
	t := in.doc.Token(i)
	return !bytes.Equal(in.data[t.Start:t.End], in.redacted()[t.Start:t.End])
}

// IsSecret reports whether string i has been masked as a whole: its name or its
// schema says that it is a secret.
func (in *inspection) isSecret(i int) bool {
	if in.marks != nil {
		return in.marks[i] || len(secret.InText(in.doc.Text(i))) > 0
	}
	t := in.doc.Token(i)
	for _, c := range in.redacted()[t.Start+1 : t.End-1] {
		if c > ' ' && c != '*' {
			return false
		}
	}
	return in.isMasked(i)
}

// reportValue adds a finding of the current rule about the value at p.
func (in *inspection) reportValue(p place, message, hint string) {
	t := in.doc.Token(p.value)
	in.report(int(t.Start), int(t.End), in.pointer(p), message, hint)
}

// reportName adds a finding about the name of the member at p.
func (in *inspection) reportName(p place, message, hint string) {
	t := in.doc.Token(p.path[len(p.path)-1].name)
	in.report(int(t.Start), int(t.End), in.pointer(p), message, hint)
}

func (in *inspection) report(offset, end int, pointer, message, hint string) {
	in.found = append(in.found, finding.Finding{
		Rule: in.rule.ID, Severity: in.rule.Severity,
		Offset: offset, End: end,
		Message: message, Hint: hint,
		Location: &finding.Location{InstanceLocation: pointer},
	})
}

// advise gives the finding that the rule at work has just reported advice.
func (in *inspection) advise(list ...advice.Advice) { in.found[len(in.found)-1].Advise(list) }

// fewViolations are looked through faster than a map of them is made.
const fewViolations = 8

// isFaulty reports whether there is a finding of validation about the value at
// a JSON Pointer, or about its name.
func (in *inspection) isFaulty(pointer string) bool {
	if violations := in.found[:in.violations]; len(violations) <= fewViolations {
		return slices.ContainsFunc(violations, func(f finding.Finding) bool { return f.Location != nil && f.InstanceLocation == pointer })
	}
	if in.faulty == nil {
		in.faulty = make(map[string]bool)
		for _, f := range in.found[:in.violations] {
			in.faulty[f.InstanceLocation] = true
		}
	}
	return in.faulty[pointer]
}

// attach adds a fix to the finding that the current rule has just reported, unless
// there are no edits.
func (in *inspection) attach(kind finding.FixKind, edits ...authlink.Edit) {
	if len(edits) > 0 {
		in.found[len(in.found)-1].Fix = &finding.Fix{Kind: kind, Edits: edits}
	}
}
