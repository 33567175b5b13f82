// Package authlink validates StackOne's ConnectSessionTokenAuthLink payload, and any other
// JSON document against any JSON Schema or Go type. It says where a document breaks its
// schema, why, and what was probably meant.
//
// # Where to start
//
//   - The payload as the vendor documents it: [Validate], and [Decode] to read it too.
//   - The payload in another spelling or of another date: a [Variant], which is a [Form] and
//     an [Edition], with [Variant.Validate] and [Variant.Decode]; [Variant.Encode] writes
//     one, for mocks. [Detect] finds out which variants a payload follows.
//   - A JSON Schema of your own, draft 4 to 2020-12: [Compile], then [Validator.Validate],
//     or [Validator.Valid] where only the verdict counts.
//   - A schema that may have mistakes in it: [CheckSchema].
//   - A Go type: [For]. [Reflect] gives the schema as a document, and [EditionsOf] those of a type
//     that has changed over time.
//   - Many documents, one on each line: [Validator.Lines]. One that has been decoded already:
//     [Validator.ValidateValue].
//   - What is wrong: [SyntaxError] and [ValidationError], with a [Violation] for each fault.
//     [Advice] says what to do about it, and [Fix.Apply] does it.
//   - A document that is to be logged: [Validator.Redact]. A document in an editor:
//     [Validator.Describe] and [Validator.Remarks].
//
// Package contract has the payloads of other vendors, as a configuration names them, by the same
// code. Package authlinktest checks payloads in Go tests, package authlinkhttp the responses of
// HTTP servers, and the command authlink-lint files.
//
// # Words
//
// The contract is what the vendor says of the payload. It has been published in several
// editions, each named after its date, and is spelled in several forms. One edition in one
// form is a variant.
//
// # Input
//
// A document is one JSON text (RFC 8259) in UTF-8 without a byte order mark, without lone
// surrogates and without an object that names a member twice (RFC 7493), within [Limits].
//
// # Places
//
// Offsets count bytes from 0, and End is the offset after the last byte: [Offset, End).
// Lines and columns count from 1; a line ends with "\n", and columns count Unicode code
// points. Locations are JSON Pointers (RFC 6901), in which secrets are masked.
//
// # Concurrency
//
// Functions and methods may be called concurrently, unless they say otherwise. Nothing here
// reads a file, a network or the environment, nor the clock, except to give up on a pattern.
// The schemas of variants are compiled on first use.
//
// # Secrets
//
// Messages, hints, advice, fixes and output units hold no secret. See [Validator.Redact] for
// what counts as one.
//
// # Deviations
//
// From JSON Schema 2020-12 and the older drafts:
//
//   - "format" is asserted, unless [Options].FormatAnnotationOnly is set: people who check
//     documents expect it. Unknown formats assert nothing.
//   - Each format is to the letter of what JSON Schema names for it (RFC 3339, 3986, 3987,
//     5321, 5890 to 5893, 6531, 6570, 6901 and others), in all drafts the same, also in those
//     that do not have it yet; "hostname" judges what begins with "xn--" from draft 7 on, and
//     "relative-json-pointer" has "0+1" in 2020-12. "ipv4" has no leading zeros, which some
//     readers take for octal numbers, "iri" none of the characters that control the direction
//     of text, and "uri-template" no operator that is kept for later. "period" and "semver"
//     are formats, too.
//   - Patterns are regular expressions of ECMA-262 with the flag "u", except that punctuation
//     may be escaped without need, braces and brackets may stand for themselves, a hyphen may
//     stand beside \w in a class, and lookahead may be repeated: all of it is common, and clear.
//     A pattern with syntax that only package regexp has, such as (?i), is read as one of package
//     regexp. What is neither is an error. One thing of ECMA-262 is not supported: groups nested
//     deeper than 1000. Properties of characters are those of Unicode 15.0. "format": "regex"
//     demands ECMA-262 to the letter.
//   - A pattern with lookaround, a backreference or a very large repetition is not matched in
//     linear time, but within a number of steps: see [Options].LinearPatternsOnly and
//     [PatternStepsError]. Lookahead behind the ^ that begins a pattern takes no such steps.
//   - "contentEncoding", "contentMediaType" and "contentSchema" are annotations.
//   - Where equal names are allowed, each of the members is judged.
//   - "$ref" and "$schema" lead to the schema itself, to [Options].Resources and to the
//     metaschemas of the drafts: nothing is ever fetched.
//   - Where no alternative of "anyOf" or "oneOf" is met, the violations are those of the
//     closest alternative, or what all of them have in common. [Validator.Output] has those
//     of all.
//   - What a subschema would have evaluated that should have accepted a value, and did not, is
//     no violation of "unevaluatedProperties" or "unevaluatedItems": what is wrong there is
//     one already.
package authlink

