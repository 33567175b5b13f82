package quiet

import "example.com/authlink/internal/jsonindex"

// Proves reports whether no rule finds anything in data, which is a document, strictly written:
// in one that is valid, where rules ask for that. False says nothing.
func (p *Program) Proves(data []byte) bool {
	r := reader{Program: p, data: data, isHasty: true}
	return p.asksNone || r.document() && r.loud == 0
}

// Loud returns the rules that may find something in such a document. The others do not.
func (p *Program) Loud(data []byte) Rules {
	r := reader{Program: p, data: data}
	if p.asksNone || r.document() {
		return r.loud
	}
	return ^Rules(0)
}

// A reader goes over one document.
type reader struct {
	*Program
	data    []byte
	isHasty bool  // it stops where something may be to be said
	loud    Rules // that may have something to say
}

// stop stands for the end of a value behind which nothing is looked at.
const stop = -1

// ending is what to return for a value that ends there.
func (r *reader) ending(end int) int {
	if r.loud != 0 && r.isHasty {
		return stop
	}
	return end
}

// document looks at the document, and reports whether it has seen all of it.
func (r *reader) document() bool {
	i, c := jsonindex.SkipSpace(r.data, 0)
	end, suspect := r.value(r.root, i, c)
	if r.root.mayHide {
		r.loud |= suspect
	}
	return end >= 0
}

// value looks at the value of a member, or an element, that begins with c at data[i]. It returns
// the offset after it, or stop; and the rules that find something in it if it is a secret.
func (r *reader) value(m *member, i int, c byte) (end int, suspect Rules) {
	switch c {
	case '"':
		return r.text(m.tests, i)
	case '{':
		return r.object(r.placeOf(m), i)
	case '[':
		if end, suspect = r.array(r.placeOf(m), i); end >= 0 && m.tests != nil {
			r.pass(m.tests.Arrays, r.data[i:end])
		}
		return end, suspect
	case 't', 'n':
		return i + len("true"), 0
	case 'f':
		return i + len("false"), 0
	}
	return r.number(i), 0
}

func (r *reader) text(tests *ValueTests, i int) (end int, suspect Rules) {
	if tests == nil && r.passesShort {
		if quote := passShort(r.data, i+1); quote >= 0 {
			return quote + 1, 0
		}
	}
	quote, signs := scan(r.data, i+1)
	if quote >= len(r.data) {
		return stop, 0
	}
	t := Text{r.data[i+1 : quote], signs}
	if signs&escaped != 0 {
		t = newText(jsonindex.AppendDecoded(nil, t.Bytes))
	}
	for k := range r.tests.Texts {
		test := &r.tests.Texts[k]
		if t.Signs&test.Signs == 0 || len(t.Bytes) < test.Least {
			continue
		}
		switch test.Test(t) {
		case No:
			r.loud |= test.Of
		case Plain:
			suspect |= test.Of
		}
	}
	if tests != nil {
		for _, test := range tests.Texts {
			if !test.Passes(t) {
				r.loud |= test.Of
			}
		}
	}
	return r.ending(quote + 1), suspect
}

func (r *reader) number(i int) (end int) {
	for end = i; end < len(r.data) && isOfNumber(r.data[end]); end++ {
	}
	if end == i {
		return stop
	}
	r.pass(r.tests.Numbers, r.data[i:end])
	return r.ending(end)
}

func isOfNumber(c byte) bool {
	return c-'0' <= 9 || c == '.' || c == '-' || c == '+' || c|0x20 == 'e'
}

func (r *reader) pass(tests []Test[[]byte], value []byte) {
	for _, test := range tests {
		if !test.Passes(value) {
			r.loud |= test.Of
		}
	}
}

func (r *reader) array(at *place, i int) (end int, suspect Rules) {
	elements := r.elementsOf(at)
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for isAfterText := false; c != ']'; {
		isText := c == '"'
		end, found := r.value(elements, i, c)
		if isAfterText || elements.mayHide { // a text may name what comes next
			r.loud |= found
		}
		if end = r.ending(end); end < 0 {
			return stop, 0
		}
		isAfterText, suspect = isText, suspect|found
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		} else if c != ']' {
			return stop, 0
		}
	}
	return i + 1, suspect
}

func (r *reader) object(at *place, i int) (end int, suspect Rules) {
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for hasName := false; c != '}'; {
		m, quote := at.table.find(r.data, i+1)
		if m == nil {
			m, quote = r.otherMember(at, i+1)
		}
		r.loud |= m.loud
		i, _ = jsonindex.SkipSpace(r.data, quote+1) // the colon
		i, c = jsonindex.SkipSpace(r.data, i+1)
		end, found := r.value(m, i, c)
		hasName, suspect = hasName || m.mayName, suspect|found
		if m.mayHide {
			r.loud |= found
		}
		if hasName {
			r.loud |= suspect
		}
		if end = r.ending(end); end < 0 {
			return stop, 0
		}
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		} else if c != '}' {
			return stop, 0
		}
	}
	return i + 1, suspect
}
