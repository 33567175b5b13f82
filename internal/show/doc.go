// Package show gives what a message shows of a document or of a schema: values, names,
// patterns, URIs and JSON Pointers, on one line, not too long, and with the secrets in
// them masked.
package show
