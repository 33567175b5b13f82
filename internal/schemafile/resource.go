package schemafile

import (
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"example.com/authlink/internal/source"
)

// A library has the documents that a schema may refer to.
type library struct {
	schema *source.Whole
	alone  bool             // nobody can hand any other document over
	files  map[string]*file // by their names in references
}

// A file is a document that a schema may refer to. In a directory there may be files that
// are broken, and nothing is wrong with that as long as no reference leads to them.
type file struct {
	*source.Whole       // nil for a broken one
	err           error // why it is broken
}

// extensions are those of the files of a directory that may be schemas.
var extensions = []string{".json", ".yaml", ".yml"}

// Files returns the files that a name of a resource stands for: that file; or, for a
// directory, every *.json, *.yaml and *.yml file in it and below it, in lexical order.
// Links to files are followed, links to directories below it are not.
func Files(name string) ([]string, error) {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return []string{name}, nil // reading it says what is wrong with it
	}
	return filesIn(name)
}

func filesIn(dir string) ([]string, error) {
	var files []string
	root := dir + string(filepath.Separator) // so that a link to a directory is followed
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == ".git" {
			return fs.SkipDir
		}
		if !slices.Contains(extensions, filepath.Ext(path)) {
			return nil
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			files = append(files, path)
		}
		return nil
	})
	if err == nil && files == nil {
		err = &source.PlacedError{Path: dir, Message: "no *.json, *.yaml or *.yml file in this directory or below it"}
	}
	return files, err
}

// Documents returns the documents in other files, each as [Files] takes it, by their names in
// references of the schema in a file.
func Documents(schema string, resources []string) (map[string][]byte, error) {
	l := library{schema: &source.Whole{Path: schema}, files: map[string]*file{}}
	if err := l.addNamed(resources); err != nil {
		return nil, err
	}
	return l.documents(), nil
}

// addAll adds the files that names stand for, and the schema itself: others may refer to
// it by the name of its file.
func (l *library) addAll(names []string) error {
	if err := l.addNamed(names); err != nil {
		return err
	}
	l.add(l.schema.Path, &file{Whole: l.schema})
	return nil
}

func (l *library) addNamed(names []string) error {
	for _, name := range names {
		files, err := Files(name)
		if err != nil {
			return err
		}
		for _, path := range files {
			document, err := source.ReadWhole(path)
			if err == nil {
				err = document.Unique()
			}
			if err != nil && path == name { // which somebody has named
				return err
			}
			l.add(path, &file{document, err})
		}
	}
	return nil
}

// add adds a file by its path from the schema, since relative paths are relative URIs. Of
// one that is added twice the last counts, which is the same.
func (l *library) add(path string, f *file) {
	rel, err := filepath.Rel(filepath.Dir(absolute(l.schema.Path)), absolute(path))
	if err != nil { // on another volume of Windows, where no relative reference leads
		rel = path
	}
	l.files[(&url.URL{Path: filepath.ToSlash(rel)}).String()] = f
}

// documents returns the documents by their names. A broken one is no schema, which is
// found out where a reference leads to it.
func (l *library) documents() map[string][]byte {
	documents := map[string][]byte{}
	for name, f := range l.files {
		documents[name] = []byte("null")
		if f.err == nil {
			documents[name] = f.JSON
		}
	}
	return documents
}

// absolute returns the absolute path of a file, or the path as it is if that fails.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
