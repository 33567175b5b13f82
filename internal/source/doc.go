// Package source reads files as documents: JSON texts that know their places in the file.
//
// A file is found, read and taken apart in this order:
//
//	files.go          which files to read: gitignore.go, claim.go by their names, seen.go each once
//	read.go           the contents of one: compression.go; splitter.go if it comes in chunks
//	format.go         how it holds its documents: [Format]
//	json.go, jsonc.go, lines.go, concatenated.go, yaml_stream.go  one format each; comments.go for what is beside documents
//	body.go           the body of a response, out of the codings that it is in: base64.go, coding.go
//	document.go       a document: document_excerpt.go says what may be shown of it, document_lift.go takes edits back to the file
//
// Package yaml reads YAML. yaml_edit.go turns edits of its JSON into edits of its text,
// yaml_secret.go hides what an alias makes a secret, yaml_plain.go reads settings.
package source
