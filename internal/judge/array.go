package judge

import "strconv"

// array judges an array.
func (f *frame) array(rule *arrayRule) {
	if rule == nil {
		return
	}
	length := 0
	for range f.run.doc.Elements(f.token) {
		length++
	}
	f.run.step(length)
	if f.itemCount(rule, length); f.isDone() {
		return
	}
	if f.uniqueItems(rule, length); f.isDone() {
		return
	}
	if f.items(rule, length); f.isDone() {
		return
	}
	f.contains(rule)
}

// itemCount judges by "minItems" and "maxItems".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.1
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.2
func (f *frame) itemCount(rule *arrayRule, length int) {
	if length < rule.min {
		f.fault("minItems")
	}
	if length > rule.max {
		f.fault("maxItems")
	}
}

// uniqueItems judges by "uniqueItems".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.3
func (f *frame) uniqueItems(rule *arrayRule, length int) {
	if !rule.unique || length < 2 {
		return
	}
	if i, j, tokens := f.run.repeated(f.token); tokens != nil {
		if fault := f.fault("uniqueItems"); fault != nil {
			fault.Indexes, fault.Tokens = []int{i, j}, tokens
		}
	}
}

// items judges each item by the schema for its place: "prefixItems" and "items", which before
// draft 2020-12 are an array "items" and "additionalItems".
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1
func (f *frame) items(rule *arrayRule, length int) {
	if rule.prefix == nil && rule.rest == nil && !rule.isClosed {
		return
	}
	i := 0
	for item := range f.run.doc.Elements(f.token) {
		switch {
		case i < len(rule.prefix):
			f.part(rule.prefixKeyword, rule.prefix[i], item, i)
			f.seen.add(i)
		case rule.rest != nil:
			f.part(rule.restKeyword, rule.rest, item, i)
			f.seen.add(i)
		case rule.isClosed:
			if fault := f.fault("additionalItems"); fault != nil {
				fault.Count = length - i
			}
			return
		}
		if f.isDone() {
			return
		}
		i++
	}
}

// part judges an item by a subschema, whose place below its keyword is that of the item, or
// none where one schema is for all of them.
func (f *frame) part(keyword string, n *node, item, i int) {
	a := f.apply(keyword, n, item, i, wish{why: f.why})
	if a.accepted {
		return
	}
	cause := Cause{Item: i, Verdict: a.verdict}
	if f.node.arrays.prefixKeyword == keyword && i < len(f.node.arrays.prefix) {
		cause.Key, cause.HasKey = strconv.Itoa(i), true
	}
	f.refuse(keyword, cause)
}

// contains judges by "contains", "minContains" and "maxContains".
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1.3
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.4
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4.5
func (f *frame) contains(rule *arrayRule) {
	if rule.contains == nil {
		return
	}
	matched, i := 0, 0
	for item := range f.run.doc.Elements(f.token) {
		if f.apply("contains", rule.contains, item, i, wish{}).accepted {
			matched++
			if rule.containsEvaluates {
				f.seen.add(i)
			}
		}
		i++
	}
	switch {
	case matched > rule.maxContains:
		f.count("maxContains", matched)
	case matched >= rule.minContains:
	case f.node.schema.MinContains != nil:
		f.count("minContains", matched)
	default:
		if fault := f.fault("contains"); fault != nil {
			fault.Causes = f.candidates(rule)
		}
	}
}

func (f *frame) count(keyword string, n int) {
	if fault := f.fault(keyword); fault != nil {
		fault.Count = n
	}
}

// candidates says of the first items why they do not match "contains".
func (f *frame) candidates(rule *arrayRule) (causes []Cause) {
	f.run.alternatives++
	defer func() { f.run.alternatives-- }()
	i := 0
	for item := range f.run.doc.Elements(f.token) {
		if i == maxCandidates {
			break
		}
		if v := f.run.judge(rule.contains, item, f.scope, wish{why: true}).verdict; v != nil && len(v.Faults) > 0 {
			causes = append(causes, Cause{Item: i, Verdict: v})
		}
		i++
	}
	return causes
}
