package workload

import "slices"

// breakOne returns a copy of a value with one edit somewhere in it, likely to
// break a schema.
func (g *gen) breakOne(v any) any {
	target := g.IntN(size(v))
	edited, _ := g.edit(v, target)
	return edited
}

// size is the number of values in v, itself included.
func size(v any) int {
	n := 1
	switch v := v.(type) {
	case object:
		for _, m := range v {
			n += size(m.value)
		}
	case []any:
		for _, item := range v {
			n += size(item)
		}
	}
	return n
}

// edit returns v with its value number target, in order of appearance, broken;
// and how many values to go when v has fewer.
func (g *gen) edit(v any, target int) (any, int) {
	if target == 0 {
		return g.broken(v), -1
	}
	target--
	switch v := v.(type) {
	case object:
		v = slices.Clone(v)
		for i := range v {
			if v[i].value, target = g.edit(v[i].value, target); target < 0 {
				return v, target
			}
		}
	case []any:
		v = slices.Clone(v)
		for i := range v {
			if v[i], target = g.edit(v[i], target); target < 0 {
				return v, target
			}
		}
	}
	return v, target
}

// broken returns what might stand in the place of v by mistake.
func (g *gen) broken(v any) any {
	switch v := v.(type) {
	case object:
		return g.brokenObject(v)
	case []any:
		return pick[any](g, nil, "", obj("0", v))
	case string:
		return pick[any](g, v+"?", "", v+" "+v, 7, nil, []any{v})
	case bool:
		return pick[any](g, "true", 0, nil)
	case nil:
		return pick[any](g, "null", 0, false)
	}
	return pick[any](g, "1", -1e6, 0.5, nil, []any{v})
}

func (g *gen) brokenObject(o object) any {
	if len(o) == 0 {
		return pick[any](g, nil, "", []any{})
	}
	i := g.IntN(len(o))
	switch g.IntN(4) {
	case 0: // a member is missing
		return slices.Delete(slices.Clone(o), i, i+1)
	case 1: // a name is misspelled
		o = slices.Clone(o)
		o[i].name += "_"
		return o
	case 2: // a member too many
		return append(slices.Clip(o), member{"unexpected", true})
	}
	return []any{o}
}
