package authlink

import (
	"example.com/authlink/internal/describe"
	"example.com/authlink/internal/jsonindex"
)

// A RemarkCode classes a [Remark].
type RemarkCode string

// The classes of remark.
const (
	// RemarkUnknownProperty is a property that no schema of its object knows: none has
	// it in "properties" or "required", matches it in "patternProperties" or gives it a
	// schema in "additionalProperties" or "unevaluatedProperties". Where the schemas of
	// an object name no property at all, none is unknown; and "$schema" at the top of a
	// document never is.
	RemarkUnknownProperty RemarkCode = "unknown-property"

	// RemarkDeprecated is a property whose schema says "deprecated": true (JSON
	// Schema Validation 2020-12, section 9.3).
	RemarkDeprecated RemarkCode = "deprecated"
)

// A Remark is about a property that the schema allows and that may be a mistake all the same.
type Remark struct {
	Code RemarkCode

	// Offset and End delimit the property's name in the document, in bytes:
	// [Offset, End).
	Offset, End int

	// InstanceLocation is the JSON Pointer (RFC 6901) of the property, masked and
	// shortened as that of a [Violation] is.
	InstanceLocation string

	// Message says what is remarkable; Hint, empty where there is nothing to say, what
	// was probably meant. Each is one line and holds no secret.
	Message, Hint string

	// Advice is what Hint puts into words.
	Advice []Advice

	// Fix is the change that Hint suggests, nil where it suggests none. Where two
	// properties may be meant to be the same one, only the first has a fix.
	Fix *Fix
}

// Remarks returns the remarks on a document, valid or not, in the order of their offsets. A
// property is unknown only if no schema that may apply to its object knows it, in whatever
// branch of "anyOf" or "if". A property that the schema forbids may be among them, too. The
// error is a [*SyntaxError].
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
	said := describe.Remarks(doc, schema.Place(), schema.Judge)
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
