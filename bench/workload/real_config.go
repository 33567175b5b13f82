package workload

// Small documents that configure a program.

func realWorkflow(g *gen) any {
	ref := func() any {
		return pick[any](g, nil, g.some(1, 2, obj("branches", []any{"main"}, "paths", []any{g.word() + "/**"}, "tags", []any{"v*"})))
	}
	step := func() any {
		return pick(g,
			obj("uses", "actions/"+g.word()+"@v4").with(g.some(0, 2, obj("with", obj(g.word(), pick[any](g, g.word(), g.number(1, 9), true)), "id", g.word(), "name", g.title(2)))),
			obj("run", "make "+g.word()).with(g.some(0, 2, obj("name", g.title(2), "env", obj("MODE", g.word()), "shell", "bash", "if", "always()", "working-directory", g.word(), "continue-on-error", true))),
		)
	}
	job := func() any {
		return pick(g,
			obj("runs-on", pick[any](g, "ubuntu-24.04", []any{"self-hosted", "linux"}), "steps", g.list(1, 3, step)).with(
				g.some(0, 2, obj("needs", pick[any](g, g.word(), []any{g.word()}), "timeout-minutes", g.number(5, 60), "permissions", obj("contents", "read"), "name", g.title(2),
					"if", "github.ref == 'refs/heads/main'", "strategy", obj("matrix", obj("go", []any{"1.25", "1.26"}), "fail-fast", false)))),
			obj("uses", "./.github/workflows/"+g.word()+".yml").with(g.some(0, 2, obj("secrets", "inherit", "with", obj("level", g.number(1, 3)), "needs", g.word()))),
		)
	}
	return obj(
		"on", pick[any](g, "push", []any{"push", "pull_request"}, g.some(1, 2, obj("push", ref(), "pull_request", ref(), "workflow_dispatch", nil, "schedule", []any{obj("cron", "0 4 * * 1")}))),
		"jobs", g.table(1, 2, "", job),
	).with(g.some(0, 3, obj("name", g.title(2), "env", obj("CI", true, "LEVEL", g.word()), "permissions", pick[any](g, "read-all", obj("contents", "read", "packages", "write")),
		"concurrency", pick[any](g, g.word(), obj("group", g.word(), "cancel-in-progress", true)), "defaults", obj("run", obj("shell", "bash")))))
}

func realPackage(g *gen) any {
	dependencies := func() any { return g.table(1, 3, "@example/", func() any { return "^" + g.version() }) }
	person := func() any {
		return pick[any](g, g.title(2), g.some(0, 2, obj("email", g.email(), "url", g.url())).with(obj("name", g.title(2))))
	}
	return obj("name", pick(g, g.slug(), "@"+g.word()+"/"+g.word()), "version", g.version()).with(g.some(2, 7, obj(
		"description", g.title(4),
		"keywords", g.list(1, 3, func() any { return g.word() }),
		"license", pick(g, "MIT", "ISC", "Apache-2.0"),
		"author", person(),
		"contributors", []any{person()},
		"main", "./"+g.word()+".js",
		"type", pick(g, "module", "commonjs"),
		"private", g.flag(),
		"files", []any{"dist"},
		"homepage", g.url(),
		"bugs", pick[any](g, g.url(), obj("url", g.url())),
		"repository", pick[any](g, "github:"+g.path(), obj("type", "git", "url", "git+"+g.url()+".git")),
		"exports", pick[any](g, "./index.js", obj("import", "./index.mjs", "require", "./index.cjs"), obj(".", obj("types", "./index.d.ts", "default", "./index.js"))),
		"bin", pick[any](g, "./bin.js", obj(g.word(), "./bin/"+g.word()+".js")),
		"scripts", g.some(1, 3, obj("build", "tsc", "test", "node --test", "lint", "eslint .", "docs:"+g.word(), g.word())),
		"dependencies", dependencies(),
		"devDependencies", dependencies(),
		"peerDependencies", dependencies(),
		"engines", obj("node", ">=20"),
		"funding", pick[any](g, g.url(), obj("url", g.url(), "type", "individual")),
		"sideEffects", false,
		"publishConfig", obj("access", "public"),
		"workspaces", []any{"packages/*"},
	)))
}

