package accept

import "example.com/authlink/internal/jsonindex"

// An arrayRule is what the keywords of a schema ask of an array.
type arrayRule struct {
	prefix      []*node // prefixItems, or items as an array before 2020-12
	items       *node   // of the elements after those
	least, most int     // minItems, maxItems
	unique      bool    // uniqueItems

	contains                 *node // nil for none
	minContains, maxContains int

	choices    *table // the enum that is all that is asked of the elements; nil for none
	takesTexts bool   // every text may be an element, wherever it stands

	watched           bool // its elements are looked at besides: see watch
	collects          bool // see evaluated.go
	evaluatesItems    bool // the elements after the prefix
	evaluatesContains bool // those that contains accepts
}

// anyArray asks nothing.
var anyArray = &arrayRule{items: anything, most: unlimited, takesTexts: true}

// array judges the array that begins at data[i].
func (r *run) array(a *arrayRule, i int) (end int) {
	if a == nil {
		a = anyArray
	}
	if r.depth++; r.depth > r.limits.Depth {
		return r.giveUp()
	}
	hashes := len(r.hashes)
	if a.contains != nil {
		r.looks++
	}
	if a.unique {
		r.uniques++
	}
	count, contained, end := r.elements(a, i)
	if a.contains != nil {
		r.endLooks()
	}
	if end < 0 {
		return refused
	}
	if count < a.least || count > a.most {
		return r.refuse(i)
	}
	if a.contains != nil && (contained < a.minContains || contained > a.maxContains) {
		return r.refuse(i)
	}
	if a.unique {
		if r.uniques--; !r.distinct(r.hashes[hashes:]) {
			return r.giveUp()
		}
	}
	r.hashes = r.hashes[:hashes]
	r.depth--
	return end
}

// elements judges the elements of the array that begins at data[i]. It returns
// how many there are, how many of them contains accepts, and the offset after
// the array.
//
// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1
func (r *run) elements(a *arrayRule, i int) (count, contained, end int) {
	i, c := jsonindex.SkipSpace(r.data, i+1)
	if c == ']' {
		return 0, 0, i + 1
	}
	choices, texts := a.choices, a.takesTexts
	for {
		end = i
		if choices != nil {
			var skipped int
			skipped, end = choices.skip(r.data, i)
			count += skipped
		} else if texts && c == '"' {
			if at := jsonindex.SkipPlain(r.data, i+1); at < len(r.data) && r.data[at] == '"' {
				count, end = count+1, at+1
			}
		}
		if end == i { // none was skipped
			if end = r.element(a, i, c, count, &contained); end < 0 {
				return 0, 0, refused
			}
			count++
		}
		if i, c = jsonindex.SkipSpace(r.data, end); c == ']' {
			return count, contained, i + 1
		}
		if c != ',' {
			return 0, 0, r.giveUp()
		}
		i, c = jsonindex.SkipSpace(r.data, i+1)
	}
}

// plan decides what is read without looking at each element, once the items have a plan.
func (a *arrayRule) plan() {
	if a.watched || a.prefix != nil {
		return
	}
	switch a.items.actions[jsonindex.String] {
	case judgeString:
		a.choices = a.items.text.enum
	case readString:
		a.takesTexts = true
	}
}

// element judges the element at data[i], the array's number count from 0.
func (r *run) element(a *arrayRule, i int, c byte, count int, contained *int) (end int) {
	element := a.items
	if count < len(a.prefix) {
		element = a.prefix[count]
	}
	if end = r.value(element, i, c); end < 0 || a.watched && !r.watch(a, i, c, count, contained) {
		return refused
	}
	return end
}

// watch is what contains, uniqueItems and the unevaluated keywords do with the
// element at data[i], the array's number count from 0, which is well-formed.
func (r *run) watch(a *arrayRule, i int, c byte, count int, contained *int) bool {
	evaluated := a.evaluatesItems || count < len(a.prefix)
	if a.contains != nil {
		if r.try(a.contains, false, i, c) >= 0 {
			*contained++
			evaluated = evaluated || a.evaluatesContains
		} else if r.stuck {
			return false
		}
	}
	if a.collects && evaluated {
		r.frames.last().add(count)
	}
	if a.unique {
		r.hashes = append(r.hashes, r.hashElement(i))
	}
	return true
}
