package workload

// Documents that configure a program.

func composeFile(g *gen) any {
	service := func() any {
		return obj(
			"image", g.word()+"/"+g.word()+":"+g.version(),
			"build", g.maybe(pick[any](g, "./"+g.word(), obj("context", ".", "dockerfile", "Dockerfile", "args", obj("MODE", g.word())))),
			"command", g.maybe(pick[any](g, g.title(3), []any{g.word(), "--" + g.word()})),
			"depends_on", g.maybe(pick[any](g, []any{g.slug()}, obj(g.word(), obj("condition", "service_healthy")))),
			"environment", pick[any](g, g.table(1, 6, "", func() any { return g.title(2) }), []any{"A=" + g.word(), "B=" + g.word()}),
			"healthcheck", g.maybe(obj("test", []any{"CMD", g.word()}, "interval", "30s", "retries", g.number(1, 5))),
			"ports", []any{"80:8080", g.number(1000, 9999), obj("target", 443, "published", "8443", "protocol", "tcp")},
			"restart", pick(g, "no", "always", "unless-stopped", "on-failure:3"),
			"volumes", []any{g.word() + ":/data", "./" + g.path() + ":/src:ro"},
		)
	}
	return obj(
		"name", g.slug(),
		"services", g.table(1, 6, "", service),
		"networks", g.maybe(g.table(1, 2, "", func() any { return nil })),
		"volumes", g.maybe(g.table(1, 3, "", func() any { return obj("driver", "local") })),
	)
}

func deployment(g *gen) any {
	labels := obj("app.kubernetes.io/name", g.slug(), "app.kubernetes.io/version", g.version())
	probe := func() any {
		return obj("httpGet", obj("path", "/"+g.word(), "port", pick[any](g, 8080, "http")), "initialDelaySeconds", g.number(0, 30), "periodSeconds", 10)
	}
	container := func() any {
		return obj(
			"name", g.slug(),
			"image", "registry.example/"+g.path()+":"+g.version(),
			"imagePullPolicy", pick(g, "Always", "IfNotPresent"),
			"args", g.list(0, 4, func() any { return "--" + g.word() + "=" + g.word() }),
			"env", g.list(0, 8, func() any {
				return pick(g, obj("name", "A_"+g.word(), "value", g.title(2)), obj("name", "B_"+g.word(), "valueFrom", obj("secretKeyRef", obj("name", g.slug(), "key", g.word()))))
			}),
			"ports", g.list(1, 2, func() any {
				return obj("name", g.word(), "containerPort", g.number(1, 65535), "protocol", "TCP")
			}),
			"resources", obj("limits", obj("cpu", "500m", "memory", "128Mi"), "requests", obj("cpu", 0.25, "memory", "64Mi")),
			"readinessProbe", probe(),
			"livenessProbe", g.maybe(probe()),
			"volumeMounts", []any{obj("name", "config", "mountPath", "/etc/"+g.word(), "readOnly", true)},
		)
	}
	return obj(
		"apiVersion", "apps/v1",
		"kind", "Deployment",
		"metadata", obj("name", g.slug(), "namespace", g.word(), "labels", labels, "creationTimestamp", pick[any](g, nil, g.dateTime())),
		"spec", obj(
			"replicas", g.number(1, 9),
			"selector", obj("matchLabels", labels),
			"strategy", g.maybe(obj("type", "RollingUpdate", "rollingUpdate", obj("maxSurge", "25%", "maxUnavailable", 1))),
			"template", obj(
				"metadata", obj("labels", labels, "annotations", obj("checksum/config", g.hex(64))),
				"spec", obj(
					"serviceAccountName", g.slug(),
					"restartPolicy", "Always",
					"containers", g.list(1, 3, container),
					"volumes", []any{obj("name", "config", "configMap", obj("name", g.slug())), obj("name", "tmp", "emptyDir", obj())},
				),
			),
		),
	)
}

func githubWorkflow(g *gen) any {
	step := func() any {
		return pick(g,
			obj("uses", "actions/"+g.word()+"@v4", "with", obj("depth", 0, "name", g.word(), "cache", true)),
			obj("name", g.title(3), "run", "make "+g.word()+"\nmake "+g.word(), "env", obj("MODE", g.word())),
		)
	}
	job := func() any {
		return pick(g,
			obj(
				"name", g.title(2),
				"runs-on", pick[any](g, "ubuntu-24.04", []any{"self-hosted", "linux"}),
				"if", g.maybe("github.ref == 'refs/heads/main'"),
				"timeout-minutes", g.number(1, 60),
				"strategy", g.maybe(obj("fail-fast", false, "matrix", obj("os", []any{"ubuntu-24.04", "macos-15"}, "go", []any{"1.25", "1.26"}))),
				"steps", g.list(1, 8, step),
			),
			obj("uses", "./.github/workflows/"+g.word()+".yml", "needs", g.word(), "with", obj("level", g.number(1, 3))),
		)
	}
	return obj(
		"name", g.title(2),
		"on", pick[any](g,
			"push",
			[]any{"push", "pull_request"},
			obj("push", obj("branches", []any{"main", g.word() + "/**"}), "pull_request", nil, "schedule", []any{obj("cron", "0 4 * * 1")}),
		),
		"permissions", g.maybe(pick[any](g, "read-all", obj("contents", "read", "packages", "write"))),
		"concurrency", g.maybe(obj("group", g.slug(), "cancel-in-progress", true)),
		"jobs", g.table(1, 4, "", job),
	)
}

