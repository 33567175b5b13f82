package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/schema"
)

const detectLong = `detect says which editions of the auth link contract each document satisfies, in
which form, and what keeps it from satisfying the nearest of the others. A
document without a category that the forms sdk and dump spell differently
satisfies both; the table names only sdk. Standard error reports which editions
all documents have in common.

A PATH means what it means to 'authlink-lint' itself. The configuration says
which files to read, and where the documents are in them.

Exit codes:
  0  every document satisfies some edition
  1  a document satisfies no edition, or is not JSON
  2  the command line is wrong
  3  a file could not be read`

// The values of --format of the commands that write a page for people or for
// programs.
const (
	formatText = "text"
	formatJSON = "json"

	formatMarkdown = "markdown"
)

func (r *run) detectCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "detect [flags] PATH...",
		Short: "Say which editions of the contract documents satisfy",
		Long:  detectLong,
		Example: `  authlink-lint detect testdata/recordings
  curl -s https://api.example.com/session | authlink-lint detect --format json -`,
		Args:                  cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
	}
	var input inputFlags
	input.add(cmd)
	var documents documentFlags
	documents.add(cmd)
	format := choiceFlag(cmd, "format", "how to write what is found", formatText, formatJSON)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		in, err := input.input(cmd, paths, r.stdin)
		if err != nil {
			return err
		}
		if err := documents.check(cmd); err != nil {
			return err
		}
		project, err := documents.project()
		if err != nil {
			return err
		}
		detections, err := r.detect(in, project)
		if err != nil {
			return err
		}
		if format.value == formatJSON {
			return writeDetectionsJSON(r.stdout, detections)
		}
		if _, err := r.stdout.Write(detectionTable(detections)); err != nil || len(detections) < 2 {
			return err
		}
		_, err = fmt.Fprintln(r.stderr, inCommon(detections))
		return err
	}
	return cmd
}

// A detection is what was found for one document.
type detection struct {
	Path      string          `json:"path"`
	Line      int             `json:"line,omitzero"`    // where a document that is only part of its file begins
	Pointer   string          `json:"pointer,omitzero"` // to the document in what it was selected from
	Satisfied []editionRange  `json:"satisfied"`
	Preview   []string        `json:"preview,omitempty"` // names of properties that no release has yet
	Nearest   *nearestVariant `json:"nearest,omitempty"`
	Syntax    *syntaxFault    `json:"syntax,omitempty"`

	contracts []authlink.Variant // that are satisfied
}

// An editionRange is a run of editions that follow on one another.
type editionRange struct {
	Form  authlink.Form    `json:"form"`
	First authlink.Edition `json:"first"`
	Last  authlink.Edition `json:"last"`
}

// A nearestVariant is the nearest of the variants that a document does not satisfy.
type nearestVariant struct {
	Form       authlink.Form        `json:"form"`
	Edition    authlink.Edition     `json:"edition"`
	Violations []authlink.Violation `json:"violations"`
}

