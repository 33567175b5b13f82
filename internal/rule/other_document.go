package rule

import (
	"fmt"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/show"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// OtherDocument is the rule for what is no payload of the contract at all.
const OtherDocument = "other-document"

// maxGuessed is how many names of a document are compared with those of the contract letter
// by letter.
const maxGuessed = 64

// Interest is that in payloads of an edition of a contract, in whichever form: those with the
// required names.
func Interest(c *variants.Contract, edition int) *selection.Interest {
	interest := new(selection.Interest)
	for form := range c.Forms {
		var names []string
		for _, p := range c.Properties(edition) {
			if p.Required {
				names = append(names, p.Names[form])
			}
		}
		if names != nil && !slices.ContainsFunc(interest.Names, func(known []string) bool { return slices.Equal(known, names) }) {
			interest.Names = append(interest.Names, names)
		}
	}
	return interest
}

// A vocabulary is the names of a contract, to tell its payloads from other documents.
type vocabulary struct {
	interest *selection.Interest
	names    []string        // of every property
	required map[string]bool // whether a property is, by its name
	folded   map[string]bool // the same, by its name as [near.Fold] gives it
}

// newVocabulary returns the names of an edition and of the latest one, nil where the contract
// requires none: then nobody knows which documents it is about.
func newVocabulary(c *variants.Contract, edition int) *vocabulary {
	v := &vocabulary{interest: Interest(c, edition), required: map[string]bool{}, folded: map[string]bool{}}
	if v.interest.Names == nil {
		return nil
	}
	for _, e := range []int{edition, len(c.Editions) - 1} {
		for _, p := range c.Properties(e) {
			v.names = append(v.names, p.Name)
			v.required[p.Name], v.folded[near.Fold(p.Name)] = p.Required, p.Required
		}
	}
	return v
}

// count counts the members of the document that the contract has, however they are spelled,
// and those among them that it requires.
func (v *vocabulary) count(doc *jsonindex.Index) (known, required, members int) {
	var search near.Search
	for name := range doc.Members(0) {
		members++
		text := doc.Text(name)
		isRequired, ok := v.folded[near.Fold(text)]
		if !ok && members <= maxGuessed {
			var best string
			best, ok = search.Best(text, v.names)
			isRequired = v.folded[near.Fold(best)]
		}
		if ok {
			known++
		}
		if ok && isRequired {
			required++
		}
	}
	return known, required, members
}

// isEnough reports whether a payload has half of the required names if it has all that these properties
// say: the latest edition may require others.
func (v *vocabulary) isEnough(properties []variants.Property) bool {
	has := 0
	for _, property := range properties {
		if property.Required && v.required[property.Name] {
			has++
		}
	}
	return 2*has >= len(v.interest.Names[0])
}

// hasHalf reports whether half of the required names are there, as some form spells them: that is
// seen faster than it is counted.
func (v *vocabulary) hasHalf(p *payload) bool {
	if p == nil {
		return false
	}
	has := 0
	for i, property := range p.properties {
		if p.has(i) && v.required[property.Name] {
			has++
		}
	}
	return 2*has >= len(v.interest.Names[0])
}

// checkOther reports a document that is no payload of the contract, and whether it is none:
// it has less than half of the required names, and most of its names are others.
func (in *inspection) checkOther(s *Set) bool {
	if s.variant == nil || !s.IsOn(OtherDocument) {
		return false
	}
	vocabulary := s.vocabulary()
	if vocabulary == nil || vocabulary.hasHalf(in.payload) {
		return false
	}
	what := ""
	switch t := in.doc.Token(0); {
	case t.Kind == jsonindex.String && strings.HasPrefix(strings.TrimSpace(in.doc.Text(0)), "{"):
		return false // an auth link that is encoded twice is one
	case t.Kind == jsonindex.Object:
		known, required, members := vocabulary.count(in.doc)
		all := len(vocabulary.interest.Names[0])
		if members == 0 || 2*known > members || 2*required >= all {
			return false
		}
		what = fmt.Sprintf("it has %s of the %s that one must have", orNone(required), words.Count(all, "property"))
	default:
		what = "expected object, got " + show.KindName(t.Kind)
	}
	in.rule = newRule(OtherDocument)
	noun := s.variant.Noun
	start := int(in.doc.Token(0).Start)
	if found := in.enclosed(s); found.count > 0 {
		in.report(start, start+1, "", fmt.Sprintf("this is no %s itself: there %s in it, at %s", noun,
			found.number(), found.pointer), "")
		in.advise(append([]advice.Advice{advice.New(advice.Select, selectorOf(found.pointer))}, s.adviseVariant(found.text)...)...)
		if t := in.doc.Token(0); found.pointer == "/*" && in.doc.Count(0) == 1 && s.validator.Valid(found.text) {
			in.attach(finding.FixUnsafe, authlink.Edit{Offset: start, End: start + 1}, authlink.Edit{Offset: int(t.End) - 1, End: int(t.End)})
		}
		return true
	}
	in.report(start, start+1, "", "this is no "+noun+": "+what, "")
	in.advise(advice.New(advice.Include))
	return true
}

func orNone(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// An enclosure is where payloads are in a document that is none itself.
type enclosure struct {
	pointer string // to them, with a * for each element of an array
	count   int
	text    []byte // of the first
}

// number says how many there are, with the verb.
func (e enclosure) number() string {
	if e.count == 1 {
		return "is one"
	}
	return fmt.Sprintf("are %d", e.count)
}

// enclosed returns where the first payload in a document is, and the others like it. A place
// with a secret in its name is none: hints would show it.
func (in *inspection) enclosed(s *Set) (found enclosure) {
	isPayload := func(p place) bool {
		if in.doc.Token(p.value).Kind != jsonindex.Object {
			return false
		}
		return s.vocabulary().interest.Resembles(func(name string) bool {
			_, _, ok := in.doc.Child(p.value, name)
			return ok
		})
	}
	for p := range in.places(isPayload) {
		pointer, ok := in.pointerToAll(p)
		switch {
		case !ok || found.count > 0 && pointer != found.pointer:
			continue
		case found.count == 0:
			t := in.doc.Token(p.value)
			found.pointer, found.text = pointer, in.data[t.Start:t.End]
		}
		found.count++
	}
	return found
}

// adviseVariant says which variant a payload is in, if it is another than that of the rules.
func (s *Set) adviseVariant(text []byte) []advice.Advice {
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(text, jsonindex.Options{}) != nil {
		return nil // it has a name twice: what is selected says so
	}
	found, err := s.variant.Detect(text, doc, s.variant.Variants())
	if err != nil {
		return nil
	}
	other, ok := suggest(found.Satisfied, *s.variant)
	if !ok {
		return nil
	}
	return other.advice(*s.variant)
}

// pointerToAll returns the JSON Pointer of a place with a * for each element of an array; ok
// is false if that would show a secret, or lead elsewhere.
func (in *inspection) pointerToAll(p place) (pointer string, ok bool) {
	for _, s := range p.path {
		name := "*"
		if s.name >= 0 {
			if name = in.doc.Text(s.name); name != in.shownName(s.name) || strings.Contains(name, "*") {
				return "", false
			}
		}
		pointer = jsonpointer.Append(pointer, name)
	}
	return pointer, len(p.path) > 0
}

// selectorOf returns the selector for a JSON Pointer as a shell takes it.
func selectorOf(pointer string) string {
	if pointer == "/*" {
		return "'$[*]'"
	}
	isPlain := func(c rune) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("/_-.@", c)
	}
	if strings.IndexFunc(pointer, func(c rune) bool { return !isPlain(c) }) < 0 {
		return pointer
	}
	return "'" + strings.ReplaceAll(pointer, "'", `'\''`) + "'"
}
