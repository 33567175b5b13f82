package authlink

import "example.com/authlink/internal/diagnose"

// An OutputFormat is one of the standard forms of a result (JSON Schema Core
// 2020-12, section 12.4).
type OutputFormat int

// The output formats.
const (
	OutputFlag     OutputFormat = iota // the verdict alone (section 12.4.1)
	OutputBasic                        // a flat list of units (section 12.4.2)
	OutputDetailed                     // a tree that follows the schema, condensed (section 12.4.3)
)

// An OutputUnit is one result in a standard output format (JSON Schema Core 2020-12,
// section 12.3): an error, or a node with others below it. It marshals to the JSON of the
// specification.
type OutputUnit struct {
	Valid                   bool         `json:"valid"`
	KeywordLocation         *string      `json:"keywordLocation,omitempty"`
	AbsoluteKeywordLocation string       `json:"absoluteKeywordLocation,omitempty"`
	InstanceLocation        *string      `json:"instanceLocation,omitempty"`
	Error                   string       `json:"error,omitempty"`
	Errors                  []OutputUnit `json:"errors,omitempty"`
}

// Output returns the errors of the document in a standard output format. Unlike Violations
// it follows the schema, and has the errors of every alternative.
func (e *ValidationError) Output(format OutputFormat) OutputUnit {
	if e.output == nil || format == OutputFlag {
		return OutputUnit{}
	}
	return outputUnit(e.output(format == OutputBasic))
}

func outputUnit(u diagnose.Unit) OutputUnit {
	out := OutputUnit{
		KeywordLocation: &u.KeywordLocation, AbsoluteKeywordLocation: u.AbsoluteKeywordLocation,
		InstanceLocation: &u.InstanceLocation, Error: u.Error,
	}
	for _, below := range u.Errors {
		out.Errors = append(out.Errors, outputUnit(below))
	}
	return out
}
