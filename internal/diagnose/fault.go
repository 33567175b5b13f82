package diagnose

import (
	"strconv"
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/judge"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Fault is a fault that the judge found, with the way that led to it.
type Fault struct {
	*judge.Fault
	schema   *jsonschema.Schema // that failed
	token    int                // of the instance
	instance []string           // reference tokens of the instance
	way      *step              // to the schema
	branch   branch             // that the schema is in, across references
	merged   *merged            // what several alternatives say as one; nil for a fault of one schema
}

// A step leads from a schema to one of its subschemas.
type step struct {
	before  *step // nil at the schema of the document
	holder  *jsonschema.Schema
	keyword string
	key     string // a name or an index below the keyword, where hasKey
	hasKey  bool
}

// appendTo appends the way to a JSON Pointer, across references.
func (s *step) appendTo(pointer []byte) []byte {
	if s == nil {
		return pointer
	}
	pointer = jsonpointer.AppendTo(s.before.appendTo(pointer), s.keyword)
	if s.hasKey {
		pointer = jsonpointer.AppendTo(pointer, s.key)
	}
	return pointer
}

// keywordPath returns the reference tokens of the keyword below its schema.
func (n *Fault) keywordPath() []string {
	switch {
	case n.Keyword == "":
		return nil
	case n.Property != "":
		return []string{n.Keyword, n.Property}
	}
	return []string{n.Keyword}
}

// keywordLocation returns the JSON Pointer of the keyword across references. That of
// alternatives that say one thing is theirs.
func (n *Fault) keywordLocation() string {
	var buffer [128]byte // most are shorter
	return string(n.appendLocation(buffer[:0]))
}

func (n *Fault) appendLocation(pointer []byte) []byte {
	pointer = n.way.appendTo(pointer)
	if n.Keyword != "" {
		pointer = jsonpointer.AppendTo(pointer, n.Keyword)
	}
	if n.Property != "" {
		pointer = jsonpointer.AppendTo(pointer, n.Property)
	}
	return pointer
}

// keyword names what failed. A false schema has no keyword of its own: the one that applied
// it speaks.
func (n *Fault) keyword() string {
	switch {
	case n.merged != nil:
		return n.merged.keyword
	case n.Keyword != "":
		return n.Keyword
	case n.way != nil && (!n.Endless || strings.HasPrefix(n.way.keyword, "$")):
		return n.way.keyword
	case n.Endless:
		return "$ref" // there is one on the way back
	}
	return "false"
}

// schemas returns the schema that failed, or those that say one thing of a part of its instance.
func (n *Fault) schemas() []*jsonschema.Schema {
	if n.merged != nil && n.merged.path != nil {
		return n.merged.schemas
	}
	return []*jsonschema.Schema{n.schema}
}

// wants returns the values that "enum" or "const" allow.
func (n *Fault) wants() []any {
	switch {
	case n.merged != nil:
		return n.merged.values
	case n.Keyword == "const":
		return []any{*n.schema.Const}
	}
	return n.schema.Enum.Values
}

// says names what the message is about: of several alternatives, what they say as one.
func (n *Fault) says() string {
	if n.merged != nil {
		return n.merged.keyword
	}
	return n.Keyword
}

// alternatives counts those of "anyOf" or "oneOf".
func (n *Fault) alternatives() int {
	if n.Keyword == "anyOf" {
		return len(n.schema.AnyOf)
	}
	return len(n.schema.OneOf)
}

// alternativeIndex returns the index of the alternative that a cause is about.
func alternativeIndex(c *judge.Cause) int {
	i, _ := strconv.Atoi(c.Key)
	return i
}

// wantsEither reports whether n says that one of several properties is missing.
func (n *Fault) wantsEither() bool { return n.merged != nil && n.merged.either != nil }
