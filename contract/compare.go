package contract

import "example.com/authlink/internal/compat"

// A Class says what a difference means to a reader of documents, such as responses that
// somebody else writes.
type Class string

// The classes, the most severe first.
const (
	Breaking Class = "breaking" // a value may have another type, be null, or be missing
	Widening Class = "widening" // there may be new values of a known type
	Safe     Class = "safe"     // nothing new is allowed; documents recorded earlier may be refused
	Notice   Class = "notice"   // the same documents are valid, but there is something to know
)

// A Difference is one change from one edition to another.
type Difference struct {
	Path    string // JSON Pointer, in which * stands for every element or for members without a name
	Keyword string
	Class   Class

	Old, New string // what the keyword says, "" if it says nothing

	// Proof is a document that only one of the editions accepts, "" if none was found. Secrets
	// in it are masked.
	Proof string

	// Reverse is a document that only the older edition accepts, where that of Proof is one that
	// only the newer edition accepts, and both are refused for the same reason: a type that has
	// become another. It is "" for any other difference.
	Reverse string
}

// Compare returns how documents of an edition may differ from those of an older one, in the
// order of paths: both as [Contract.Compile] takes them, in the default form.
func (c *Contract) Compare(older, newer string) ([]Difference, error) {
	before, err := c.Validator(older)
	if err != nil {
		return nil, err
	}
	after, err := c.Validator(newer)
	if err != nil {
		return nil, err
	}
	result, err := compat.Compare(before, after, compat.Options{})
	if err != nil {
		return nil, err
	}
	var list []Difference
	for _, d := range result.Differences {
		found := Difference{Path: d.Path, Keyword: d.Keyword, Class: Class(d.Class), Old: d.Old, New: d.New}
		if d.Proof != nil {
			found.Proof = d.Proof.Payload
			if d.Reverse != nil {
				found.Reverse = d.Reverse.Payload
			}
		}
		list = append(list, found)
	}
	return list, nil
}
