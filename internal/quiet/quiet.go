package quiet

import "example.com/authlink/internal/subschema"

// Rules is a set of up to [MaxRules] rules, a bit for each.
type Rules uint64

// MaxRules is how many rules a program can tell apart.
const MaxRules = 64

// Tests are what rules ask of a document so that they find nothing in it. A test belongs to one
// rule or to several. Tests are called for values in no particular order, several at once, and
// must not keep bytes.
type Tests struct {
	// Names are asked of the name of each member, once where it comes up again.
	Names []Test[Name]

	// Texts are asked of each string that is a value, Numbers of each number.
	Texts   []TextTest
	Numbers []Test[[]byte]

	// Hides is set if any value may be a secret, wherever it stands.
	Hides bool

	// Top are asked of the members of the object that the document is, by their names.
	Top map[string]ValueTests
}

// A Test reports whether some rules find nothing in a thing.
type Test[T any] struct {
	Of     Rules
	Passes func(T) bool
}

// A Name is that of a member.
type Name struct {
	Text  string
	IsTop bool             // of the object that the document is
	In    *subschema.Place // of that object
}

// A TextTest is asked of texts that have one of the signs and at least so many bytes. Of others
// its rules say nothing.
type TextTest struct {
	Of    Rules
	Signs Signs
	Least int
	Test  func(Text) Answer
}

// An Answer is that of a test.
type Answer uint8

const (
	No    Answer = iota // a rule may find something
	Yes                 // it finds nothing
	Plain               // it finds nothing unless the value is a secret by where it stands
)

// ValueTests are those of one value. Of other kinds of values their rules say nothing.
type ValueTests struct {
	Texts  []Test[Text]
	Arrays []Test[[]byte] // all of its bytes
}
