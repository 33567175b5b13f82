package workload

// Small documents of tools that build and package.

func realChartLock(g *gen) any {
	return obj(
		"dependencies", g.list(0, 4, func() any {
			return obj("name", g.word(), "version", g.version()).with(g.some(0, 1, obj("repository", g.url())))
		}),
		"digest", "sha256:"+g.hex(64),
		"generated", g.time().Format("2006-01-02T15:04:05.000000000Z07:00"),
	)
}

func realBuildPresets(g *gen) any {
	condition := func() any {
		return pick(g,
			obj("type", "equals", "lhs", "${hostSystemName}", "rhs", "Linux"),
			obj("type", "inList", "string", g.word(), "list", []any{g.word(), g.word()}),
			obj("type", "not", "condition", obj("type", "matches", "string", g.word(), "regex", "^a")),
			obj("type", "const", "value", true),
		)
	}
	base := func() object {
		return obj("name", g.slug()).with(g.some(0, 2, obj("hidden", true, "displayName", g.title(2), "inherits", pick[any](g, g.word(), []any{g.word(), g.word()}), "environment", obj("CC", pick[any](g, nil, g.word())))))
	}
	configure := func() object {
		return base().with(g.some(1, 3, obj(
			"generator", "Ninja", "binaryDir", "${sourceDir}/"+g.word(), "architecture", pick[any](g, "x64", obj("value", "x64", "strategy", "external")),
			"cacheVariables", obj("BUILD_TYPE", pick[any](g, "Release", nil, obj("type", "STRING", "value", g.word())), "SHARED", true), "warnings", obj("dev", g.flag()))))
	}
	build := func() object {
		return base().with(g.some(1, 3, obj("configurePreset", g.slug(), "jobs", g.number(1, 16), "targets", pick[any](g, "all", []any{g.word()}), "verbose", true)))
	}
	version := g.number(1, 4)
	o := obj("version", version).with(g.some(0, 1, obj("minimumRequired", obj("major", 3, "minor", g.number(19, 30)), "vendor", obj(g.word(), true))))
	if version == 1 {
		return o.with(obj("configurePresets", g.list(1, 2, func() any { return configure() })))
	}
	if version > 2 {
		o = o.with(g.some(0, 1, obj("include", []any{g.word() + ".json"})))
	}
	conditional := func(preset object) any {
		if version > 2 {
			preset = preset.with(g.some(0, 1, obj("condition", condition())))
		}
		return preset
	}
	return o.with(g.some(1, 2, obj(
		"configurePresets", g.list(1, 2, func() any { return conditional(configure()) }),
		"buildPresets", g.list(1, 2, func() any { return conditional(build()) }),
	)))
}

func realAppDescriptor(g *gen) any {
	o := obj("specVersion", pick(g, "2.6", "3.0", "4.0"), "metadata", obj("name", g.slug()).with(g.some(0, 1, obj("copyright", g.title(3), "deprecated", true))))
	task := func() any { return obj("name", g.word(), pick(g, "beforeTask", "afterTask"), g.word()) }
	resources := obj("resources", obj("configuration", obj("paths", obj("webapp", g.path()))))
	framework := obj("framework", obj("name", "OpenKit", "version", g.version(), "libraries", g.list(1, 3, func() any { return obj("name", g.word()).with(g.some(0, 1, obj("optional", true))) })))
	builder := obj("builder", g.some(1, 2, obj("customTasks", g.list(1, 2, task), "resources", obj("excludes", []any{g.path()}), "settings", obj("includeDependency", []any{g.word()}))))
	server := obj("server", g.some(1, 2, obj("settings", obj("httpPort", g.number(3000, 9000)), "customMiddleware", []any{obj("name", g.word(), "afterMiddleware", "compression", "mountPath", "/"+g.word())})))
	switch g.IntN(5) {
	case 0:
		return o.with(obj("type", "module")).with(g.some(0, 1, resources))
	case 1:
		return o.with(obj("type", "theme-library")).with(g.some(0, 2, resources.with(framework).with(builder)))
	case 2:
		return o.with(obj("kind", "extension")).with(pick(g,
			obj("type", "project-shim", "shims", obj("dependencies", obj(g.word(), []any{g.word()}))),
			obj("type", "task", "task", obj("path", "lib/"+g.word()+".js"))))
	}
	return o.with(obj("type", pick(g, "application", "library"))).with(g.some(0, 3, resources.with(framework).with(builder).with(server).with(obj("kind", "project"))))
}

func realExpressions(g *gen) any { return condition(g, 3) }

// condition returns one that is at most so many operators deep.
func condition(g *gen, depth int) any {
	property := func() any { return obj("property", g.word()) }
	scalar := func() any {
		return pick[any](g, g.word(), g.number(1, 999), g.flag(), obj("date", g.date()), property(), property())
	}
	op := func(name string, args ...any) any { return obj("op", name, "args", args) }
	if depth > 0 && g.IntN(2) == 0 {
		return pick(g,
			op(pick(g, "and", "or"), condition(g, depth-1), condition(g, depth-1)),
			op("not", condition(g, depth-1)))
	}
	return pick(g,
		op(pick(g, "=", "<>", "<", ">="), property(), scalar()),
		op(">", op(pick(g, "+", "*"), property(), g.number(1, 9)), g.number(1, 99)),
		op("like", property(), g.word()+"%"),
		op("between", property(), g.number(1, 9), g.number(10, 99)),
		op("in", property(), []any{g.word(), g.word()}),
		op("isNull", property()),
		op("s_intersects", property(), obj("type", "Point", "coordinates", []any{g.decimal(-180, 180), g.decimal(-90, 90)})),
		op("=", op("casei", property()), g.word()),
	)
}
