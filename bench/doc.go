// Package bench holds what proves package authlink against others: the official
// test suites of JSON Schema, and benchmarks side by side with its peers. It is
// a module of its own, so that none of their dependencies reach a user, and it
// sees the public API alone.
package bench
