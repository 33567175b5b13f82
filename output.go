package authlink

import (
	"strings"

	"example.com/authlink/internal/pointer"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// An OutputFormat is one of the standard forms of a result (JSON Schema Core
// 2020-12, section 12.4).
type OutputFormat int

// The output formats.
const (
	OutputFlag     OutputFormat = iota // the verdict alone
	OutputBasic                        // a flat list of output units
	OutputDetailed                     // a tree, condensed, that follows the schema
)

// An OutputUnit is one result in a standard output format (section 12.3).
// Annotations are not collected.
type OutputUnit struct {
	Valid                   bool         `json:"valid"`
	KeywordLocation         *string      `json:"keywordLocation,omitempty"`
	AbsoluteKeywordLocation string       `json:"absoluteKeywordLocation,omitempty"`
	InstanceLocation        *string      `json:"instanceLocation,omitempty"`
	Error                   string       `json:"error,omitempty"`
	Errors                  []OutputUnit `json:"errors,omitempty"`
}

// Output returns the errors of the document in a standard output format. Unlike
// Violations it follows the schema, and holds what every alternative said.
func (e *ValidationError) Output(format OutputFormat) OutputUnit {
	if e.output == nil || format == OutputFlag {
		return OutputUnit{}
	}
	return e.output(format)
}

// An outputter puts the errors of one document into output units. One is for one
// goroutine.
type outputter struct {
	root  *node
	words wording
}

func (o outputter) output(format OutputFormat) OutputUnit {
	top := o.unit(o.root)
	for _, cause := range o.root.causes {
		if format == OutputBasic {
			top.Errors = o.flatten(top.Errors, cause)
		} else {
			top.Errors = append(top.Errors, o.tree(cause))
		}
	}
	return top
}

// flatten appends the units of n and of all below it (section 12.4.2).
func (o *outputter) flatten(units []OutputUnit, n *node) []OutputUnit {
	if !n.isGroup() {
		units = append(units, o.unit(n))
	}
	for _, cause := range n.causes {
		units = o.flatten(units, cause)
	}
	return units
}

// tree returns the unit of n with those below it; one that has a single child
// is replaced by it (section 12.4.3).
func (o *outputter) tree(n *node) OutputUnit {
	if len(n.causes) == 1 {
		return o.tree(n.causes[0])
	}
	unit := o.unit(n)
	for _, cause := range n.causes {
		unit.Errors = append(unit.Errors, o.tree(cause))
	}
	if unit.Errors != nil {
		unit.Error = ""
	}
	return unit
}

// unit returns the output unit of n alone.
func (o *outputter) unit(n *node) OutputUnit {
	keyword, instance := n.keywordLocation(), o.words.at(n.instance).pointer
	unit := OutputUnit{
		KeywordLocation:         &keyword,
		AbsoluteKeywordLocation: n.schema + pointer.EscapeFragment(pointer.String(n.keywordPath())),
		InstanceLocation:        &instance,
	}
	if len(n.causes) > 0 {
		unit.Error = "a subschema has errors"
		return unit
	}
	var messages []string
	for _, f := range faultsOf(n) {
		message, _ := o.words.say(n, f.instance)
		messages = append(messages, message)
	}
	unit.Error = strings.Join(messages, "; ")
	return unit
}

// isGroup reports whether n only holds together what one schema object says.
func (n *node) isGroup() bool {
	_, ok := n.kind.(*kind.Group)
	return ok
}
