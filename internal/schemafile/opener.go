package schemafile

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"example.com/authlink/internal/source"
)

// An opener reads the files of one revision, or those that are there, each once.
type opener struct {
	revision string
	files    map[string]*source.Whole // by their paths with slashes
}

func newOpener(revision string) *opener {
	return &opener{revision, map[string]*source.Whole{}}
}

func (o *opener) open(path string) (*source.Whole, error) {
	key := filepath.ToSlash(path)
	if w := o.files[key]; w != nil {
		return w, nil
	}
	w, err := o.read(path)
	if err == nil {
		o.files[key] = w
	}
	return w, err
}

// read reads a file. Many tools take a URL, too.
func (o *opener) read(path string) (*source.Whole, error) {
	if o.revision != "" {
		text, err := ofRevision(o.revision, filepath.ToSlash(path))
		if err != nil {
			return nil, err
		}
		return source.NewWhole(o.revision+":"+path, text)
	}
	w, err := source.ReadWhole(path)
	if errors.Is(err, fs.ErrNotExist) && isURL(path) {
		return nil, &source.PlacedError{Path: path, Message: "this is not a file", Hint: "nothing is fetched: save the schema, and name the file"}
	}
	return w, err
}

// isURL reports whether a path is a URL, whose slashes may have been cleaned.
func isURL(path string) bool {
	path = filepath.ToSlash(path)
	return strings.Contains(path, "http:/") || strings.Contains(path, "https:/")
}
