package compat

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A place is a value that both schemas say something about.
type place struct {
	parent   *place
	step     string // from the parent's value; "" for one and the same value
	path     string
	branch   string // the alternative of the parent's, or of one above
	old, new []*jsonschema.Schema
	inBranch *place // the alternative that it is in, the innermost; nil for none
	within   string // the keyword of that, where it is this one
	secret   bool   // something around it says so, or it itself
	pair     *pair  // the schemas that are compared there
}

// below returns the place of a member or element.
func (p *place) below(path, step string, old, new []*jsonschema.Schema) *place {
	return &place{parent: p, step: step, path: path, branch: p.branch, old: old, new: new, inBranch: p.inBranch, secret: p.secret}
}

// in returns the place of the same value as an alternative.
func (p *place) in(branch, keyword string, old, new []*jsonschema.Schema) *place {
	if p.branch != "" && branch != "" {
		branch = p.branch + ", " + branch
	}
	if branch == "" {
		branch = p.branch
	}
	in := &place{parent: p, path: p.path, branch: branch, old: old, new: new, within: keyword, secret: p.secret}
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

// A pair is two lists of schemas that are compared once, with all that leads to it.
type pair struct {
	at     *place // the first place, which is the nearest to the root
	from   []lead
	paths  []string // some of those that lead to it
	asking bool     // they are being found
}

// A lead leads from one pair to another.
type lead struct {
	from *pair
	path string
}

// places returns some paths that lead to a pair, the shortest first.
func (p *pair) places() []string {
	if p.paths != nil || p.asking {
		return p.paths
	}
	p.asking = true
	all := []string{p.at.path}
	for _, s := range p.from {
		for _, path := range s.from.places() {
			if path += s.path; len(all) < 4*maxPlaces && !slices.Contains(all, path) {
				all = append(all, path)
			}
		}
	}
	p.asking = false
	slices.SortFunc(all[1:], func(a, b string) int { return cmp.Or(len(a)-len(b), cmp.Compare(a, b)) })
	p.paths = all[:min(len(all), maxPlaces)]
	return p.paths
}

// parts returns the names of the members of the root through which ways lead to a pair.
func (p *pair) parts() []string {
	names, seen := map[string]bool{}, map[*pair]bool{p: true}
	for queue := []*pair{p}; len(queue) > 0; queue = queue[1:] {
		for _, s := range queue[0].from {
			switch {
			case s.from.at.parent == nil:
				name, _ := cutPart(s.path)
				names[name] = true
			case !seen[s.from]:
				seen[s.from] = true
				queue = append(queue, s.from)
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// addPlaces adds the other places of a difference.
func (d *Difference) addPlaces() {
	if d.at.pair == nil {
		return
	}
	rest := strings.TrimPrefix(d.Path, d.at.path)
	for _, path := range d.at.pair.places() {
		if path += rest; !slices.Contains(d.paths, path) {
			d.paths = append(d.paths, path)
		}
	}
}
