package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
)

// contentFlags say what is in files, and which of it to read.
type contentFlags struct {
	as      *choice
	selects []string
}

func (f *contentFlags) add(cmd *cobra.Command) {
	f.as = choiceFlag(cmd, "as", "what files hold, a `KIND`: json, jsonc (JSON with comments), lines (a document on each line), "+
		"concatenated (documents one after another) or yaml; auto goes by the file name", kinds()...)
	cmd.Flags().StringArrayVar(&f.selects, "select", nil, "check what `SELECTOR` finds in each file: a JSONPath ($.sessions[*]), "+
		"a JSON Pointer (/sessions/*), or the bodies of recorded responses by a preset ("+strings.Join(selection.Presets(), ", ")+
		"), with :GLOB after it only those of matching URLs; can be given several times")
	completeFlag(cmd, "select", presetWords)
}

const kindAuto = "auto"

// kinds are the values of --as.
func kinds() []string {
	all := []string{kindAuto}
	for _, kind := range source.Kinds() {
		all = append(all, string(kind))
	}
	return all
}

// kind is empty if the names of files are to say it.
func (f *contentFlags) kind() source.Kind {
	if f.as.value == kindAuto {
		return ""
	}
	return source.Kind(f.as.value)
}

func (f *contentFlags) selection() (*selection.Selection, error) {
	selection, err := selection.Parse(f.selects)
	if err != nil {
		return nil, fmt.Errorf("--select %w", err)
	}
	return selection, nil
}
