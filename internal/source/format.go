package source

import (
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A Kind names a [Format].
type Kind string

// The kinds. The zero Kind is what the file's name says.
const (
	KindJSON         Kind = "json"         // one document
	KindJSONC        Kind = "jsonc"        // one, with comments and trailing commas
	KindLines        Kind = "lines"        // one on each line: NDJSON, JSON Lines
	KindConcatenated Kind = "concatenated" // one after the other, with or without white space between
	KindYAML         Kind = "yaml"         // any number of YAML documents
)

// A Format is how a file holds its documents. Nobody else asks what kind of file
// something is.
type Format interface {
	Kind() Kind

	// Traits are what there is to know before a text is read.
	Traits() Traits

	// Parts cuts a text into the parts that are read by themselves, in its order. What
	// is between two of them holds no document.
	Parts(text Chunk) iter.Seq[Chunk]

	// Read returns a part as JSON. The error is a [*Fault] if that cannot be done.
	Read(part []byte) (Document, error)

	// Documents yields the documents in what Read has returned.
	Documents(whole Document) iter.Seq[Document]

	// Comments yields the comments of a part that has been read as whole. They are no
	// part of any document.
	Comments(part []byte, whole Document) iter.Seq[span.Stretch]

	// Lift turns edits of what Read has returned for a part into edits of the part. There
	// are none where that cannot be done.
	Lift(part []byte, whole Document, edits []authlink.Edit) []authlink.Edit

	// Mask returns a part with its secrets masked, for which redact knows how to do that
	// in JSON. It is nil if it is not known where in the part its secrets are.
	Mask(part []byte, redact func([]byte) []byte) (masked []byte, ok bool)
}

// Traits are what distinguishes a format from others, whatever is in a file.
type Traits struct {
	// Extensions are those of the files that are of this format unless somebody says
	// otherwise; ".gz" may follow. AskedFor is set if a directory may have many of
	// them that are not fixtures: one is taken where somebody has said something about it.
	Extensions []string
	AskedFor   bool

	// Plain is set if each part is a document as it stands.
	Plain bool

	// Streams is set if each line is a part, so that a file need not fit in memory.
	Streams bool

	// Single and Several say whether a file is the document that is in it: that it
	// always is, or never, how many there may be. Of neither, it is where there is one.
	Single, Several bool

	// Loose is set if Lift may be wrong: to be sure of an edit, read the part with it.
	Loose bool
}

// IsDocument reports whether a file in which there are so many documents is itself
// the document.
func (t Traits) IsDocument(documents int) bool { return t.Single || !t.Several && documents == 1 }

func formats() []Format {
	return []Format{jsonText{}, jsonc{}, lines{}, concatenated{}, yamlStream{}}
}

// Kinds lists every kind.
func Kinds() []Kind {
	var kinds []Kind
	for _, f := range formats() {
		kinds = append(kinds, f.Kind())
	}
	return kinds
}

// FormatOf returns the format of a kind or, without one, of what a file's name says,
// which is JSON unless it says something else.
func FormatOf(kind Kind, path string) Format {
	format, _ := formatOf(kind, path)
	return format
}

func formatOf(kind Kind, path string) (format Format, ok bool) {
	extension := filepath.Ext(strings.TrimSuffix(path, GzipExtension))
	for _, f := range formats() {
		if kind == f.Kind() || kind == "" && slices.Contains(f.Traits().Extensions, extension) {
			return f, true
		}
	}
	return jsonText{}, false
}

// hasExtension reports whether a file in a directory is one to lint, by its name. A HAR
// is an envelope: it is taken where somebody has said something about it.
func hasExtension(path string, spokenOf func(path string) bool) bool {
	format, ok := formatOf("", path)
	if ok && !format.Traits().AskedFor {
		return true
	}
	isHAR := filepath.Ext(strings.TrimSuffix(path, GzipExtension)) == ".har"
	return (ok || isHAR) && spokenOf != nil && spokenOf(path)
}
