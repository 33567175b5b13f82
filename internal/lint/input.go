package lint

import (
	"path/filepath"
	"slices"
	"strings"
)

// gzipExtension follows the extension of a compressed file. What is compressed
// is told by its first bytes, not by its name.
const gzipExtension = ".gz"

// lineExtensions are those of files that hold a document on each line: NDJSON
// (https://github.com/ndjson/ndjson-spec) and JSON Lines (https://jsonlines.org),
// which are one format.
var lineExtensions = [...]string{".ndjson", ".jsonl"}

// hasExtension reports whether a file in a directory is one to lint, by its name.
func hasExtension(path string) bool {
	path = strings.TrimSuffix(path, gzipExtension)
	return strings.HasSuffix(path, extension) || holdsLines(path)
}

// holdsLines reports whether a file of that name holds a document on each line.
func holdsLines(path string) bool {
	return slices.Contains(lineExtensions[:], filepath.Ext(strings.TrimSuffix(path, gzipExtension)))
}
