// Package source reads files as documents: JSON texts that know their places in the file.
//
//	files.go      which files there are: gitignore.go
//	read.go       one file, decompressed: lines.go where it comes in parts
//	kind.go       how it holds its documents
//	placed_json.go  one of them, and the way back: lift.go turns an edit of it into one of the file
//	jsonc.go, concatenated.go, yaml_document.go  documents out of each kind of text; comments.go what is beside them
//	select.go     what is selected in a document: select_*.go, recording.go
//	show.go       what may be shown of the file
//
// YAML is read by internal/yaml; yaml_edit.go and yaml_lift.go turn edits of the JSON that
// it means into those of the text, and yaml_alias.go hides what an alias would show.
package source
