package schemarule

import (
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
)

// A Code names a rule on schemas.
type Code string

// The rules.
const (
	InvalidSchema       Code = "invalid-schema"       // it does not compile
	UnknownKeyword      Code = "unknown-keyword"      // one that is near a known one
	CustomKeyword       Code = "custom-keyword"       // one that is near none
	MisplacedProperty   Code = "misplaced-property"   // a schema where a keyword should stand
	AssertsNothing      Code = "asserts-nothing"      // no keyword at all
	DefinitionsOnly     Code = "definitions-only"     // nothing but what others may refer to
	IgnoredKeyword      Code = "ignored-keyword"      // the draft does not have it
	IgnoredSibling      Code = "ignored-sibling"      // beside a "$ref", before 2019-09
	OtherDraft          Code = "other-draft"          // another draft's, with nothing lost
	IdleKeyword         Code = "idle-keyword"         // it has no effect without another one
	InapplicableKeyword Code = "inapplicable-keyword" // it says nothing about values of the type
	Contradiction       Code = "contradiction"        // no value can be valid
	UnresolvedRef       Code = "unresolved-ref"       // a reference to nothing
	ExternalRef         Code = "external-ref"         // one to a document that is not there
	UnknownFormat       Code = "unknown-format"       // one that is near a known one
	CustomFormat        Code = "custom-format"        // one that is near none
	DeadEnumValue       Code = "dead-enum-value"      // the rest of the schema refuses it
	InvalidDefault      Code = "invalid-default"      // its own schema refuses it
	InvalidExample      Code = "invalid-example"      // likewise
	MisspelledRequired  Code = "misspelled-required"  // no property is called that, but one nearly is
	UnusedDefinition    Code = "unused-definition"    // nothing leads to it
)

// A Severity says how much a remark matters.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // the schema does not check what it says
	Warning Severity = "warning" // it probably does not mean what it says
	Info    Severity = "info"    // worth a look
)

// Severity returns how much the remarks of a rule matter, "" for no rule.
func (c Code) Severity() Severity {
	switch c {
	case InvalidSchema, UnknownKeyword, AssertsNothing, IgnoredKeyword, Contradiction, UnresolvedRef, UnknownFormat:
		return Error
	case MisplacedProperty, DefinitionsOnly, IgnoredSibling, OtherDraft, IdleKeyword, InapplicableKeyword, DeadEnumValue,
		InvalidDefault, InvalidExample, MisspelledRequired:
		return Warning
	case CustomKeyword, ExternalRef, CustomFormat, UnusedDefinition:
		return Info
	}
	return ""
}

// A Remark is one thing to say about a schema.
type Remark struct {
	Code            Code
	Offset, End     int    // in the document, in bytes: [Offset, End)
	KeywordLocation string // JSON Pointer of the keyword, or of the schema
	Message         string
	Advice          []advice.Advice
	Fix             *diagnose.Fix // the edit that Advice names, nil where it names none
}
