package lint

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// bodyFiles is the directory in which WireMock looks for the bodies that its mappings name
// (https://wiremock.org/docs/stubbing/, "bodyFileName"). It stands beside the directory of
// the mappings, which may have others in it.
const bodyFiles = "__files"

var errNoFile = errors.New("the file that it names is not there")

// checkReference is the result of the name of a file with a body: the file is to be checked,
// too, unless it is not there, or no JSON.
func (l *Linter) checkReference(path string, text []byte, r selection.Reference, lines *jsonindex.Cursor) finding.Result {
	result := finding.Result{Found: finding.Found{Path: path}}
	file, ok := findBody(path, r.Name)
	if !ok {
		return l.checkMissed(path, text, selection.Missed{Document: r.At, Reason: errNoFile.Error(), IsFault: r.IsJSON}, lines)
	}
	if r.IsJSON || source.FormatOf("", file).Kind() != source.KindJSON || filepath.Ext(file) == ".json" || beginsAsJSON(file) {
		result.Beside = []string{file}
	}
	return result
}

// findBody returns the file that a mapping names, in the nearest directory for such files.
func findBody(mapping, name string) (file string, ok bool) {
	if mapping == source.StdinPath || !filepath.IsLocal(filepath.FromSlash(name)) {
		return "", false
	}
	for dir := filepath.Dir(mapping); ; dir = filepath.Dir(dir) {
		file := filepath.Join(dir, bodyFiles, filepath.FromSlash(name))
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			return file, true
		}
		if dir == filepath.Dir(dir) {
			return "", false
		}
	}
}

// beginsAsJSON reports whether a file looks like JSON.
func beginsAsJSON(file string) bool {
	text, err := source.File{Path: file}.ReadMost(1 << 10)
	return err == nil && source.LooksLikeJSON(text)
}

// isBodyFile reports whether a file is the body of a recording, and no recording itself.
func isBodyFile(path string) bool {
	return slices.Contains(strings.Split(filepath.ToSlash(filepath.Dir(path)), "/"), bodyFiles)
}

// of returns the linter for a file: the body of a recording is a payload as a whole.
func (l *Linter) of(path string) *Linter {
	if l.opts.Selection == nil || !l.opts.Selection.NamesFiles() || !isBodyFile(path) {
		return l
	}
	whole := *l
	whole.opts.Selection = nil
	return &whole
}

// checkBeside checks the files that are part of one.
func (l *Linter) checkBeside(paths []string, proven bool) []finding.Result {
	var results []finding.Result
	for _, path := range paths {
		results = append(results, l.of(path).readAndCheck(source.File{Path: path}, proven))
	}
	return results
}

// exchanged returns a body of an exchange, out of the file that it is in. d is what the recording has.
func (c *exchangeCheck) exchanged(b selection.Body, d source.Document, isText bool, err error) exchangedBody {
	read := exchangedBody{Body: b, document: d, isText: isText, err: err}
	if !b.IsFile || err != nil {
		return read
	}
	file, ok := findBody(c.path, string(d.JSON))
	if !ok {
		read.err = errNoFile
		return read
	}
	text, err := source.File{Path: file}.ReadMost(c.limits().Bytes)
	if err != nil {
		read.err = err
		return read
	}
	read.file, read.document = file, source.Document{JSON: text}
	return read
}

// hold checks the file that a body is in with the linter of its operation. Fixes are made by what the
// configuration says of a file, which is something else.
func (c *exchangeCheck) hold(b exchangedBody, media openapi.Media, linter *Linter) {
	result := linter.of(b.file).checkFile(b.file, b.document.JSON, true)
	result.As = c.name() + " " + media.Fragment
	for i := range result.Findings {
		result.Findings[i].Fix = nil
	}
	c.Held = append(c.Held, result)
}
