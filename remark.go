package authlink

import (
	"example.com/authlink/internal/describe"
	"example.com/authlink/internal/jsonindex"
)

// A RemarkCode classes a [Remark].
type RemarkCode string

// The classes of remark.
const (
	// RemarkUnknownProperty is a property that no schema of its object knows: none
	// has it in "properties" or "required", matches it in "patternProperties" or
	// gives it a schema in "additionalProperties" or "unevaluatedProperties".
	// Objects whose schemas name no property have no unknown ones, and neither is
	// "$schema" at the top of a document.
	RemarkUnknownProperty RemarkCode = "unknown-property"

	// RemarkDeprecated is a property whose schema says "deprecated": true (JSON
	// Schema Validation 2020-12, section 9.3).
	RemarkDeprecated RemarkCode = "deprecated"
)

// A Remark is what a schema has to say of a property that is allowed to be there.
type Remark struct {
	Code RemarkCode

	// Offset and End delimit the property's name in the document, in bytes.
	Offset, End int

	// InstanceLocation is the JSON Pointer (RFC 6901) of the property, as that of a
	// [Violation].
	InstanceLocation string

	// Message says what is remarkable; Hint, where there is one, what was
	// probably meant. Neither holds a secret or the end of a line.
	Message, Hint string

	// Advice is what Hint puts into words.
	Advice []Advice

	// Fix is the change that Hint suggests, nil where there is none. Of two
	// properties that may be meant to be the same one, the first has it.
	Fix *Fix
}

// Remarks returns what there is to remark of a document, valid or not, in the
// order of the offsets. All that may apply to an object counts, every branch of
// "anyOf" and "if" too, so that a property is not called unknown which another
// branch knows. A property that the schema forbids may be among them. The error
// is a [*SyntaxError].
func (v *Validator) Remarks(data []byte) ([]Remark, error) {
	schema := v.compiled()
	if schema == nil {
		return nil, errNotCompiled
	}
	doc := jsonindex.Get()
	defer doc.Release()
	if err := doc.Parse(data, schema.Parsing); err != nil {
		return nil, newSyntaxError(data, err)
	}
	said := describe.Remarks(doc, schema.Root)
	remarks := make([]Remark, len(said))
	for i, r := range said {
		advised, hint := counsel(r.Advice)
		remarks[i] = Remark{
			Code: RemarkCode(r.Code), Offset: r.Offset, End: r.End, InstanceLocation: r.InstanceLocation,
			Message: r.Message, Hint: hint, Advice: advised, Fix: newFix(r.Fix),
		}
	}
	return remarks, nil
}
