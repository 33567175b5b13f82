package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
	"github.com/spf13/cobra"
)

// A destination is what one --format asks for.
type destination struct {
	format string
	file   string // empty for standard output
}

// destinations are the values of --format, which may be given several times.
// They implement [pflag.Value].
type destinations []destination

func (d *destinations) String() string { return "" } // help names the default itself

// Type is what help prints for the value.
func (d *destinations) Type() string { return "FORMAT[=FILE]" }

// Set takes one more value from the command line.
func (d *destinations) Set(value string) error {
	format, file, named := strings.Cut(value, "=")
	if !slices.Contains(report.Formats(), format) {
		return fmt.Errorf("the format must be one of %s", strings.Join(report.Formats(), ", "))
	}
	if named && file == "" {
		return errors.New("expected the name of a file after the =")
	}
	switch file {
	case "":
	case "-": // as for other commands, standard output
		file = ""
	default:
		file = filepath.Clean(file)
	}
	for _, other := range *d {
		switch {
		case other.file != file:
		case file == "":
			return fmt.Errorf("standard output takes one report, and --format %s writes there: write this one to a file, %s=FILE", other.format, format)
		default:
			return fmt.Errorf("--format %s writes the same file", other.format)
		}
	}
	*d = append(*d, destination{format, file})
	return nil
}

func formatFlag(cmd *cobra.Command) *destinations {
	d := new(destinations)
	formats := report.Formats()
	cmd.Flags().Var(d, "format", fmt.Sprintf("how to report findings, and the file to write instead of standard output; "+
		"can be given several times: %s (default %s)", strings.Join(formats, ", "), formats[0]))
	complete := cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("format", complete); err != nil {
		panic(err) // the flag was added above
	}
	return d
}

// A reportFile is a report that goes to a file, which is written at the end of
// the run: a run that breaks off leaves the file as it was.
type reportFile struct {
	report.Report
	path string
	text *jsonwrite.Held
}

func (f *reportFile) Close() error {
	if err := f.Report.Close(); err != nil {
		return err
	}
	return fix.WriteFileFrom(f.path, f.text)
}

// reports opens what --format asks for; without it, the default format on standard
// output. The report to standard output comes first.
func (r *run) reports(flags lintFlags, project *lint.Project) ([]report.Report, error) {
	asked := *flags.formats
	if len(asked) == 0 {
		asked = destinations{{format: report.Formats()[0]}}
	}
	var reports []report.Report
	for _, d := range asked {
		report, err := r.open(d, flags, project)
		if err != nil {
			return nil, err
		}
		if d.file == "" {
			reports = slices.Insert(reports, 0, report)
		} else {
			reports = append(reports, report)
		}
	}
	return reports, nil
}

func (r *run) open(d destination, flags lintFlags, project *lint.Project) (report.Report, error) {
	color := flags.color.value
	opts := report.Options{
		Version: moduleVersion(), FailOn: project.FailOn(), Root: r.root, All: flags.all,
		Time: time.Now(), Facts: project.Facts(), Docs: project.Docs(),
	}
	if d.file == "" {
		opts.Color, opts.Columns = r.color(color), r.columns()
		return report.New(d.format, r.findings, opts)
	}
	opts.Color = color == colorAlways
	text := new(jsonwrite.Held)
	report, err := report.New(d.format, text, opts)
	return &reportFile{report, d.file, text}, err
}

// closeAll ends every report. A file that cannot be written does not keep the
// others from being written.
func (r *run) closeAll(reports []report.Report) error {
	for _, report := range reports {
		err := report.Close()
		if err == nil {
			continue
		}
		if _, file := report.(*reportFile); !file {
			return &failure{err: err}
		}
		r.complain(err)
		r.code = exitFailed
	}
	return nil
}
