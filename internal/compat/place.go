package compat

import "github.com/santhosh-tekuri/jsonschema/v6"

// A place is a value that both schemas say something about.
type place struct {
	parent   *place
	step     string // from the parent's value; "" for one and the same value
	path     string
	branch   string // the alternative of the parent's, or of one above
	old, new []*jsonschema.Schema
	inBranch *place // the alternative that it is in, the innermost; nil for none
}

// below returns the place of a member or element.
func (p *place) below(path, step string, old, new []*jsonschema.Schema) *place {
	return &place{parent: p, step: step, path: path, branch: p.branch, old: old, new: new, inBranch: p.inBranch}
}

// in returns the place of the same value as an alternative.
func (p *place) in(branch string, old, new []*jsonschema.Schema) *place {
	if p.branch != "" && branch != "" {
		branch = p.branch + ", " + branch
	}
	if branch == "" {
		branch = p.branch
	}
	in := &place{parent: p, path: p.path, branch: branch, old: old, new: new}
	in.inBranch = in
	return in
}

// side returns what one side says about the value.
func (p *place) side(isNew bool) []*jsonschema.Schema {
	if isNew {
		return p.new
	}
	return p.old
}
