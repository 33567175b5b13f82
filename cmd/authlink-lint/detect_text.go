package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"example.com/authlink"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
	"example.com/authlink/schema"
)

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
