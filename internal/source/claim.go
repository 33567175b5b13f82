package source

import (
	"path/filepath"
	"slices"
	"strings"
)

// A claim is what the name of a file in a directory says about whether to lint it.
type claim int

const (
	noClaim claim = iota // nobody would think so
	other                // it may hold payloads, in a way that is not read
	loose                // if somebody says so, or by what is in it
	firm                 // it is JSON
)

// otherKinds are the extensions of files that are not read in a directory, and may have
// payloads in them: other spellings of JSON, other codings, text that was copied somewhere.
// Programs and prose are not among them.
var otherKinds = []string{
	".json5", ".hjson", ".jsonld", ".geojson", ".cbor", ".msgpack", ".bson",
	".http", ".rest", ".snap", ".cassette", ".txt", ".log", ".xml", ".csv", ".tsv", ".toml",
	".br", ".xz", ".bz2", ".zip", ".tar", ".tgz",
}

// claimOf returns the claim of a file. A HAR is an envelope.
func claimOf(path string) claim {
	extension := extensionOf(path)
	format, ok := formatOf("", path)
	switch {
	case ok && !format.Traits().AskedFor:
		return firm
	case ok || extension == ".har":
		return loose
	case slices.Contains(otherKinds, extension):
		return other
	}
	return noClaim
}

// extensionOf returns the extension of a file, less that of its compression, in small
// letters.
func extensionOf(path string) string {
	return strings.ToLower(filepath.Ext(WithoutCompression(path)))
}