func realCompose(g *gen) any {
	service := func() any {
		return obj("image", g.word()+":"+g.version()).with(g.some(1, 4, obj(
			"build", pick[any](g, "./"+g.word(), obj("context", ".", "args", obj("MODE", g.word()))),
			"command", pick[any](g, g.title(2), []any{g.word(), "--" + g.word()}),
			"depends_on", pick[any](g, []any{g.word()}, obj(g.word(), obj("condition", "service_healthy"))),
			"environment", pick[any](g, g.table(1, 2, "", func() any { return pick[any](g, g.word(), g.number(1, 99), true) }), []any{"A=" + g.word()}),
			"healthcheck", g.some(1, 3, obj("test", []any{"CMD", g.word()}, "interval", "30s", "retries", 3)),
			"ports", pick(g, []any{"80:8080"}, []any{g.number(1000, 9999)}, []any{obj("target", 443, "published", "8443")}),
			"restart", "always",
			"volumes", pick(g, []any{g.word() + ":/data"}, []any{obj("type", "bind", "source", "./"+g.word(), "target", "/src")}),
			"networks", pick[any](g, []any{g.word()}, obj(g.word(), nil)),
			"labels", obj("tier", g.word()),
			"user", "1000:1000",
			"tty", true,
			"working_dir", "/"+g.word(),
			"logging", obj("driver", "json-file", "options", obj("max-size", "10m")),
		)))
	}
	return obj("services", g.table(1, 2, "", service)).with(g.some(0, 2, obj(
		"version", "3.8",
		"name", g.slug(),
		"volumes", g.table(1, 2, "", func() any { return pick[any](g, nil, obj("driver", "local"), obj("external", true)) }),
		"networks", g.table(1, 1, "", func() any { return nil }),
		"x-"+g.word(), g.flag(),
	)))
}

func realLintConfig(g *gen) any {
	severity := func() any { return pick[any](g, 0, 1, 2, "off", "warn", "error") }
	rule := func() any {
		return pick[any](g, severity(), severity(), []any{severity(), g.word()}, []any{severity(), obj("allow", []any{g.word()})})
	}
	rules := func() object {
		return g.some(1, 6, obj("no-console", rule(), "no-eval", rule(), "eqeqeq", rule(), "curly", rule(), "quotes", rule(), "semi", rule(), "indent", rule(),
			"max-len", rule(), "camelcase", rule(), "complexity", rule(), "no-debugger", rule(), "@example/"+g.word(), rule(), "radix", rule(), "comma-dangle", rule()))
	}
	options := func() object {
		return obj(
			"env", g.some(1, 3, obj("browser", true, "node", true, "es2022", true, "jest", g.flag())),
			"extends", pick[any](g, "eslint:recommended", []any{"eslint:recommended", "plugin:" + g.word()}),
			"globals", obj(g.word(), pick[any](g, "readonly", true)),
			"parser", "@example/parser",
			"parserOptions", g.some(1, 3, obj("ecmaVersion", pick[any](g, 2022, "latest"), "sourceType", "module", "ecmaFeatures", obj("jsx", true))),
			"plugins", []any{g.word()},
			"rules", rules(),
			"settings", obj(g.word(), obj("version", "detect")),
		)
	}
	return g.some(2, 5, options().with(obj(
		"root", true,
		"ignorePatterns", pick[any](g, "dist", []any{"dist", "*.d.ts"}),
		"overrides", []any{obj("files", pick[any](g, "*.ts", []any{"*.ts", "*.tsx"})).with(g.some(1, 2, options()))},
	)))
}

func realEditorSettings(g *gen) any {
	return g.some(3, 12, obj(
		"editor.autoClosingBrackets", pick(g, "always", "never"),
		"editor.codeActionsOnSave", obj("source."+g.word(), pick[any](g, true, "explicit")),
		"editor.cursorStyle", pick(g, "line", "block"),
		"editor.defaultFormatter", pick[any](g, nil, g.word()+"."+g.word()),
		"editor.fontFamily", g.title(2),
		"editor.fontLigatures", pick[any](g, true, "'ss01'"),
		"editor.fontSize", g.number(10, 18),
		"editor.fontWeight", g.number(1, 9)*100,
		"editor.formatOnPaste", g.flag(),
		"editor.formatOnSave", g.flag(),
		"editor.insertSpaces", g.flag(),
		"editor.lineHeight", 1.5,
		"editor.lineNumbers", pick(g, "on", "relative"),
		"editor.minimap.enabled", g.flag(),
		"editor.quickSuggestions", pick[any](g, true, obj("strings", true, "other", "on")),
		"editor.renderWhitespace", pick(g, "all", "boundary"),
		"editor.rulers", pick(g, []any{80, 120}, []any{obj("column", 80, "color", "#ff0000")}),
		"editor.tabSize", pick(g, 2, 4, 8),
		"editor.wordWrap", pick(g, "on", "off"),
		"files.associations", obj("*."+g.word(), g.word()),
		"files.autoSave", "afterDelay",
		"files.encoding", "utf8",
		"files.eol", "\n",
		"files.exclude", obj("**/"+g.word(), pick[any](g, true, obj("when", "$(basename).ts"))),
		"files.insertFinalNewline", g.flag(),
		"files.trimTrailingWhitespace", g.flag(),
		"git.autofetch", pick[any](g, true, "all"),
		"search.exclude", obj("**/"+g.word(), true),
		"telemetry.telemetryLevel", "off",
		"terminal.integrated.fontSize", g.number(10, 16),
		"window.zoomLevel", g.number(-2, 2),
		"workbench.colorTheme", g.title(2),
		"workbench.iconTheme", pick[any](g, nil, g.word()),
		"workbench.startupEditor", "none",
		"["+g.word()+"]", obj("editor.tabSize", 4),
		g.word()+"."+g.word(), g.flag(),
	))
}
