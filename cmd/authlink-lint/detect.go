package main

import (
	"bytes"
	"cmp"
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
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/schema"
)

const detectLong = `detect says which editions of which contract each document satisfies, in which
form, and what keeps it from satisfying the nearest of the others: of the
contract that is built in, and of those in the configuration. A
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
	formatHTML     = "html"
)

func (r *run) detectCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "detect [flags] PATH...",
		Short: "Say which editions of a contract documents satisfy",
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
	var flags contractFlags
	flags.addContract(cmd, &documents.config)
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
		among, err := detectionsAmong(project, flags.contract)
		if err != nil {
			return err
		}
		detections, err := r.detect(in, project, among)
		if err != nil {
			return err
		}
		if format.value == formatJSON {
			return writeDetectionsJSON(r.stdout, detections)
		}
		if _, err := r.stdout.Write(detectionTable(detections, len(among) > 1 || !among[0].IsBuiltIn())); err != nil || len(detections) < 2 {
			return err
		}
		_, err = fmt.Fprintln(r.stderr, inCommon(detections))
		return err
	}
	return cmd
}

// detectionsAmong returns the contracts to hold documents against: the one of a name, or all.
func detectionsAmong(project *lint.Project, name string) ([]*contracts.Contract, error) {
	set := project.Contracts()
	if name == "" {
		return slices.DeleteFunc(slices.Clone(set.All()), (*contracts.Contract).IsAPI), nil // which has no payload of its own
	}
	c, err := set.Find(name)
	return []*contracts.Contract{c}, err
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

	variants []variants.Chosen // that are satisfied
}

// An editionRange is a run of editions that follow on one another.
type editionRange struct {
	Contract string `json:"contract,omitempty"` // "" for the one that is built in
	Form     string `json:"form,omitempty"`     // "" where the contract has none
	First    string `json:"first"`
	Last     string `json:"last"`

	isAll bool // it has every edition of the contract
}

// A nearestVariant is the nearest of the variants that a document does not satisfy.
type nearestVariant struct {
	Contract   string               `json:"contract,omitempty"`
	Form       string               `json:"form,omitempty"`
	Edition    string               `json:"edition"`
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
func (r *run) detect(in lint.Input, project *lint.Project, among []*contracts.Contract) ([]detection, error) {
	found := []detection{}
	for document := range project.Documents(in) {
		if document.Err != nil {
			r.complain(document.Err)
			r.code = exitFailed
			continue
		}
		d, err := detectOne(document, among)
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

func detectOne(document lint.Document, among []*contracts.Contract) (detection, error) {
	d := detection{Path: document.Path, Pointer: document.Pointer, Satisfied: []editionRange{}}
	if document.Part {
		d.Line = document.Line
	}
	if e := document.Syntax; e != nil {
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	err := d.detectAmong(document, among)
	if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		document.PlaceSyntax(e)
		d.Syntax = newSyntaxFault(e)
		return d, nil
	}
	d.Preview = previewed(document.Data, d.variants)
	return d, err
}

// previewed returns the properties of a document that no release of the contract has, in the
// first of the forms that it satisfies.
func previewed(data []byte, satisfied []variants.Chosen) (names []string) {
	var members map[string]json.RawMessage
	if len(satisfied) == 0 || satisfied[0].Name != variants.StackOne || json.Unmarshal(data, &members) != nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if schema.IsPreviewed(schema.Form(satisfied[0].Form), name) {
			names = append(names, name)
		}
	}
	return names
}

// detectAmong holds a document against contracts. The nearest variant is one of a contract that
// the document satisfies in another one, else that with the fewest faults.
func (d *detection) detectAmong(document lint.Document, among []*contracts.Contract) error {
	faults := 0
	var why *authlink.ValidationError
	for _, c := range among {
		found, err := c.Detect(document.Data, c.Variants())
		if err != nil {
			return err
		}
		isFirst := len(found.Satisfied) > 0 && len(d.variants) == 0
		if found.Why != nil && (isFirst || len(d.variants) == 0 && (why == nil || found.Faults < faults)) {
			why, faults = found.Why, found.Faults
			v := c.Of(found.Nearest)
			d.Nearest = &nearestVariant{Contract: shownName(c.Contract), Form: v.Spelling().Name, Edition: v.EditionName()}
		} else if isFirst {
			why, d.Nearest = nil, nil
		}
		for _, v := range found.Satisfied {
			d.variants = append(d.variants, c.Of(v))
		}
	}
	d.Satisfied = ranges(d.variants)
	if why != nil {
		document.Place(why.Violations)
		d.Nearest.Violations = why.Violations
	}
	return nil
}

// shownName is the name of a contract, "" for the one that is built in.
func shownName(c *variants.Contract) string {
	if c.Name == variants.StackOne {
		return ""
	}
	return c.Name
}

// notable leaves out what is no news to a reader: that a document in one form is in another
// one of the same style as well, because it has no value that they spell differently.
// Reports for programs have both.
func notable(list []variants.Chosen) []variants.Chosen {
	return slices.DeleteFunc(slices.Clone(list), func(c variants.Chosen) bool {
		return slices.ContainsFunc(list, func(other variants.Chosen) bool {
			return other.Contract == c.Contract && other.Edition == c.Edition && other.Form < c.Form && other.Spelling().Style == c.Spelling().Style
		})
	})
}

// ranges joins variants whose editions follow on one another.
func ranges(list []variants.Chosen) []editionRange {
	joined := []editionRange{}
	for i, c := range list {
		if i > 0 && list[i-1] == (variants.Chosen{Contract: c.Contract, Variant: variants.Variant{Form: c.Form, Edition: c.Edition - 1}}) {
			joined[len(joined)-1].Last = c.EditionName()
		} else {
			joined = append(joined, editionRange{Contract: shownName(c.Contract), Form: c.Spelling().Name, First: c.EditionName(), Last: c.EditionName()})
		}
		last := &joined[len(joined)-1]
		last.isAll = last.First == c.Editions[0] && c.Edition == len(c.Editions)-1 && len(c.Editions) > 1
	}
	return joined
}

// allEditions stands for every edition of a contract.
const allEditions = "all"

func (e editionRange) String() string {
	switch {
	case e.isAll:
		return allEditions
	case e.First == e.Last:
		return e.First
	}
	return e.First + " to " + e.Last
}

// detectionTable has a row for each document, and as many as it has ranges.
func detectionTable(detections []detection, several bool) []byte {
	if len(detections) == 0 {
		return nil
	}
	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	head, none := "FILE\t", ""
	if several {
		head, none = "FILE\tCONTRACT\t", "-\t"
	}
	fmt.Fprintln(table, head+"FORM\tEDITIONS\tWHY NOT THE NEAREST OTHER")
	for _, d := range detections {
		path := source.VisiblePath(d.Path)
		if d.Line > 0 {
			path = fmt.Sprintf("%s:%d", path, d.Line)
		}
		rows := ranges(notable(d.variants))
		why := d.why()
		if len(rows) == 0 {
			fmt.Fprintf(table, "%s\t%s-\tnone\t%s\n", path, none, why)
		}
		for _, e := range rows {
			contract := ""
			if several {
				contract = span.Visible(cmp.Or(e.Contract, variants.StackOne)) + "\t"
			}
			fmt.Fprintf(table, "%s\t%s%s\t%s\t%s\n", path, contract, span.Visible(cmp.Or(e.Form, "-")), span.Visible(e.String())+d.ofPreview(), why)
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
	return fmt.Sprintf("%s: %d:%d: %s [%s]%s", span.Visible(nameOf(d.Nearest.Contract, d.Nearest.Form, d.Nearest.Edition)),
		v.Line, v.Column, span.Visible(v.Message), v.Keyword, more)
}

// nameOf names editions with their form and their contract, as far as there are such.
func nameOf(contract, form, editions string) string {
	return strings.Join(slices.DeleteFunc([]string{contract, form, editions}, func(s string) bool { return s == "" }), " ")
}

// inCommon says in one line which editions all the documents follow.
func inCommon(detections []detection) string {
	common, none := slices.Clone(detections[0].variants), 0
	for _, d := range detections {
		common = slices.DeleteFunc(common, func(c variants.Chosen) bool { return !slices.Contains(d.variants, c) })
		if len(d.variants) == 0 {
			none++
		}
	}
	var shared []string
	for _, e := range ranges(notable(common)) {
		which := e.String()
		if which == allEditions {
			which = "in every edition"
		}
		shared = append(shared, span.Visible(nameOf(e.Contract, e.Form, which)))
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