// A syntaxFault is why a document cannot be read: it is not JSON, or beyond a limit.
type syntaxFault struct {
	Code    string `json:"code"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func newSyntaxFault(e *authlink.SyntaxError) *syntaxFault {
	message := e.Message
	for _, related := range e.Related {
		message += " (" + related.String() + ")"
	}
	return &syntaxFault{string(e.Code), e.Line, e.Column, message}
}

// detect looks at every document. One that cannot be read is reported and left out.
func (r *run) detect(in lint.Input, project *lint.Project) ([]detection, error) {
	found := []detection{}
	for document := range project.Documents(in) {
		if document.Err != nil {
			r.complain(document.Err)
			r.code = exitFailed
			continue
		}
		d, err := detectOne(document)
		if err != nil {
			return nil, &failure{err: err}
		}
		if len(d.Satisfied) == 0 {
			r.code = max(r.code, exitFindings)
		}
		found = append(found, d)
	}
	return found, nil
}

func detectOne(document lint.Document) (detection, error) {
	d := detection{Path: document.Path, Pointer: document.Pointer, Satisfied: []editionRange{}}
	if document.Part {
		d.Line = document.Line
	}
	if e := document.Syntax; e != nil {
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	found, err := authlink.Detect(document.Data)
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		document.PlaceSyntax(e)
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	if err != nil {
		return d, err
	}
	d.contracts, d.Satisfied = found.Satisfied, ranges(found.Satisfied)
	d.Preview = previewed(document.Data, found.Satisfied)
	if found.Why != nil {
		document.Place(found.Why.Violations)
		d.Nearest = &nearestVariant{found.Nearest.Form, found.Nearest.Edition, found.Why.Violations}
	}
	return d, nil
}

// previewed returns the properties of a document that no release of the contract has, in the
// first of the forms that it satisfies.
func previewed(data []byte, satisfied []authlink.Variant) (names []string) {
	var members map[string]json.RawMessage
	if len(satisfied) == 0 || json.Unmarshal(data, &members) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if schema.IsPreviewed(satisfied[0].Form, name) {
			names = append(names, name)
		}
	}
	return names
}

// notable leaves out what is no news to a reader: that a document in the form sdk is
// in the form dump as well, because it has no category that they spell differently.
// Reports for programs have both.
func notable(contracts []authlink.Variant) []authlink.Variant {
	return slices.DeleteFunc(slices.Clone(contracts), func(c authlink.Variant) bool {
		return c.Form == authlink.FormDump && slices.Contains(contracts, authlink.Variant{Form: authlink.FormSDK, Edition: c.Edition})
	})
}

// ranges joins contracts whose editions follow on one another.
func ranges(contracts []authlink.Variant) []editionRange {
	list := []editionRange{}
	for i, c := range contracts {
		if i > 0 && contracts[i-1] == (authlink.Variant{Form: c.Form, Edition: c.Edition - 1}) {
			list[len(list)-1].Last = c.Edition
		} else {
			list = append(list, editionRange{c.Form, c.Edition, c.Edition})
		}
	}
	return list
}

func (e editionRange) String() string {
	switch {
	case e.First == e.Last:
		return e.First.String()
	case e.First == authlink.EarliestEdition && e.Last == authlink.LatestEdition:
		return "all"
	}
	return e.First.String() + " to " + e.Last.String()
}

// detectionTable has a row for each document, and as many as it has ranges.
func detectionTable(detections []detection) []byte {
	if len(detections) == 0 {
		return nil
	}
	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FILE\tFORM\tEDITIONS\tWHY NOT THE NEAREST OTHER")
	for _, d := range detections {
		path := source.VisiblePath(d.Path)
		if d.Line > 0 {
			path = fmt.Sprintf("%s:%d", path, d.Line)
		}
		rows := ranges(notable(d.contracts))
		why := d.why()
		if len(rows) == 0 {
			fmt.Fprintf(table, "%s\t-\tnone\t%s\n", path, why)
		}
		for _, e := range rows {
			fmt.Fprintf(table, "%s\t%s\t%s%s\t%s\n", path, e.Form, e, d.ofPreview(), why)
			why = "" // it is said in the row above
		}
	}
	table.Flush() // into memory: it cannot fail
	return trimLines(out.Bytes())
}

// ofPreview says that a document has what no release has yet.
func (d detection) ofPreview() string {
	if len(d.Preview) == 0 {
		return ""
	}
	return ", preview " + schema.PreviewEdition
}

// why gives the first fault and how many there are.
func (d detection) why() string {
	if d.Syntax != nil {
		what := "not JSON"
		if d.Syntax.Code == string(authlink.SyntaxLimit) {
			what = "beyond a limit"
		}
		return fmt.Sprintf("%s: %d:%d: %s", what, d.Syntax.Line, d.Syntax.Column, span.Visible(d.Syntax.Message))
	}
	if d.Nearest == nil {
		return ""
	}
	v, more := d.Nearest.Violations[0], ""
	if n := len(d.Nearest.Violations); n > 1 {
		more = fmt.Sprintf(", and %d more", n-1)
	}
	return fmt.Sprintf("%s %s: %d:%d: %s [%s]%s", d.Nearest.Form, d.Nearest.Edition,
		v.Line, v.Column, span.Visible(v.Message), v.Keyword, more)
}

// inCommon says in one line which editions all the documents follow.
func inCommon(detections []detection) string {
	common, none := slices.Clone(detections[0].contracts), 0
	for _, d := range detections {
		common = slices.DeleteFunc(common, func(c authlink.Variant) bool { return !slices.Contains(d.contracts, c) })
		if len(d.contracts) == 0 {
			none++
		}
	}
	var shared []string
	for _, e := range ranges(notable(common)) {
		shared = append(shared, e.Form.String()+" "+e.String())
	}
	switch {
	case shared != nil:
		return fmt.Sprintf("%d documents: all follow %s", len(detections), strings.Join(shared, " and "))
	case none == 1:
		return fmt.Sprintf("%d documents: one of them follows no edition", len(detections))
	case none > 0:
		return fmt.Sprintf("%d documents: %d of them follow no edition", len(detections), none)
	}
	return fmt.Sprintf("%d documents: no edition is common to all of them", len(detections))
}

// trimLines takes the spaces from the ends of lines.
func trimLines(text []byte) []byte {
	var out strings.Builder
	for line := range strings.Lines(string(text)) {
		out.WriteString(strings.TrimRight(line, " \n"))
		out.WriteByte('\n')
	}
	return []byte(out.String())
}

func writeDetectionsJSON(w io.Writer, detections []detection) error {
	return writeJSON(w, struct {
		Version   int         `json:"version"`
		Documents []detection `json:"documents"`
	}{1, detections}, "  ")
}
