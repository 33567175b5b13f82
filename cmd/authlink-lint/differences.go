package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/words"
)

// countByClass says how many differences there are, and how severe they are.
func countByClass(differences []compat.Difference) string {
	var counts []string
	unproven, accepted := 0, 0
	for _, class := range compat.Classes() {
		n := 0
		for i := range differences {
			switch d := &differences[i]; {
			case d.Class != class:
			case d.Accepted != "":
				accepted++
			case d.IsProven():
				n++
			default:
				unproven++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, class))
		}
	}
	if accepted > 0 {
		counts = append(counts, fmt.Sprintf("%d accepted", accepted))
	}
	if unproven > 0 {
		counts = append(counts, fmt.Sprintf("%d unproven", unproven))
	}
	return words.Count(len(differences), "difference") + ": " + strings.Join(counts, ", ")
}

// differenceFlags say how to write differences, and which of them fail.
type differenceFlags struct {
	format, failOn, show *choice
	effort               int
}

// failOnNone is the value of --fail-on with which nothing fails.
const failOnNone = "none"

// maxEffort bounds --effort: the steps stay numbers.
const maxEffort = 1000

func addDifferenceFlags(cmd *cobra.Command, failOn compat.Class) *differenceFlags {
	var classes []string
	for _, class := range compat.Classes() {
		classes = append(classes, string(class))
	}
	flags := &differenceFlags{
		format: choiceFlag(cmd, "format", "how to write the differences", formatText, formatJSON, formatMarkdown, formatHTML),
		failOn: choiceFlag(cmd, "fail-on", "exit with code 1 on differences that are at least this severe", append(classes, failOnNone)...),
		show:   choiceFlag(cmd, "show", "show differences that are at least this severe", classes...),
	}
	flags.failOn.value = string(failOn)
	cmd.Flag("fail-on").DefValue = string(failOn)
	flags.show.value = string(compat.Notice)
	cmd.Flag("show").DefValue = string(compat.Notice)
	cmd.Flags().IntVar(&flags.effort, "effort", 1, "look `N` times longer for proofs")
	return flags
}

// check finds flags that are out of range.
func (f *differenceFlags) check() error {
	if f.effort < 1 || f.effort > maxEffort {
		return fmt.Errorf("--effort must be from 1 to %d", maxEffort)
	}
	return nil
}

// fails reports whether a difference is one to fail on.
func (f *differenceFlags) fails(d *compat.Difference) bool {
	return d.Accepted == "" && f.failOn.value != failOnNone && d.Class.AtLeast(compat.Class(f.failOn.value))
}

// shown returns the differences that are to be shown.
func (f *differenceFlags) shown(differences []compat.Difference) []compat.Difference {
	shown := []compat.Difference{}
	for _, d := range differences {
		if d.Class.AtLeast(compat.Class(f.show.value)) {
			shown = append(shown, d)
		}
	}
	return shown
}

// writeDifferences writes what differs, and sets the exit code.
func (r *run) writeDifferences(flags *differenceFlags, result *compat.Result) error {
	r.code = max(r.code, flags.exitCode(result.Differences))
	var err error
	switch flags.format.value {
	case formatJSON:
		err = writeDifferencesJSON(r.stdout, flags, result)
	case formatMarkdown:
		_, err = io.WriteString(r.stdout, differencesMarkdown(flags.shown(result.Differences)))
	case formatHTML:
		err = writeDifferencesHTML(r.stdout, flags.shown(result.Differences), countByClass(result.Differences))
	default:
		_, err = io.WriteString(r.stdout, differencesText(flags, result))
	}
	return err
}

// exitCode returns what differences mean: what is proven counts, then what is not.
func (f *differenceFlags) exitCode(differences []compat.Difference) int {
	code := exitClean
	for i := range differences {
		switch d := &differences[i]; {
		case !f.fails(d):
		case d.IsProven():
			return exitFindings
		default:
			code = exitUndecided
		}
	}
	return code
}

func differencesText(flags *differenceFlags, result *compat.Result) string {
	var out strings.Builder
	for i, d := range flags.shown(result.Differences) {
		if i > 0 {
			out.WriteByte('\n')
		}
		writeDifference(&out, &d, result)
	}
	if len(result.Differences) == 0 {
		out.WriteString("no difference found\n")
		switch {
		case result.Equal:
			out.WriteString("it is proven that both accept the same documents\n")
		case result.GaveUp:
			fmt.Fprintf(&out, "that there is none is not proven: gave up after %d steps; --effort 10 looks further\n", result.Steps)
		default:
			out.WriteString("that there is none is not proven\n")
		}
	}
	return out.String()
}

