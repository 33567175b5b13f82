// Package source reads files as documents: JSON texts that know their places in the file.
//
// A file is found, read and taken apart in this order:
//
//	files.go          which files there are: gitignore.go
//	read.go           what is in one: gzip.go, splitter.go where it comes in chunks
//	format.go         how it holds its documents: [Format]
//	json.go, jsonc.go, lines.go, concatenated.go, yaml_stream.go  a format each; comments.go what is beside documents
//	document.go       a document: document_excerpt.go what may be shown of it, document_lift.go the way back of an edit
//
// YAML is read by internal/yaml. yaml_edit.go turns edits of the JSON that it means into
// those of the text, yaml_secret.go hides what an alias makes a secret, yaml_plain.go
// reads settings.
package source
