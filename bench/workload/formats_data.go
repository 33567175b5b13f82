package workload

// Documents that carry data from one program to another.

func cloudEvent(g *gen) any {
	return obj(
		"specversion", "1.0",
		"id", g.uuid(),
		"source", "/"+g.path(),
		"type", "example."+g.word()+"."+g.word(),
		"subject", g.maybe(g.slug()),
		"time", g.dateTime(),
		"datacontenttype", "application/json",
		"dataschema", g.maybe(g.url()),
		"traceparent", g.maybe("00-"+g.hex(32)+"-"+g.hex(16)+"-01"),
		"sequence", g.maybe(g.number(1, 1000)),
		"data", obj("orderId", g.uuid(), "total", g.decimal(1, 500), "lines", g.list(1, 5, func() any {
			return obj("sku", g.hex(8), "quantity", g.number(1, 9), "note", g.title(4))
		})),
	)
}

func geoJSON(g *gen) any {
	position := func() any { return []any{g.decimal(-180, 180), g.decimal(-90, 90)} }
	ring := func() any { return g.list(4, 20, position) }
	geometry := func() any {
		return pick[func() any](g,
			func() any { return obj("type", "Point", "coordinates", position()) },
			func() any { return obj("type", "LineString", "coordinates", g.list(2, 20, position)) },
			func() any { return obj("type", "Polygon", "coordinates", g.list(1, 2, ring)) },
			func() any {
				return obj("type", "MultiPolygon", "coordinates", g.list(1, 2, func() any { return g.list(1, 2, ring) }))
			},
		)()
	}
	feature := func() any {
		return obj(
			"type", "Feature",
			"id", g.maybe(g.number(1, 1000)),
			"properties", obj("name", g.title(2), "population", g.number(0, 1_000_000)),
			"geometry", pick(g, geometry(), geometry(), any(obj("type", "GeometryCollection", "geometries", g.list(1, 3, geometry))), nil),
		)
	}
	return obj("type", "FeatureCollection", "bbox", g.maybe([]any{-180, -90, 180, 90}), "features", g.list(1, 8, feature))
}

func jsonFeed(g *gen) any {
	item := func() any {
		return obj(
			"id", g.url(),
			"url", g.url(),
			"title", g.title(5),
			"content_html", "<p>"+g.title(40)+"</p>",
			"content_text", g.maybe(g.title(40)),
			"date_published", g.dateTime(),
			"authors", g.maybe([]any{obj("name", g.title(2), "url", g.url())}),
			"tags", g.list(0, 5, func() any { return g.word() }),
			"attachments", g.maybe([]any{obj("url", g.url(), "mime_type", "audio/mpeg", "size_in_bytes", g.number(1, 1<<24))}),
			"_example", g.maybe(obj("about", g.url())),
		)
	}
	return obj(
		"version", "https://jsonfeed.org/version/1.1",
		"title", g.title(3),
		"home_page_url", g.url(),
		"feed_url", g.url(),
		"language", pick(g, "en", "de-AT", "pt-BR"),
		"items", g.list(1, 12, item),
	)
}

func patient(g *gen) any {
	concept := func(code string) any {
		return obj("coding", []any{obj("system", g.url(), "code", code, "display", g.title(2))}, "text", g.title(1))
	}
	name := func() any {
		return obj("use", pick(g, "official", "usual", "maiden"), "family", g.title(1), "given", g.list(1, 3, func() any { return g.title(1) }), "prefix", g.maybe([]any{"Dr"}))
	}
	address := func() any {
		return obj("use", "home", "type", pick(g, "postal", "both"), "line", []any{"12 " + g.title(2)}, "city", g.title(1), "postalCode", "90210", "country", "NZ", "period", obj("start", g.date()))
	}
	return obj(
		"resourceType", "Patient",
		"id", g.uuid(),
		"meta", obj("versionId", "3", "lastUpdated", g.dateTime()),
		"text", obj("status", "generated", "div", "<div>"+g.title(12)+"</div>"),
		"identifier", g.list(1, 3, func() any {
			return obj("use", "official", "type", concept("MR"), "system", g.url(), "value", g.hex(10))
		}),
		"active", g.flag(),
		"name", g.list(1, 3, name),
		"telecom", g.list(0, 3, func() any {
			return obj("system", pick(g, "phone", "email"), "value", g.email(), "use", "work", "rank", g.number(1, 3))
		}),
		"gender", pick(g, "male", "female", "other", "unknown"),
		"birthDate", g.date(),
		"deceasedBoolean", g.maybe(false),
		"address", g.list(1, 2, address),
		"maritalStatus", g.maybe(concept("M")),
		"communication", []any{obj("language", concept("mi"), "preferred", true)},
	)
}

func person(g *gen) any {
	address := func() any {
		return obj("@type", "PostalAddress", "streetAddress", g.title(3), "addressLocality", g.title(1), "postalCode", "1010", "addressCountry", "AT")
	}
	friend := func() any {
		return pick[any](g,
			obj("@id", g.url()),
			obj("@context", "https://schema.org", "@type", "Person", "name", g.title(2), "email", g.email()),
		)
	}
	return obj(
		"@context", pick[any](g, "https://schema.org", []any{"https://schema.org", obj("ex", g.url())}),
		"@type", pick[any](g, "Person", []any{"Person", "Patient"}),
		"@id", g.url(),
		"name", pick[any](g, g.title(2), obj("@value", g.title(2), "@language", "en")),
		"birthDate", g.maybe(g.date()),
		"email", pick[any](g, g.email(), []any{g.email(), g.email()}),
		"telephone", g.maybe("+43 1 5550100"),
		"sameAs", g.list(0, 4, func() any { return g.url() }),
		"jobTitle", g.maybe(pick[any](g, g.title(2), obj("@type", "DefinedTerm", "name", g.title(1), "termCode", g.hex(4)))),
		"worksFor", g.maybe(obj("@type", "Organization", "name", g.title(2), "url", g.url(), "address", address())),
		"address", address(),
		"knows", g.list(0, 5, friend),
		"height", g.maybe(obj("@type", "QuantitativeValue", "value", g.decimal(1, 2), "unitCode", "MTR")),
	)
}

func sarif(g *gen) any {
	rule := func() any {
		return obj(
			"id", g.slug()+"-"+g.hex(6),
			"name", g.title(1),
			"shortDescription", obj("text", g.title(6)),
			"helpUri", g.url(),
			"defaultConfiguration", g.maybe(obj("level", pick(g, "warning", "error"), "rank", g.decimal(0, 100))),
		)
	}
	location := func() any {
		line := g.number(1, 2000)
		return obj("physicalLocation", obj(
			"artifactLocation", obj("uri", g.path()+".go", "uriBaseId", "SRCROOT"),
			"region", obj("startLine", line, "startColumn", g.number(1, 80), "endLine", line+1, "snippet", obj("text", g.title(6))),
		))
	}
	result := func() any {
		return obj(
			"ruleId", g.slug(),
			"ruleIndex", g.number(0, 9),
			"level", pick(g, "note", "warning", "error"),
			"message", obj("text", g.title(9)),
			"locations", g.list(1, 2, location),
			"partialFingerprints", obj("primaryLocationLineHash", g.hex(16)+":1"),
		)
	}
	run := func() any {
		return obj(
			"tool", obj("driver", obj("name", g.word(), "semanticVersion", g.version(), "informationUri", g.url(), "rules", g.list(1, 8, rule))),
			"columnKind", "unicodeCodePoints",
			"results", g.list(0, 12, result),
		)
	}
	return obj("$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", g.list(1, 2, run))
}
