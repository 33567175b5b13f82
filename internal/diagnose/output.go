package diagnose

import (
	"strings"

	"example.com/authlink/internal/jsonpointer"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// A Unit is one result in a standard output format (JSON Schema Core 2020-12, section 12.3).
type Unit struct {
	KeywordLocation, AbsoluteKeywordLocation, InstanceLocation string
	Error                                                      string
	Errors                                                     []Unit
}

// Output returns the errors of the document as a flat list (section 12.4.2), or as a
// tree that follows the schema, condensed (section 12.4.3).
func (r *Report) Output(flat bool) Unit { return r.output.output(flat) }

// An outputter puts the errors of one document into output units. One is for one
// goroutine.
type outputter struct {
	root  *Fault
	words wording
}

func (o outputter) output(flat bool) Unit {
	top := o.unit(o.root)
	for _, cause := range o.root.causes {
		if flat {
			top.Errors = o.flatten(top.Errors, cause)
		} else {
			top.Errors = append(top.Errors, o.tree(cause))
		}
	}
	return top
}

// flatten appends the units of n and of all below it (section 12.4.2).
func (o *outputter) flatten(units []Unit, n *Fault) []Unit {
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
func (o *outputter) tree(n *Fault) Unit {
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
func (o *outputter) unit(n *Fault) Unit {
	keyword, instance := n.keywordLocation(), o.words.at(n.instance).pointer
	unit := Unit{
		KeywordLocation:         keyword,
		AbsoluteKeywordLocation: n.schema + jsonpointer.Fragment(n.keywordPath()...),
		InstanceLocation:        instance,
	}
	if len(n.causes) > 0 {
		unit.Error = "a subschema has errors"
		return unit
	}
	var messages []string
	for _, f := range locate(n) {
		messages = append(messages, o.words.message(n, f.instance))
	}
	unit.Error = strings.Join(messages, "; ")
	return unit
}

// isGroup reports whether n only holds together what one schema object says.
func (n *Fault) isGroup() bool {
	_, ok := n.kind.(*kind.Group)
	return ok
}
