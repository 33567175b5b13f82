package judge

import "strconv"

// inPlace judges the value by the subschemas that apply to it as a whole.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2
func (f *frame) inPlace() {
	if !f.node.hasInPlace {
		return
	}
	if f.follow(); f.isDone() {
		return
	}
	if f.all(); f.isDone() {
		return
	}
	if f.any(); f.isDone() {
		return
	}
	if f.one(); f.isDone() {
		return
	}
	if f.none(); f.isDone() {
		return
	}
	f.conditional()
}

// try judges the value by a subschema, and takes over what it evaluates.
func (f *frame) try(keyword string, n *node, w wish) answer {
	w.seen = f.seen != nil
	a := f.apply(keyword, n, f.token, 0, w)
	if a.accepted {
		f.seen.merge(a.seen)
	}
	return a
}

// must judges the value by a subschema that has to accept it: the one at an index below its
// keyword, or alone there.
func (f *frame) must(keyword string, index int, n *node) {
	a := f.try(keyword, n, wish{why: f.why})
	if a.accepted {
		return
	}
	cause := Cause{Verdict: a.verdict}
	if index != alone {
		cause.Key, cause.HasKey = strconv.Itoa(index), true
	}
	f.fail(n)
	f.refuse(keyword, cause)
}

// alone is the index of a subschema that is the value of its keyword.
const alone = -1

// follow judges by what references lead to.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3
func (f *frame) follow() {
	for i := range f.node.references {
		ref := &f.node.references[i]
		f.must(ref.keyword, alone, f.run.scopes.resolve(f.scope, ref))
	}
}

// all judges by "allOf".
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.1
func (f *frame) all() {
	for i, n := range f.node.allOf {
		f.must("allOf", i, n)
		if f.isDone() {
			return
		}
	}
}

// any judges by "anyOf". Each alternative is asked where somebody wants to know what is
// evaluated, else those up to the first that accepts.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.2
func (f *frame) any() {
	accepted := len(f.node.anyOf) == 0
	for _, n := range f.node.anyOf {
		if f.try("anyOf", n, wish{}).accepted {
			if accepted = true; f.seen == nil {
				break
			}
		}
	}
	if !accepted {
		f.alternatives("anyOf", f.node.anyOf)
	}
}

// one judges by "oneOf".
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.3
func (f *frame) one() {
	if len(f.node.oneOf) == 0 {
		return
	}
	var accepted []int
	for i, n := range f.node.oneOf {
		if f.try("oneOf", n, wish{}).accepted {
			if accepted = append(accepted, i); len(accepted) == 2 && f.trace == nil {
				break
			}
		}
	}
	switch len(accepted) {
	case 0:
		f.alternatives("oneOf", f.node.oneOf)
	case 1:
	default:
		if fault := f.fault("oneOf"); fault != nil {
			fault.Indexes = accepted[:2]
		}
	}
}

// alternatives refuses a value that each of some subschemas refuses, and says why. If there is
// no room for what any of them has against it, the alternatives count as one fault more.
func (f *frame) alternatives(keyword string, nodes []*node) {
	f.refused = true
	f.fail(nodes...)
	if !f.why {
		return
	}
	before := f.run.kept
	f.run.alternatives++
	for i, n := range nodes {
		a := f.run.judge(n, f.token, f.scope, wish{why: true})
		f.refuse(keyword, Cause{Key: strconv.Itoa(i), HasKey: true, Verdict: a.verdict})
	}
	f.run.alternatives--
	if f.run.kept == before && f.run.kept == f.run.options.Faults {
		f.run.keep()
	}
}

// none judges by "not", whose subschema evaluates nothing.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.4
func (f *frame) none() {
	if f.node.not != nil && f.apply("not", f.node.not, f.token, 0, wish{}).accepted {
		f.fault("not")
	}
}

// conditional judges by "then" or "else", as "if" has it.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.2
func (f *frame) conditional() {
	c := f.node.condition
	if c == nil {
		return
	}
	keyword, branch := "else", c.otherwise
	if f.try("if", c.test, wish{}).accepted {
		keyword, branch = "then", c.then
	}
	if branch != nil {
		f.must(keyword, alone, branch)
	}
}
