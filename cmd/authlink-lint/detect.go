package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
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

func writeDetectionsJSON(w io.Writer, detections []detection) error {
	return writeJSON(w, struct {
		Version   int         `json:"version"`
		Documents []detection `json:"documents"`
	}{1, detections}, "  ")
}
