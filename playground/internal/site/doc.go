// Package site makes the static files of the playground and of the docs.
//
//	build.go     all of it, in order
//	modules.go   the packages from npm that package-lock.json names
//	bundle.go    the scripts of the page, in one file each
//	wasm.go      the linter as WebAssembly; segments.go makes its memory compress well, sizes.go says how large it got
//	page.go      what pages have in common: templates
//	docs.go      the docs, from Markdown; links.go leads them to one another, rules.go has a page for each rule
//	search.go    what there is to search in the docs
//	licences.go  the licences of what is in the files
//	compress.go  the files once more as servers may send them
//	policy.go    what the browser may do on the pages
//	serve.go     the site as a handler
package site
