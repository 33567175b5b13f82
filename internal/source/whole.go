package source

import (
	"errors"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/jsonpointer"
)

// A Whole is a file that is one document, in JSON or, if its name says so, in another
// format, such as a schema in YAML.
type Whole struct {
	Document
	Path string
	text []byte
}

// maxWhole is how long such a file may be, in bytes: vendors describe all that they have in one.
const maxWhole = 64 << 20

// WholeOptions are those by which the JSON of such a file is read.
func WholeOptions() jsonindex.Options {
	return jsonindex.Options{Limits: jsonindex.Limits{Bytes: maxWhole, Values: 16 << 20}}
}

// ReadWhole reads such a file. A fault in it, such as a name that an object has twice, is
// a [*PlacedError].
func ReadWhole(path string) (*Whole, error) {
	text, err := File{Path: path}.ReadMost(maxWhole)
	if err != nil {
		return nil, err
	}
	return NewWhole(path, text)
}

// NewWhole is [ReadWhole] of a file whose text is known.
func NewWhole(path string, text []byte) (*Whole, error) {
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
	err = new(jsonindex.Index).Parse(d.JSON, WholeOptions())
	if fault, ok := errors.AsType[*jsonindex.Error](err); ok {
		at := w.Place(fault.Offset)
		return nil, &PlacedError{path, at.Line, at.Column, fault.Message, advice.Text(diagnose.Syntax(fault), advice.Shell)}
	}
	return w, err
}

// ReadJSON is [ReadWhole] for those who need no places.
func ReadJSON(path string) ([]byte, error) {
	w, err := ReadWhole(path)
	if err != nil {
		return nil, err
	}
	return w.JSON, nil
}

// PlaceOf returns the place of the value that a JSON Pointer leads to, the zero Place for none.
func (w *Whole) PlaceOf(pointer string) Place {
	path, err := jsonpointer.Parse(pointer)
	index := new(jsonindex.Index)
	if err != nil || index.Parse(w.JSON, WholeOptions()) != nil {
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
