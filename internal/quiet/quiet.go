package quiet

import "example.com/authlink/internal/subschema"

// Tests are what the rules that are on ask of a valid document, all of which it has to pass.
// They are called for values in no particular order, several at once, and must not keep bytes.
type Tests struct {
	// Names are asked of the name of each member, once where it comes up again.
	Names []func(Name) bool

	// Texts are asked of each string that is a value, Numbers of each number.
	Texts   []TextTest
	Numbers []func(number []byte) bool

	// Hides is set if any value may be a secret, wherever it stands.
	Hides bool

	// Top are asked of the members of the object that the document is, by their names.
	Top map[string]ValueTests
}

// A Name is that of a member.
type Name struct {
	Text  string
	IsTop bool             // of the object that the document is
	In    *subschema.Place // of that object
}

// A TextTest is asked of texts that have one of the signs and at least so many bytes. Of others
// its rule says nothing.
type TextTest struct {
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
	Texts  []func(Text) bool
	Arrays []func(array []byte) bool // all of its bytes
}
