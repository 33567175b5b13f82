package workload

// Documents that describe an interface of a program.

func openAPI(g *gen) any {
	schema := func() any {
		return obj("type", "object", "required", []any{"id"}, "properties", obj(
			"id", obj("type", "string", "format", "uuid"),
			"count", obj("type", "integer", "minimum", 0),
			"tags", obj("type", "array", "items", obj("type", "string")),
			"parent", obj("$ref", "#/components/schemas/"+g.word()),
		))
	}
	content := func() any {
		return obj("application/json", obj("schema", obj("$ref", "#/components/schemas/"+g.word())))
	}
	parameter := func() any {
		return pick(g,
			obj("$ref", "#/components/parameters/"+g.word()),
			obj("name", g.word(), "in", "query", "description", g.title(4), "schema", obj("type", "string")),
			obj("name", g.word(), "in", "path", "required", true, "style", "simple", "schema", obj("type", "integer")),
		)
	}
	operation := func() any {
		return obj(
			"tags", []any{g.word()},
			"summary", g.title(5),
			"operationId", g.word()+g.title(1),
			"parameters", g.list(0, 3, parameter),
			"requestBody", g.maybe(obj("required", true, "content", content())),
			"responses", obj(
				"200", obj("description", g.title(2), "content", content()),
				"4XX", obj("description", g.title(2)),
				"default", obj("description", g.title(2)),
			),
			"x-"+g.word(), g.maybe(true),
		)
	}
	return obj(
		"openapi", pick(g, "3.1.0", "3.1.1"),
		"info", obj("title", g.title(2), "version", g.version(), "license", obj("name", "MIT", "identifier", "MIT")),
		"servers", []any{obj("url", g.url())},
		"paths", g.table(1, 6, "/", func() any { return obj("get", operation(), "post", g.maybe(operation())) }),
		"components", obj("schemas", g.table(1, 5, "", schema)),
		"tags", g.list(0, 3, func() any { return obj("name", g.word()) }),
	)
}

func openRPC(g *gen) any {
	schema := func() any {
		return pick(g,
			obj("type", "string", "pattern", "^0x[0-9a-f]+$", "maxLength", 66),
			obj("type", "array", "items", obj("type", "number", "multipleOf", 0.5)),
			obj("type", "object", "required", []any{"a"}, "properties", obj("a", obj("type", "integer"), "b", obj("oneOf", []any{obj("type", "null"), obj("type", "string")}))),
		)
	}
	descriptor := func() any {
		return pick(g,
			obj("name", g.word(), "description", g.title(5), "required", true, "schema", schema()),
			obj("$ref", "#/components/contentDescriptors/"+g.word()),
		)
	}
	method := func() any {
		return obj(
			"name", g.word()+"_"+g.word(),
			"summary", g.title(6),
			"paramStructure", pick(g, "by-name", "by-position"),
			"params", g.list(0, 4, descriptor),
			"result", descriptor(),
			"errors", g.maybe([]any{obj("code", -32000, "message", g.title(3))}),
		)
	}
	return obj(
		"openrpc", "1.3.2",
		"info", obj("title", g.title(2), "version", g.version(), "contact", g.maybe(obj("name", g.title(2), "email", g.email()))),
		"servers", []any{obj("name", g.word(), "url", g.url())},
		"methods", g.list(1, 8, method),
	)
}
