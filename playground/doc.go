// Package playground is the page to try authlink on, and the docs as a site: static files,
// which `go run ./cmd/build` writes to dist and `go run ./cmd/serve` shows.
//
//	web/              the page: HTML, style, and modules that are bundled with CodeMirror
//	internal/desk     the linter as the page asks it
//	cmd/linter        the same as WebAssembly, for a worker of the page
//	internal/site     makes the files of the site
//	cmd/build         does so
//	cmd/serve         serves them
//	browser_test.go   the page in Chromium
package playground
