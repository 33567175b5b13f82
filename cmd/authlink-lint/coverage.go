package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/variants"
)

const coverageLong = `coverage says what the fixtures use of the contracts that are whole APIs: which
operations, which of their responses, and which properties of the bodies there.
It also says which edition each recording follows: the latest that has nothing
against any of its exchanges with the API.

The fixtures are the files of PATH or, without any, those of the directory of
the configuration, as entries of "files" name the contract for them: recordings
of exchanges, and files whose entry has an "operation".

Exit codes:
  0  it has been said
  2  the command line is wrong
  3  something could not be read or compiled`

func (r *run) coverageCommand() *cobra.Command {
	var flags contractFlags
	var config configFlags
	var all bool
	cmd := &cobra.Command{
		Use:   "coverage [flags] [PATH...]",
		Short: "Say which operations of an API the fixtures use",
		Long:  coverageLong,
		Example: `  authlink-lint coverage
  authlink-lint coverage --contract acme --format json testdata/acme`,
		DisableFlagsInUseLine: true,
	}
	cmd.Flags().StringVar(&flags.contract, "contract", "", "the contract `NAME` of the configuration alone, instead of each that is a whole API")
	completeFlag(cmd, "contract", flags.contractWords)
	flags.config = &config
	config.addFile(cmd)
	cmd.Flags().StringVar(&flags.edition, "edition", "", "what is used of the `EDITION` of the contract (default the one that counts)")
	completeFlag(cmd, "edition", flags.editionWords)
	cmd.Flags().BoolVar(&all, "all", false, "list all operations and properties that nothing uses, not only the first")
	format := choiceFlag(cmd, "format", "how to write it", formatText, formatJSON)
	cmd.RunE = func(_ *cobra.Command, paths []string) error {
		c, err := config.read()
		if err != nil {
			return placedFailure(err)
		}
		covered, err := r.cover(c, flags, paths)
		if err != nil {
			return err
		}
		if format.value == formatJSON {
			return writeJSON(r.stdout, covered, "  ")
		}
		_, err = r.stdout.Write(coverageText(covered, all))
		return err
	}
	return cmd
}

// cover reads the fixtures, and says what they use of the APIs.
func (r *run) cover(config *lint.Config, flags contractFlags, paths []string) (*coverage, error) {
	list, err := apisOf(config, flags)
	if err != nil {
		return nil, err
	}
	project, err := lint.NewProject(config, lint.Overrides{}, time.Now())
	if err != nil {
		return nil, placedFailure(err)
	}
	fixtures := len(paths) == 0
	if fixtures {
		paths = []string{filepath.Dir(config.Path)}
	}
	out := &coverage{}
	for e := range project.Exercises(lint.Input{Args: paths}) {
		if e.Err != nil {
			if e.Path != paths[0] || !fixtures { // a directory without such files
				r.complain(e.Err)
				r.code = exitFailed
			}
			continue
		}
		for _, one := range list {
			if e.Contract == one.contract {
				if err := one.add(e); err != nil {
					return nil, placedFailure(err)
				}
			}
		}
	}
	for _, one := range list {
		one.finish()
		out.Contracts = append(out.Contracts, one)
	}
	return out, nil
}

// apisOf returns the contracts in question: the one that is named, or all that are whole APIs.
func apisOf(config *lint.Config, flags contractFlags) ([]*apiCoverage, error) {
	var named []*contracts.Contract
	switch c, err := config.Contracts().Find(flags.contract); {
	case err != nil:
		return nil, err
	case flags.contract != "" && !c.IsAPI():
		return nil, fmt.Errorf("the contract %s is one payload: only a whole API, with openapi, has operations", c.Name)
	case flags.contract != "":
		named = []*contracts.Contract{c}
	default:
		named = slices.DeleteFunc(slices.Clone(config.Contracts().All()), func(c *contracts.Contract) bool { return !c.IsAPI() })
	}
	if len(named) == 0 {
		return nil, &failure{errors.New("no contract of the configuration is a whole API"), "name its OpenAPI document there: editions: [{name: …, openapi: FILE}]"}
	}
	var list []*apiCoverage
	for _, c := range named {
		edition, err := c.ParseEdition(flags.edition)
		if err != nil {
			return nil, err
		}
		one, err := newAPICoverage(c, variants.Variant{Edition: edition})
		if err != nil {
			return nil, placedFailure(err)
		}
		list = append(list, one)
	}
	return list, nil
}
