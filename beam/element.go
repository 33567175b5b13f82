package authlinkbeam

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
)

func init() {
	registerCoder[Finding](encodeFinding, decodeFinding)
	registerCoder[Failure](encodeFailure, decodeFailure)
	registerCoder[DeadLetter](encodeDeadLetter, decodeDeadLetter)
	registerCoder[Stretch](encodeStretch, decodeStretch)
	registerCoder[Summary](encodeSummary, decodeSummary)
	registerCoder[file](encodeFile, decodeFile)
}

// registerCoder has elements of a type encoded as JSON: workers of two versions of a program
// understand each other. Beam finds the functions by their names: each type needs its own.
func registerCoder[T any](encode func(T) ([]byte, error), decode func([]byte) (T, error)) {
	of := reflect.TypeFor[T]()
	beam.RegisterType(of)
	beam.RegisterCoder(of, encode, decode)
}

func encodeFinding(e Finding) ([]byte, error)          { return json.Marshal(e) }
func decodeFinding(text []byte) (e Finding, err error) { err = json.Unmarshal(text, &e); return }

func encodeFailure(e Failure) ([]byte, error)          { return json.Marshal(e) }
func decodeFailure(text []byte) (e Failure, err error) { err = json.Unmarshal(text, &e); return }

func encodeDeadLetter(e DeadLetter) ([]byte, error)          { return json.Marshal(e) }
func decodeDeadLetter(text []byte) (e DeadLetter, err error) { err = json.Unmarshal(text, &e); return }

func encodeStretch(e Stretch) ([]byte, error)          { return json.Marshal(e) }
func decodeStretch(text []byte) (e Stretch, err error) { err = json.Unmarshal(text, &e); return }

func encodeSummary(e Summary) ([]byte, error)          { return json.Marshal(e) }
func decodeSummary(text []byte) (e Summary, err error) { err = json.Unmarshal(text, &e); return }

func encodeFile(e file) ([]byte, error)          { return json.Marshal(e) }
func decodeFile(text []byte) (e file, err error) { err = json.Unmarshal(text, &e); return }

// A Finding is one fault in one document. It holds no secret.
type Finding struct {
	Path string `json:"path"` // of the file; empty, or the key, for an element of Validate

	Rule     string `json:"rule"`     // its id, as authlink-lint has it
	Severity string `json:"severity"` // "error", "warning" or "info"
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"` // what was probably meant, if anything

	// Offset and End delimit the place in the file, decompressed, in bytes. Line and Column are
	// 1-based, columns count code points. Lines are counted from the start of the stretch that begins at the
	// offset Stretch until [PlaceLines] has been applied.
	Offset  int `json:"offset"`
	End     int `json:"end"`
	Line    int `json:"line"`
	Column  int `json:"column"`
	Stretch int `json:"stretch,omitzero"`

	// IsOfText is set if the fault lies in the text, so that there is no value to point at. Else
	// InstanceLocation is the JSON Pointer (RFC 6901) to the value, and KeywordLocation that to
	// the keyword of the schema, empty where none found the fault.
	IsOfText         bool   `json:"isOfText,omitzero"`
	InstanceLocation string `json:"instanceLocation,omitempty"`
	KeywordLocation  string `json:"keywordLocation,omitempty"`

	Related []authlink.Related `json:"related,omitempty"` // other places in the file that the fault is about

	// FixKind is "safe", "unsafe" or "redact" where Edits to the file remove the finding.
	FixKind string          `json:"fixKind,omitempty"`
	Edits   []authlink.Edit `json:"edits,omitempty"`
}

func findingOf(path string, stretch int, f finding.Finding) Finding {
	out := Finding{
		Path: path, Stretch: stretch, Rule: f.Rule, Severity: string(f.Severity), Message: f.Message, Hint: f.Hint,
		Offset: f.Offset, End: f.End, Line: f.Line, Column: f.Column, Related: f.Related, IsOfText: f.IsOfText(),
	}
	if f.Location != nil {
		out.InstanceLocation, out.KeywordLocation = f.InstanceLocation, f.KeywordLocation
	}
	if f.Fix != nil {
		out.FixKind, out.Edits = string(f.Fix.Kind), f.Fix.Edits
	}
	return out
}

// reported is the finding as reports have it.
func (f Finding) reported() finding.Finding {
	out := finding.Finding{
		Rule: f.Rule, Severity: finding.Severity(f.Severity), Message: f.Message, Hint: f.Hint,
		Offset: f.Offset, End: f.End, Line: f.Line, Column: f.Column, Related: f.Related,
	}
	if !f.IsOfText {
		out.Location = &finding.Location{InstanceLocation: f.InstanceLocation, KeywordLocation: f.KeywordLocation}
	}
	if f.FixKind != "" {
		out.Fix = &finding.Fix{Kind: finding.FixKind(f.FixKind), Edits: f.Edits}
	}
	return out
}

// A Failure is something that could not be checked, or not to its end.
type Failure struct {
	Path  string `json:"path"`  // of the file, or the glob that matches nothing
	Error string `json:"error"` // why, without secrets

	// What is "document" or "body" for something in a file that was not judged, and is no error.
	// It begins on a line counted from 1 at an offset; Pointer leads to it in its document.
	What    string `json:"what,omitempty"`
	Offset  int    `json:"offset,omitzero"`
	Line    int    `json:"line,omitzero"`
	Pointer string `json:"pointer,omitempty"`
}

// A DeadLetter is a document with findings that are errors.
type DeadLetter struct {
	Path   string `json:"path"`
	Offset int    `json:"offset"` // where it begins in the file, decompressed, in bytes

	// Text is the document with its secrets masked, at the same offsets, or as it is for who has
	// asked for [PassText]; empty if it is longer than 1 MiB, not UTF-8 and not passed, or left out.
	Text []byte `json:"text,omitempty"`

	Rules []string `json:"rules"` // those of the findings, in their order; "panic" where the check came to none
}

// A Stretch is a part of a file that was looked at by itself. There is one at least for each file
// that could be read.
type Stretch struct {
	Path      string `json:"path"`
	Offset    int    `json:"offset"` // where it begins in the file
	Bytes     int    `json:"bytes"`
	Lines     int    `json:"lines"` // newlines in it
	Documents int    `json:"documents"`
	Invalid   int    `json:"invalid"`   // documents with findings that are errors
	Malformed int    `json:"malformed"` // of these, those that are not JSON
}