func writeDifference(out *strings.Builder, d *compat.Difference, result *compat.Result) {
	class := string(d.Class)
	if !d.IsProven() {
		class = "unproven"
	}
	if d.Accepted != "" {
		class = "accepted"
	}
	fmt.Fprintf(out, "%s: %s\n", class, changeOf(d))
	if d.Accepted != "" {
		fmt.Fprintf(out, "  %s: %s\n", d.Class, span.Visible(d.Accepted))
		return
	}
	if len(d.Places) > 0 {
		fmt.Fprintf(out, "  also at %s\n", placesOf(d))
	}
	switch {
	case d.Unjudged:
		return
	case d.Proof == nil:
		fmt.Fprintf(out, "  would be %s: %s\n", d.Class, unprovenBecause(result))
		return
	}
	writeProof(out, d.Proof)
	if d.Reverse != nil {
		writeProof(out, d.Reverse)
	}
}

// changeOf says in a line where a difference is and what it is.
func changeOf(d *compat.Difference) string {
	where := span.Visible(whereOf(d)) + ": " + d.Keyword
	if d.Old == "" && d.New == "" { // a document has shown it, and no keyword alone
		return where + ": not the same documents"
	}
	return where + ": " + sayOr(d.Old) + " → " + sayOr(d.New)
}

func writeProof(out *strings.Builder, p *compat.Proof) {
	fmt.Fprintf(out, "  valid under %s, refused under %s: %s\n", strings.ToUpper(p.ValidUnder), strings.ToUpper(p.RefusedUnder()), span.Visible(p.Why))
	if p.Masked {
		out.WriteString("  a secret in it is masked: as it is printed here it proves nothing\n")
	}
	for line := range strings.Lines(p.Payload) {
		fmt.Fprintf(out, "    %s\n", span.Visible(strings.TrimSuffix(line, "\n")))
	}
}

// whereOf says where a difference is.
func whereOf(d *compat.Difference) string {
	path := d.Path
	switch {
	case path == "" && d.In == "":
		path = "(the document)"
	case d.In != "":
		path = strings.TrimSuffix(d.In+": "+path, ": ")
	}
	if d.Branch != "" {
		path += " (" + d.Branch + ")"
	}
	return path
}

func placesOf(d *compat.Difference) string {
	places := span.Visible(strings.Join(d.Places, ", "))
	if d.MorePlaces > 0 {
		places += fmt.Sprintf(" and %d more", d.MorePlaces)
	}
	return places
}

// unprovenBecause says how the search for a proof ended.
func unprovenBecause(result *compat.Result) string {
	if result.GaveUp {
		return fmt.Sprintf("gave up after %d steps without a document that shows it; --effort 10 looks further", result.Steps)
	}
	return "no document that shows it was found, nor a proof that there is none"
}

// differencesMarkdown is a table for the summary of a job.
func differencesMarkdown(differences []compat.Difference) string {
	if len(differences) == 0 {
		return "No difference found.\n"
	}
	var out strings.Builder
	out.WriteString("| class | where | keyword | old | new | proof |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, d := range differences {
		class, proof := string(d.Class), "none found"
		switch {
		case d.Proof != nil:
			proof = fmt.Sprintf("valid only under the %s one: %s", d.Proof.ValidUnder, cell(d.Proof.Why))
			if d.Reverse != nil {
				proof += fmt.Sprintf("; under the %s one: %s", d.Reverse.ValidUnder, cell(d.Reverse.Why))
			}
		case d.Unjudged:
			proof = "for the reader alone"
		default:
			class = "unproven, would be " + class
		}
		where := d.Path
		if d.In != "" {
			where = strings.TrimSuffix(d.In+": "+where, ": ")
		}
		if d.Branch != "" {
			where += " (" + d.Branch + ")"
		}
		if d.Accepted != "" {
			class = "accepted " + class
			proof = cell(d.Accepted)
		}
		if len(d.Places) > 0 {
			where += ", also at " + placesOf(&d)
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s |\n", class, cell(where), cell(d.Keyword), cell(sayOr(d.Old)), cell(sayOr(d.New)), proof)
	}
	return out.String()
}

// cell is text in a Markdown table: what would be markup is escaped.
func cell(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`).Replace(span.Visible(text))
}

func sayOr(text string) string {
	if text == "" {
		return "(nothing)"
	}
	return span.Visible(text)
}

func writeDifferencesJSON(w io.Writer, flags *differenceFlags, result *compat.Result) error {
	steps := 0
	if result.GaveUp {
		steps = result.Steps
	}
	return writeJSON(w, struct {
		Version     int                 `json:"version"`
		Equal       bool                `json:"equal,omitempty"`
		Steps       int                 `json:"steps,omitempty"`
		GaveUp      bool                `json:"gaveUp,omitempty"`
		Differences []compat.Difference `json:"differences"`
	}{1, result.Equal, steps, result.GaveUp, flags.shown(result.Differences)}, "  ")
}
