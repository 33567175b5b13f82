package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/lint"
)

// configFlags say which configuration to read.
type configFlags struct {
	file string // empty for the one that is found
	none bool
}

func (f *configFlags) add(cmd *cobra.Command) {
	f.addFile(cmd)
	cmd.Flags().BoolVar(&f.none, "no-config", false, "read no configuration")
}

// addFile adds --config alone.
func (f *configFlags) addFile(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.file, "config", "", "read the configuration in `FILE` instead of the nearest "+lint.ConfigName+" in or above the working directory")
}

func (f *configFlags) check(cmd *cobra.Command) error {
	switch changed := cmd.Flags().Changed; {
	case changed("config") && f.file == "":
		return errors.New("--config needs the name of a file")
	case changed("config") && f.none:
		return errors.New("--config and --no-config cannot be used together")
	}
	return nil
}

// read reads the configuration, nil for none.
func (f *configFlags) read() (*lint.Config, error) {
	path := f.file
	if path == "" && !f.none {
		var err error
		if path, err = lint.FindConfig(); err != nil {
			return nil, err
		}
	}
	if path == "" {
		return nil, nil
	}
	return lint.ReadConfig(path)
}

// documentFlags say how to find the documents in files, as the linter does.
type documentFlags struct {
	config  configFlags
	content contentFlags
}

func (f *documentFlags) add(cmd *cobra.Command) {
	f.content.add(cmd)
	f.config.add(cmd)
}

func (f *documentFlags) check(cmd *cobra.Command) error {
	if _, err := f.content.selection(); err != nil {
		return err
	}
	return f.config.check(cmd)
}

// project knows where the documents are, not what they should be.
func (f *documentFlags) project() (*lint.Project, error) {
	config, err := f.config.read()
	if err != nil {
		return nil, placedFailure(err)
	}
	project, err := lint.NewProject(config, lint.Overrides{Select: f.content.selects, As: f.content.kind()}, time.Now())
	if err != nil {
		return nil, placedFailure(err)
	}
	return project, nil
}
