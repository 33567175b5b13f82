package workload

import "slices"

// CleanLines returns payloads of the contract of which there is nothing to say, one a line with
// its members in any order, some size bytes in all.
func CleanLines(size int) [][]byte { return lines(size, (*gen).clean) }

// FaultyLines returns such payloads of which there is one thing to say each: one of several, about
// one member or another.
func FaultyLines(size int) [][]byte {
	return lines(size, func(g *gen) object { return g.slip(g.clean()) })
}

func lines(size int, payload func(*gen) object) (lines [][]byte) {
	g := newGen(seed)
	for total := 0; total < size; {
		line := shuffled(g.Rand, payload(g))
		lines = append(lines, line)
		total += len(line) + 1
	}
	return lines
}

// clean has every member, no secret, and no category twice.
func (g *gen) clean() object {
	categories := []any{"ats", "hris", "crm", "iam", "marketing", "lms", "documents"}
	g.Shuffle(len(categories), func(i, j int) { categories[i], categories[j] = categories[j], categories[i] })
	o := payload(g, g.title(2), categories[:1+g.IntN(len(categories))])
	o.set("token", pick[any](g, "<token>", "test-token", "xxxx"))
	return o
}

// slip returns a payload with one slip in it, as people make them.
func (g *gen) slip(o object) object {
	switch g.IntN(6) {
	case 0: // a letter of a category
		categories := o.value("categories").([]any)
		i := g.IntN(len(categories))
		name := []byte(categories[i].(string))
		name[g.IntN(len(name))] = "bfjkquvwxyz"[g.IntN(11)]
		categories[i] = string(name)
	case 1: // another word
		categories := o.value("categories").([]any)
		categories[g.IntN(len(categories))] = g.word()
	case 2: // another type
		name := pick(g, "originOwnerId", "originOwnerName", "projectId", "provider", "authLinkUrl", "label")
		o.set(name, pick[any](g, g.number(1, 99999), true, []any{}))
	case 3: // no date-time
		o.set("createdAt", pick[any](g, g.dateTime()[:10], g.title(1), "2024-13-"+g.dateTime()[8:]))
	case 4: // nothing
		i := o.index(pick(g, "originOwnerId", "originOwnerName", "projectId", "organizationId", "createdAt"))
		return slices.Delete(slices.Clone(o), i, i+1)
	case 5: // another name
		i := o.index(pick(g, "label", "accountId", "originUsername"))
		o[i].name = pick(g, "my_", "other", "x") + o[i].name
	}
	return o
}

// index returns which member has a name that the payload has.
func (o object) index(name string) int {
	return slices.IndexFunc(o, func(m member) bool { return m.name == name })
}

func (o object) value(name string) any { return o[o.index(name)].value }

func (o object) set(name string, value any) { o[o.index(name)].value = value }
