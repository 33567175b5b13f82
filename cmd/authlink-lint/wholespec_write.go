package main

import (
	"fmt"
	"io"
	"strings"

	"example.com/authlink/internal/compat"
	"example.com/authlink/internal/span"
)

// writeSpecDifferences writes what differs between two OpenAPI documents, and sets the exit code.
func (r *run) writeSpecDifferences(flags *differenceFlags, config *configFlags, result *compat.Result, summary *specSummary) error {
	if err := config.accept(result.Differences); err != nil {
		return err
	}
	if flags.format.value != formatText {
		if err := r.writeDifferences(flags, result); err != nil {
			return err
		}
	} else if err := r.writeSpecText(flags, result); err != nil {
		return err
	}
	said := summary.String()
	if len(result.Differences) > 0 {
		said += "; " + countByClass(result.Differences)
	}
	_, err := fmt.Fprintln(r.stderr, said)
	return err
}

// writeSpecText writes differences as a tree: each response with what differs in it.
func (r *run) writeSpecText(flags *differenceFlags, result *compat.Result) error {
	r.code = max(r.code, flags.exitCode(result.Differences))
	shown := flags.shown(result.Differences)
	if len(result.Differences) == 0 {
		_, err := io.WriteString(r.stdout, differencesText(flags, result))
		return err
	}
	var out strings.Builder
	for first := 0; first < len(shown); {
		end := first
		for end < len(shown) && shown[end].In == shown[first].In {
			end++
		}
		if first > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(&out, "%s: %s\n", span.Visible(shown[first].In), countByClass(shown[first:end]))
		for _, d := range shown[first:end] {
			var one strings.Builder
			if d.Path == "" && (d.Old == described || d.New == described) {
				fmt.Fprintf(&one, "%s: the %s %s\n", d.Class, d.Keyword, cameOrWent(&d))
			} else {
				d.In = ""
				writeDifference(&one, &d, result)
			}
			for line := range strings.Lines(one.String()) {
				out.WriteString("  " + line)
			}
		}
		first = end
	}
	_, err := io.WriteString(r.stdout, out.String())
	return err
}

func cameOrWent(d *compat.Difference) string {
	said := "came"
	if d.New == "" {
		said = "went"
	}
	if d.Accepted != "" {
		said += ", accepted: " + span.Visible(d.Accepted)
	}
	return said
}
