package schemafile

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// fault is an error of compiling as one about a file, with a hint in words.
func (l *library) fault(err error) error {
	e, ok := errors.AsType[*authlink.SchemaError](err)
	if !ok {
		if err != nil {
			err = fmt.Errorf("%s: %w", source.VisiblePath(l.schema.Path), err)
		}
		return err
	}
	blamed := l.schema
	if f := l.files[e.Resource]; f != nil {
		if f.err != nil {
			return f.err
		}
		blamed = f.Whole
	}
	at := source.Place{}
	if e.Line > 0 {
		at = blamed.PlaceOf(e.KeywordLocation)
	}
	return &source.PlacedError{Path: blamed.Path, Line: at.Line, Column: at.Column, Message: e.Message, Hint: l.hintAt(e)}
}

// hintAt words what to do. Where a document is missing that is in a file beside the
// schema, that file is named: it is not read unless somebody says so.
func (l *library) hintAt(e *authlink.SchemaError) string {
	if l.alone {
		return finding.HintAlone(e.Advice)
	}
	for _, a := range e.Advice {
		if a.Code != string(advice.SupplyResource) || len(a.Args) == 0 {
			continue
		}
		if path, ok := l.beside(a.Args[0]); ok {
			return fmt.Sprintf("hand that document over with --resource %s, or as one of the resources in the configuration: no other file is read", source.VisiblePath(path))
		}
	}
	return finding.Hint(e.Advice)
}

// beside returns the path of the file that a URI in quotes leads to from the schema, if
// there is such a file.
func (l *library) beside(quoted string) (path string, ok bool) {
	text, err := strconv.Unquote(quoted)
	if err != nil {
		return "", false
	}
	uri, err := url.Parse(text)
	if err != nil || uri.IsAbs() || uri.Host != "" || uri.Path == "" {
		return "", false
	}
	path = filepath.Join(filepath.Dir(l.schema.Path), filepath.FromSlash(uri.Path))
	info, err := os.Stat(path)
	return path, err == nil && info.Mode().IsRegular()
}
