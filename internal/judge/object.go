package judge

// object judges an object: first its members, one by one, then which of them there are.
func (f *frame) object(rule *objectRule) {
	if rule == nil {
		return
	}
	var few [2]uint64 // for most objects
	present := bitset(few[:])
	if len(rule.asked) > 64*len(few) {
		present = make(bitset, (len(rule.asked)+63)/64)
	}
	count := 0
	for name, value := range f.run.doc.Members(f.token) {
		f.member(rule, present, count, name, value)
		if f.isDone() {
			return
		}
		count++
	}
	f.run.step(count)
	f.memberCount(rule, count)
	f.required(rule, present)
	if f.isDone() {
		return
	}
	f.dependents(rule, present)
}

// member judges a member, the one numbered i, by the subschemas for its name and by those for
// its value.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2
func (f *frame) member(rule *objectRule, present bitset, i, name, value int) {
	text := f.run.doc.TextBytes(name)
	m := rule.byName.find(text)
	if m != nil && m.asked >= 0 {
		present.set(m.asked)
	}
	isNamed := m != nil && m.schema != nil
	if isNamed {
		f.below("properties", m.name, m.schema, value)
	}
	for j := range rule.patterns {
		if p := &rule.patterns[j]; f.run.matches(p.pattern, string(text)) {
			isNamed = true
			f.below("patternProperties", p.pattern.String(), p.schema, value)
		}
	}
	if isNamed || f.other(rule, name, value) {
		f.seen.add(i)
	}
	if rule.names != nil {
		if a := f.apply("propertyNames", rule.names, name, 0, wish{why: f.why}); !a.accepted {
			f.refuse("propertyNames", Cause{Verdict: a.verdict})
		}
	}
}

// below judges a member's value by a subschema.
func (f *frame) below(keyword, key string, n *node, value int) {
	if a := f.apply(keyword, n, value, 0, wish{why: f.why}); !a.accepted {
		f.refuse(keyword, Cause{Key: key, HasKey: true, Verdict: a.verdict})
	}
}

// other judges a member that neither "properties" nor "patternProperties" speak of, and
// reports whether "additionalProperties" does.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.3
func (f *frame) other(rule *objectRule, name, value int) bool {
	switch {
	case rule.isClosed:
		f.refused = true
		if f.why && f.run.keep() {
			fault := f.gather("additionalProperties")
			fault.Tokens = append(fault.Tokens, name)
		}
	case rule.others != nil:
		if a := f.apply("additionalProperties", rule.others, value, 0, wish{why: f.why}); !a.accepted {
			f.refuse("additionalProperties", Cause{Verdict: a.verdict})
		}
	default:
		return false
	}
	return true
}

// memberCount judges by "minProperties" and "maxProperties". Equal names, where they are
// allowed, count once.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.1
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.2
func (f *frame) memberCount(rule *objectRule, count int) {
	if f.run.options.DuplicateNames && (count >= rule.min || count > rule.max) {
		count = len(f.run.members(f.token))
	}
	if count < rule.min {
		f.fault("minProperties")
	}
	if count > rule.max {
		f.fault("maxProperties")
	}
}

// required judges by "required".
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.3
func (f *frame) required(rule *objectRule, present bitset) {
	f.missing(rule, present, "required", "", rule.required)
}

// missing refuses an object that lacks one of the names that a keyword asks for, because it
// has a property, if any.
func (f *frame) missing(rule *objectRule, present bitset, keyword, property string, asked []int) {
	var missing []string
	for _, number := range asked {
		if !present.has(number) {
			missing = append(missing, rule.asked[number])
			if !f.why {
				break
			}
		}
	}
	if missing == nil {
		return
	}
	if fault := f.fault(keyword); fault != nil {
		fault.Property, fault.Missing = property, missing
	}
}

// dependents judges by "dependentRequired", "dependentSchemas", and "dependencies", which was
// both before draft 2019-09.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5.4
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.2.4
func (f *frame) dependents(rule *objectRule, present bitset) {
	for i := range rule.dependents {
		d := &rule.dependents[i]
		switch {
		case !present.has(d.asked):
		case d.schema == nil:
			f.missing(rule, present, d.keyword, d.name, d.required)
		default:
			f.mustDepend(d)
		}
		if f.isDone() {
			return
		}
	}
}

// mustDepend judges the object by the subschema for those that have a member.
func (f *frame) mustDepend(d *dependent) {
	if a := f.try(d.keyword, d.schema, wish{why: f.why}); !a.accepted {
		f.fail(d.schema)
		f.refuse(d.keyword, Cause{Key: d.name, HasKey: true, Verdict: a.verdict})
	}
}
