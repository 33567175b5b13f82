package schemafile

import (
	"os"
	"path/filepath"
	"strings"
)

// A Name says where a schema is: [REV:]FILE[#FRAGMENT]. REV is a revision of git, and FILE is in it: its path from
// the root of the repository, or one that begins with "./" from the working directory. FRAGMENT leads
// to a schema in the file: a JSON Pointer, an anchor or, in an OpenAPI document, the name of an
// operation (GET /orders/{id} 200).
type Name struct {
	Revision, File, Fragment string
	HasFragment              bool // even an empty one
}

// ParseName reads a name. That of a file which is there is just that.
func ParseName(text string) Name {
	if _, err := os.Stat(text); err == nil {
		return Name{File: text}
	}
	var n Name
	n.File, n.Fragment, n.HasFragment = strings.Cut(text, "#")
	if _, err := os.Stat(n.File); err == nil || isURL(n.File) || filepath.VolumeName(n.File) != "" {
		return n
	}
	if revision, file, ok := strings.Cut(n.File, ":"); ok && revision != "" && file != "" && !strings.HasPrefix(revision, "-") {
		n.Revision, n.File = revision, file
	}
	return n
}

// IsFile reports whether a name is that of a file as it is now, and of all that is in it.
func (n Name) IsFile() bool { return n.Revision == "" && !n.HasFragment }

// Join returns a name that is relative to a directory as one from the working directory.
func Join(dir, text string) string {
	file, fragment, ok := strings.Cut(text, "#")
	if filepath.IsAbs(file) || ParseName(file).Revision != "" {
		return text
	}
	file = filepath.Join(dir, filepath.FromSlash(file))
	if ok {
		file += "#" + fragment
	}
	return file
}
