package source

import (
	"errors"
	"fmt"
	"io"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// A Whole is a file that is one document, in JSON or, if its name says so, in another
// format, such as a schema in YAML.
type Whole struct {
	Document
	Path     string
	Repeated *PlacedError // the first name that an object has twice, of which the last counts; nil for none
	text     []byte
}

// maxWhole is how long such a file may be, in bytes: vendors describe all that they have in one.
const maxWhole = 64 << 20

// wholeOptions are those by which the JSON of such a file is read.
func wholeOptions() jsonindex.Options {
	return jsonindex.Options{Limits: jsonindex.Limits{Bytes: maxWhole, Values: 16 << 20}, AllowDuplicateNames: true}
}

// ReadWhole reads such a file. A fault in it is a [*PlacedError]. A name that an object has twice is none:
// vendors publish such documents, and whoever reads one decides.
func ReadWhole(path string) (*Whole, error) { return readWhole(File{Path: path}) }

// ReadWholeFrom is [ReadWhole] of a file that is open, such as one of an [io/fs.FS].
func ReadWholeFrom(path string, r io.Reader) (*Whole, error) {
	return readWhole(File{Path: path, Stdin: r})
}

func readWhole(f File) (*Whole, error) {
	text, err := f.ReadMost(maxWhole)
	if err != nil {
		return nil, err
	}
	return NewWhole(f.Path, text)
}

// NewWhole is [ReadWhole] of a file whose text is known.
func NewWhole(path string, text []byte) (*Whole, error) {
	if len(text) > maxWhole {
		return nil, &PlacedError{Path: path, Message: fmt.Sprintf("the file is longer than %d MiB, the limit for a schema or an OpenAPI document", maxWhole>>20),
			Hint: "a document that refers to its schemas with $ref is much shorter than one with copies of them"}
	}
	w := &Whole{Path: path, text: text}
	d, err := FormatOf("", path).Read(text)
	if fault, ok := errors.AsType[*Fault](err); ok {
		at := w.placeInText(fault.Start)
		return nil, &PlacedError{path, at.Line, at.Column, fault.Message, fault.Hint}
	}
	if err != nil {
		return nil, err
	}
	w.Document = d
	opts := wholeOptions()
	opts.AllowDuplicateNames = false
	index := new(jsonindex.Index)
	err = index.Parse(d.JSON, opts)
	if fault, ok := errors.AsType[*jsonindex.Error](err); ok && fault.Code == jsonindex.DuplicateName {
		w.Repeated = w.fault(fault)
		err = index.Parse(d.JSON, wholeOptions())
	}
	if fault, ok := errors.AsType[*jsonindex.Error](err); ok {
		return nil, w.fault(fault)
	}
	return w, err
}

// fault places a fault of the JSON in the file.
func (w *Whole) fault(fault *jsonindex.Error) *PlacedError {
	at := w.Place(fault.Offset)
	return &PlacedError{w.Path, at.Line, at.Column, fault.Message, advice.Text(diagnose.Syntax(fault), advice.Shell)}
}

// Unique is a fault if some object has a name twice.
func (w *Whole) Unique() error {
	if w.Repeated != nil {
		return w.Repeated
	}
	return nil
}

// PlaceOf returns the place of the value that a JSON Pointer leads to, the zero Place for none.
func (w *Whole) PlaceOf(pointer string) Place {
	path, err := jsonpointer.Parse(pointer)
	index := new(jsonindex.Index)
	if err != nil || index.Parse(w.JSON, wholeOptions()) != nil {
		return Place{}
	}
	_, value, ok := index.Find(path)
	if !ok {
		return Place{}
	}
	return w.Place(int(index.Token(value).Start))
}

// Place returns the place in the file of an offset of the JSON.
func (w *Whole) Place(offset int) Place { return w.placeInText(w.Start(offset)) }

func (w *Whole) placeInText(offset int) Place {
	line, column := jsonindex.NewCursor(w.text).Position(offset)
	return Place{line, column}
}
