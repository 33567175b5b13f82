// Package peer puts validators of JSON Schema behind one signature, each used
// as its documentation shows: from the bytes of a document to the verdict, with
// its own decoder, and formats asserted where it can.
package peer

// Valid is the verdict on a document.
type Valid func(data []byte) bool

// A Validator compiles schemas.
type Validator struct {
	Name    string
	Compile func(schema []byte) (Valid, error)
}

// Authlink is what the others are measured against: the public API, with every
// violation of an invalid document placed and explained.
var Authlink = Validator{"authlink", compileAuthlink}

// Verdict is authlink where nobody asks why: Validator.Valid.
var Verdict = Validator{"authlink, the verdict alone", compileVerdict}

// Reference is the engine that authlink stands on, used by itself.
var Reference = Validator{"santhosh-tekuri", compileSanthosh}

// Validators returns the peers, Reference first.
func Validators() []Validator {
	return []Validator{
		Reference,
		{"google", compileGoogle},
		{"xeipuuv", compileXeipuuv},
		{"kaptinlin", compileKaptinlin},
		{"qri-io", compileQri},
	}
}

// A Floor reports whether a document is JSON. It knows no schema.
type Floor struct {
	Name  string
	Valid Valid
}

// Floors returns the floors that this machine can run, encoding/json first.
func Floors() []Floor {
	floors := []Floor{
		{"encoding/json", jsonValid},
		{"jsontext", jsontextValid},
		{"sonic", sonicValid},
	}
	if simdSupported() {
		floors = append(floors, Floor{"simdjson", simdValid()})
	}
	return floors
}
