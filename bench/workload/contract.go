package workload

import "example.com/authlink"

// Contract returns the workloads of the default contract.
func Contract() ([]Workload, error) {
	schema := authlink.Variant{}.Schema()
	shapes := []struct {
		name  string
		count int
		value func(*gen) any
		write format
	}{
		{"example", 8, example, minified},
		{"example, indented", 8, example, indented},
		{"minimal", 16, minimal, minified},
		{"full", 16, full, minified},
		{"full, indented", 16, full, indented},
		{"members shuffled", 64, full, shuffled},
		{"unicode", 16, unicode, minified},
		{"1,000 categories", 4, manyCategories, minified},
	}
	var all []Workload
	for _, s := range shapes {
		w, err := build(s.name, schema, s.count, s.value, s.write)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// example is the example of the contract's document.
func example(*gen) any {
	return obj(
		"authLinkUrl", "https://rapid-league.info/",
		"categories", []any{"ats", "hris", "iam", "crm", "iam", "marketing", "lms", "hrisLegacy", "documents"},
		"createdAt", "2025-02-13T09:44:27.866Z",
		"id", 4148.57,
		"organizationId", 3605.45,
		"originOwnerId", "<id>",
		"originOwnerName", "<value>",
		"projectId", "<id>",
		"token", "<value>",
	)
}

// minimal has the required members alone.
func minimal(g *gen) any {
	return obj(
		"authLinkUrl", g.url(),
		"createdAt", g.dateTime(),
		"id", g.number(1, 99999),
		"organizationId", g.number(1, 99999),
		"originOwnerId", g.slug(),
		"originOwnerName", g.title(2),
		"projectId", g.slug(),
		"token", g.hex(64),
	)
}

// full has every member.
func full(g *gen) any {
	return payload(g, g.title(2), g.list(0, 9, g.category))
}

// unicode has text beyond ASCII, one to four bytes a character.
func unicode(g *gen) any {
	owner := pick(g, "Zoë Ångström", "Юлия Королёва", "王小明 有限公司", "مؤسسة الأفق", "Ana 🚀 Núñez", "नमस्ते इंडिया")
	return payload(g, owner, g.list(0, 9, g.category))
}

func manyCategories(g *gen) any {
	return payload(g, g.title(2), g.list(1000, 1000, g.category))
}

func payload(g *gen, owner string, categories []any) object {
	return obj(
		"accountId", pick[any](g, g.hex(20), nil),
		"authLinkUrl", g.url(),
		"categories", categories,
		"createdAt", g.dateTime(),
		"id", g.decimal(1, 99999),
		"label", pick[any](g, owner, nil),
		"organizationId", g.number(1, 99999),
		"originOwnerId", g.slug(),
		"originOwnerName", owner,
		"originUsername", pick[any](g, g.email(), nil),
		"projectId", g.slug(),
		"provider", pick[any](g, g.word(), nil),
		"token", g.hex(64),
	)
}

func (g *gen) category() any {
	return pick(g, "ats", "hris", "hrisLegacy", "crm", "iam", "marketing", "lms", "stackOne", "documents")
}
