package source

import (
	"iter"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/span"
)

// A Kind names a [Format].
type Kind string

// The kinds. With the zero Kind, the file's name decides.
const (
	KindJSON         Kind = "json"         // one document
	KindJSONC        Kind = "jsonc"        // one, with comments and trailing commas
	KindLines        Kind = "lines"        // one on each line: NDJSON, JSON Lines
	KindConcatenated Kind = "concatenated" // one after the other, with or without white space between
	KindYAML         Kind = "yaml"         // any number of YAML documents
)

// A Format is how a file holds its documents. Nothing else asks what kind of file
// something is.
type Format interface {
	Kind() Kind

	// Traits are what is known before a text is read.
	Traits() Traits

	// Parts cuts a text into the parts that are read by themselves, in order. There is no
	// document between two parts.
	Parts(text Chunk) iter.Seq[Chunk]

	// Read returns a part as JSON. The error is a [*Fault] if that cannot be done.
	Read(part []byte) (Document, error)

	// Documents yields the documents in what Read has returned.
	Documents(whole Document) iter.Seq[Document]

	// Comments yields the comments of a part that has been read as whole. They are not
	// part of any document.
	Comments(part []byte, whole Document) iter.Seq[span.Stretch]

	// Lift turns edits of what Read has returned for a part into edits of the part. It
	// returns no edits if that cannot be done.
	Lift(part []byte, whole Document, edits []authlink.Edit) []authlink.Edit

	// Mask returns a part with its secrets masked, for which redact knows how to do that
	// in JSON. ok is false if it is not known where in the part its secrets are.
	Mask(part []byte, redact func([]byte) []byte) (masked []byte, ok bool)
}

// Traits are what distinguishes a format from others, whatever a file holds.
type Traits struct {
	// Extensions are the extensions of files of this format, unless it is given
	// otherwise; ".gz" or ".zst" may follow. AskedFor is set if a directory may have many such
	// files that are not fixtures: they are read only if somebody asks for them.
	Extensions []string
	AskedFor   bool

	// Plain is set if each part is a document as it is.
	Plain bool

	// Streams is set if each line is a part, so that a file need not fit in memory.
	Streams bool

	// Single and Several say whether a file is itself the document: always, or never,
	// however many it holds. Without either, it is if it holds one document.
	Single, Several bool

	// Loose is set if Lift may be wrong: to be sure of an edit, read the part with it.
	Loose bool
}

// IsDocument reports whether a file with so many documents is itself the document.
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

// FormatOf returns the format of a kind or, without one, the format that a file's name
// says; by default, JSON.
func FormatOf(kind Kind, path string) Format {
	format, _ := formatOf(kind, path)
	return format
}

func formatOf(kind Kind, path string) (format Format, ok bool) {
	known := knownFormats()
	if kind != "" {
		format, ok = known.byKind[kind]
	} else {
		format, ok = known.byExtension[extensionOf(path)]
	}
	if !ok {
		return jsonText{}, false
	}
	return format, true
}

// formatsBy finds the formats, which each file asks for several times.
type formatsBy struct {
	byKind      map[Kind]Format
	byExtension map[string]Format
}

var knownFormats = sync.OnceValue(func() formatsBy {
	known := formatsBy{map[Kind]Format{}, map[string]Format{}}
	for _, f := range formats() {
		known.byKind[f.Kind()] = f
		for _, extension := range f.Traits().Extensions {
			known.byExtension[extension] = f
		}
	}
	return known
})
