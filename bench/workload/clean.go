package workload

// CleanLines returns payloads of the contract of which there is nothing to say, one a line with
// its members in any order, some size bytes in all. With a fault, each has one: its list of
// categories has a name that is misspelled.
func CleanLines(size int, fault bool) [][]byte {
	g := newGen(seed)
	var lines [][]byte
	for total := 0; total < size; {
		line := shuffled(g.Rand, clean(g, fault))
		lines = append(lines, line)
		total += len(line) + 1
	}
	return lines
}

// clean has every member, no secret, and no category twice.
func clean(g *gen, fault bool) any {
	categories := []any{"ats", "hris", "crm", "iam", "marketing", "lms", "documents"}
	g.Shuffle(len(categories), func(i, j int) { categories[i], categories[j] = categories[j], categories[i] })
	categories = categories[:1+g.IntN(len(categories))]
	if fault {
		categories[0] = "x" + categories[0].(string)
	}
	o := payload(g, g.title(2), categories)
	for i := range o {
		if o[i].name == "token" {
			o[i].value = pick[any](g, "<token>", "test-token", "xxxx")
		}
	}
	return o
}
