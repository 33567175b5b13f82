package quiet

import "example.com/authlink/internal/jsonindex"

// Proves reports whether nothing is to be said of data, which is a valid document, strictly
// written. False says nothing.
func (p *Program) Proves(data []byte) bool {
	if p.asksNone {
		return true
	}
	r := reader{p, data}
	i, c := jsonindex.SkipSpace(data, 0)
	end, isSuspect := r.value(p.root, i, c)
	return end >= 0 && !(isSuspect && (p.root.mayHide || p.tests.Hides))
}

// A reader goes over one document.
type reader struct {
	*Program
	data []byte
}

// loud stands for the end of a value of which something may be to be said.
const loud = -1

// value looks at the value of a member, or an element, that begins with c at data[i]. It returns
// the offset after it, or loud; and whether there is something in it of which a rule finds
// nothing unless it is a secret.
func (r *reader) value(m *member, i int, c byte) (end int, isSuspect bool) {
	switch c {
	case '"':
		return r.text(m.tests, i)
	case '{':
		end, isSuspect = r.object(r.placeOf(m), i)
	case '[':
		end, isSuspect = r.array(r.placeOf(m), i)
		if end >= 0 && m.tests != nil && !passes(m.tests.Arrays, r.data[i:end]) {
			return loud, false
		}
	case 't', 'n':
		return i + len("true"), false
	case 'f':
		return i + len("false"), false
	default:
		return r.number(i), false
	}
	return end, isSuspect
}

func (r *reader) text(tests *ValueTests, i int) (end int, isSuspect bool) {
	quote, signs := scan(r.data, i+1)
	if quote >= len(r.data) {
		return loud, false
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
			return loud, false
		case Plain:
			isSuspect = true
		}
	}
	if tests != nil {
		for _, test := range tests.Texts {
			if !test(t) {
				return loud, false
			}
		}
	}
	return quote + 1, isSuspect
}

func (r *reader) number(i int) (end int) {
	for end = i; end < len(r.data) && isOfNumber(r.data[end]); end++ {
	}
	if end == i || !passes(r.tests.Numbers, r.data[i:end]) {
		return loud
	}
	return end
}

func isOfNumber(c byte) bool {
	return c-'0' <= 9 || c == '.' || c == '-' || c == '+' || c|0x20 == 'e'
}

func passes(tests []func([]byte) bool, value []byte) bool {
	for _, test := range tests {
		if !test(value) {
			return false
		}
	}
	return true
}

func (r *reader) array(at *place, i int) (end int, isSuspect bool) {
	elements := r.elementsOf(at)
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for isAfterText := false; c != ']'; {
		isText := c == '"'
		end, suspect := r.value(elements, i, c)
		if end < 0 || suspect && (isAfterText || elements.mayHide) { // a text may name what comes next
			return loud, false
		}
		isAfterText, isSuspect = isText, isSuspect || suspect
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		} else if c != ']' {
			return loud, false
		}
	}
	return i + 1, isSuspect
}

func (r *reader) object(at *place, i int) (end int, isSuspect bool) {
	i, c := jsonindex.SkipSpace(r.data, i+1)
	for hasName := false; c != '}'; {
		m, quote := at.table.find(r.data, i+1)
		if m == nil {
			if m, quote = r.otherMember(at, i+1); m == nil {
				return loud, false
			}
		}
		if !m.isQuiet {
			return loud, false
		}
		i, _ = jsonindex.SkipSpace(r.data, quote+1) // the colon
		i, c = jsonindex.SkipSpace(r.data, i+1)
		end, suspect := r.value(m, i, c)
		hasName, isSuspect = hasName || m.mayName, isSuspect || suspect
		if end < 0 || suspect && m.mayHide || hasName && isSuspect {
			return loud, false
		}
		if i, c = jsonindex.SkipSpace(r.data, end); c == ',' {
			i, c = jsonindex.SkipSpace(r.data, i+1)
		} else if c != '}' {
			return loud, false
		}
	}
	return i + 1, isSuspect
}