import (
	"encoding/json"

	"example.com/authlink/schema"
)

// The types of the payload come from package schema; to read one or to make one,
// this import will do.
type (
	// AuthLink is the payload in all of its editions.
	AuthLink = schema.AuthLink

	// Category is a kind of integration that an auth link may connect.
	Category = schema.Category

	// Edition is one published version of the contract.
	Edition = schema.Edition

	// Form is a spelling of the payload.
	Form = schema.Form

	// Optional is a property that may be absent or null.
	Optional[T any] = schema.Optional[T]

	// OrganizationID is a number or a string, as it was sent.
	OrganizationID = schema.OrganizationID

	// SessionType says what a session is for.
	SessionType = schema.SessionType
)

// The forms of the payload; see [Forms].
const (
	FormSDK  = schema.FormSDK  // camelCase, as the vendor documents its SDK; the default
	FormWire = schema.FormWire // snake_case, as it travels over HTTP
	FormDump = schema.FormDump // as the SDK really writes it: the names of FormSDK, the categories of FormWire
)

// The editions of the contract; see [Editions].
const (
	Edition20241125 = schema.Edition20241125
	Edition20241202 = schema.Edition20241202
	Edition20250310 = schema.Edition20250310
	Edition20250314 = schema.Edition20250314
	Edition20250331 = schema.Edition20250331
	Edition20250421 = schema.Edition20250421
	Edition20250628 = schema.Edition20250628
	Edition20250708 = schema.Edition20250708
	Edition20251126 = schema.Edition20251126
	Edition20251203 = schema.Edition20251203
	Edition20260127 = schema.Edition20260127
	Edition20260209 = schema.Edition20260209
	EarliestEdition = schema.EarliestEdition
	LatestEdition   = schema.LatestEdition
)

// The types of session that the vendor names. Others are legal.
const (
	SessionProduction = schema.SessionProduction
	SessionTest       = schema.SessionTest
)

// The categories of all editions of the contract.
const (
	CategoryATS         = schema.CategoryATS
	CategoryHRIS        = schema.CategoryHRIS
	CategoryHRISLegacy  = schema.CategoryHRISLegacy
	CategoryCRM         = schema.CategoryCRM
	CategoryIAM         = schema.CategoryIAM
	CategoryMarketing   = schema.CategoryMarketing
	CategoryLMS         = schema.CategoryLMS
	CategoryStackOne    = schema.CategoryStackOne
	CategoryFileStorage = schema.CategoryFileStorage
	CategoryDocuments   = schema.CategoryDocuments
	CategoryTicketing   = schema.CategoryTicketing
	CategoryScreening   = schema.CategoryScreening
	CategoryMessaging   = schema.CategoryMessaging
	CategoryAccounting  = schema.CategoryAccounting
	CategoryScheduling  = schema.CategoryScheduling
)

// Some returns an Optional that holds v.
func Some[T any](v T) Optional[T] { return schema.Some(v) }

// Null returns an Optional that is null.
func Null[T any]() Optional[T] { return schema.Null[T]() }

// NumberID returns the OrganizationID that is a number in JSON.
func NumberID(n json.Number) OrganizationID { return schema.NumberID(n) }

// StringID returns the OrganizationID that is a string in JSON.
func StringID(s string) OrganizationID { return schema.StringID(s) }

// Forms lists the forms of the contract, the default first. The slice is the
// caller's own.
func Forms() []Form { return schema.Forms() }

// ParseForm reads the name of a form: "sdk", "wire" or "dump". The error for
// anything else lists them.
func ParseForm(name string) (Form, error) { return schema.ParseForm(name) }

// Editions lists the editions of the contract in the order in which they were
// published. The slice is the caller's own.
func Editions() []Edition { return schema.Editions() }

// ParseEdition reads a date (the edition in force on that day), a version of the
// vendor's SDK such as "4.19.5" (the edition in force in that release) or
// "latest". The error for anything else lists the editions.
func ParseEdition(s string) (Edition, error) { return schema.ParseEdition(s) }

// Validate is [Variant.Validate] of the default [Variant]: it returns nil where data is a
// payload as the vendor documents it, else a [*SyntaxError] or a [*ValidationError].
func Validate(data []byte) error { return Variant{}.Validate(data) }

// Decode is [Variant.Decode] of the default [Variant].
func Decode(data []byte) (*AuthLink, error) { return Variant{}.Decode(data) }
