package source

import (
	"path/filepath"
	"strings"
)

// A Kind is how a file holds its documents.
type Kind string

// The kinds. The zero Kind is what the file's name says.
const (
	KindJSON         Kind = "json"         // one document
	KindJSONC        Kind = "jsonc"        // one, with comments and trailing commas
	KindLines        Kind = "lines"        // one on each line: NDJSON, JSON Lines
	KindConcatenated Kind = "concatenated" // one after the other, with or without white space between
	KindYAML         Kind = "yaml"         // any number of YAML documents
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{KindJSON, KindJSONC, KindLines, KindConcatenated, KindYAML}
}

// GzipExtension follows the extension of a compressed file. What is compressed
// is told by its first bytes, not by its name.
const GzipExtension = ".gz"

// KindOf returns the kind that a file's name says, and whether it says one. NDJSON
// (https://github.com/ndjson/ndjson-spec) and JSON Lines (https://jsonlines.org)
// are one format.
func KindOf(path string) (kind Kind, ok bool) {
	switch filepath.Ext(strings.TrimSuffix(path, GzipExtension)) {
	case ".json":
		return KindJSON, true
	case ".jsonc":
		return KindJSONC, true
	case ".ndjson", ".jsonl":
		return KindLines, true
	case ".yaml", ".yml":
		return KindYAML, true
	}
	return KindJSON, false
}

// hasExtension reports whether a file in a directory is one to lint, by its name.
// Most YAML in a repository is no fixture, and a HAR is an envelope: either is
// taken where somebody has said something about it.
func hasExtension(path string, spokenOf func(path string) bool) bool {
	kind, ok := KindOf(path)
	if ok && kind != KindYAML {
		return true
	}
	isHAR := filepath.Ext(strings.TrimSuffix(path, GzipExtension)) == ".har"
	return (ok || isHAR) && spokenOf != nil && spokenOf(path)
}