func packageJSON(g *gen) any {
	dependencies := func() any {
		return g.table(0, 12, "@example/", func() any { return "^" + g.version() })
	}
	person := pick[any](g, g.title(2), obj("name", g.title(2), "email", g.email(), "url", g.url()))
	return obj(
		"name", pick(g, g.slug(), "@"+g.word()+"/"+g.slug()),
		"version", g.version(),
		"description", g.title(8),
		"keywords", g.list(0, 8, func() any { return g.word() }),
		"homepage", g.maybe(g.url()),
		"bugs", g.maybe(pick[any](g, g.url(), obj("url", g.url()))),
		"license", pick(g, "MIT", "Apache-2.0", "SEE LICENSE IN LICENSE"),
		"author", person,
		"files", []any{"dist", "README.md"},
		"type", pick(g, "module", "commonjs"),
		"exports", g.maybe(obj(".", obj("types", "./dist/index.d.ts", "import", "./dist/index.mjs", "default", "./dist/index.js"), "./package.json", "./package.json")),
		"bin", g.maybe(obj(g.word(), "./bin/"+g.word()+".js")),
		"repository", pick[any](g, "github:"+g.path(), obj("type", "git", "url", "git+"+g.url()+".git")),
		"scripts", g.table(1, 8, "", func() any { return g.word() + " --" + g.word() }),
		"dependencies", dependencies(),
		"devDependencies", dependencies(),
		"engines", obj("node", ">=20"),
		"private", g.maybe(g.flag()),
	)
}

func preCommit(g *gen) any {
	hook := func() any {
		return obj(
			"id", g.slug(),
			"name", g.maybe(g.title(3)),
			"files", g.maybe(`^(src|test)/.*\.json$`),
			"types_or", g.maybe([]any{"json", "yaml"}),
			"args", g.list(0, 4, func() any { return "--" + g.word() }),
			"stages", g.maybe([]any{"pre-commit", "pre-push"}),
			"additional_dependencies", g.maybe([]any{g.word() + "==" + g.version()}),
		)
	}
	repo := func() any {
		return pick(g,
			obj("repo", g.url(), "rev", "v"+g.version(), "hooks", g.list(1, 5, hook)),
			obj("repo", "local", "hooks", []any{obj("id", g.slug(), "name", g.title(2), "entry", "make "+g.word(), "language", "system", "pass_filenames", false)}),
			obj("repo", "meta", "hooks", []any{obj("id", "identity")}),
		)
	}
	return obj(
		"default_stages", g.maybe([]any{"pre-commit"}),
		"exclude", g.maybe(`(^|/)vendor/`),
		"fail_fast", g.flag(),
		"minimum_pre_commit_version", g.version(),
		"repos", g.list(1, 10, repo),
	)
}

func tsconfig(g *gen) any {
	return obj(
		"extends", g.maybe(pick[any](g, "@example/tsconfig", []any{"./base.json", "./strict.json"})),
		"compilerOptions", obj(
			"target", pick(g, "ES2022", "ESNext", "es2020"),
			"module", pick(g, "NodeNext", "ESNext", "commonjs"),
			"moduleResolution", pick(g, "nodenext", "bundler"),
			"lib", []any{"ES2022", "DOM", "dom.iterable"},
			"jsx", g.maybe("react-jsx"),
			"strict", true,
			"declaration", g.flag(),
			"esModuleInterop", g.flag(),
			"skipLibCheck", g.flag(),
			"resolveJsonModule", g.maybe(true),
			"noUnusedLocals", g.maybe(g.flag()),
			"outDir", "./dist",
			"rootDir", g.maybe("./src"),
			"paths", g.table(0, 4, "@", func() any { return []any{"./src/" + g.word() + "/*"} }),
			"types", g.maybe([]any{"node", g.word()}),
		),
		"include", g.list(1, 3, func() any { return g.path() + "/*" }),
		"exclude", g.maybe([]any{"node_modules", "dist"}),
		"references", g.maybe([]any{obj("path", "../"+g.word())}),
	)
}
