// Package bench holds what proves package authlink against others. It is a
// module of its own, so that none of its dependencies reach a user, and it sees
// the public API alone; package yaml, which has none, is held against its suite here.
//
//	go test ./...                 the official suites of JSON Schema and of YAML, with -v their counts
//	go test -run '^$' -bench .    authlink beside the reference engine
//	go run ./cmd/compare          authlink beside every peer, as docs/performance.md shows it
//	./against COMMIT              the program authlink-lint beside that of another commit
package bench
