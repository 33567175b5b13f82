package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	authlinkbeam "example.com/authlink/beam"
	"example.com/authlink/internal/lint"
)

// flags are those of the program, beside the flags of the runners.
type flags struct {
	inputs     []string
	output     string
	check      authlinkbeam.Check
	config     string
	schema     string
	rules      string
	letters    string // "" for none
	shards     int
	blockBytes int64
}

func addFlags(set *flag.FlagSet) *flags {
	f := &flags{check: authlinkbeam.Check{Rules: map[string]string{}}}
	set.Func("input", "check the files that match `GLOB`, such as gs://archive/*.ndjson.gz; can be given several times", func(glob string) error {
		f.inputs = append(f.inputs, glob)
		return nil
	})
	set.StringVar(&f.output, "output", "", "write findings.ndjson and summary.json into `DIRECTORY`")
	set.BoolFunc("dead-letters", "write dead-letters.ndjson, too, with secrets masked; =left-out without the texts of documents, =passed with the texts as they are and the secrets in them", func(value string) error {
		if f.letters = value; value == "true" { // nothing but the flag
			f.letters = "redacted"
		}
		if !slices.Contains([]string{"redacted", "left-out", "passed"}, f.letters) {
			return errors.New("expected redacted, left-out or passed")
		}
		return nil
	})
	set.IntVar(&f.shards, "shards", 1, "write the findings in `N` files")
	set.StringVar(&f.check.Contract, "contract", "", "check against the contract `NAME`, of the configuration or stackone-auth-link, which is the default")
	set.StringVar(&f.config, "config", "", "read the contract from the configuration `FILE` (default .authlink-lint.yaml here or above)")
	set.StringVar(&f.check.Form, "form", "", "spelling of the contract: sdk, wire, dump or auto (default sdk)")
	set.StringVar(&f.check.Edition, "edition", "", "`EDITION` of the contract: a date, latest or auto")
	set.StringVar(&f.schema, "schema", "", "check against the JSON Schema in the local `FILE` instead of a contract")
	set.StringVar(&f.check.Draft, "draft", "", "draft of a schema that names none")
	set.StringVar(&f.rules, "rules", "validity", "what to look for: validity alone, or all rules of authlink-lint")
	set.Func("rule", "give the rule ID another severity, or turn it off; `ID=SEVERITY`, can be given several times", func(value string) error {
		id, severity, ok := strings.Cut(value, "=")
		if !ok {
			return errors.New("expected ID=SEVERITY, such as unknown-property=error")
		}
		f.check.Rules[id] = severity
		return nil
	})
	set.Int64Var(&f.blockBytes, "block-bytes", authlinkbeam.DefaultBlockBytes, "look at so many `BYTES` of a file of lines at a time")
	return f
}

// complete reads the files that the flags name, and reports what is wrong or missing.
func (f *flags) complete(set *flag.FlagSet) error {
	switch {
	case set.NArg() > 0:
		return fmt.Errorf("unexpected argument %q: files are named with --input", set.Arg(0))
	case len(f.inputs) == 0:
		return errors.New("--input is missing: which files are to be checked?")
	case f.output == "":
		return errors.New("--output is missing: where are the findings to go?")
	case f.shards < 1 || f.blockBytes < 1:
		return errors.New("--shards and --block-bytes must be at least 1")
	}
	switch f.rules {
	case "validity":
	case "all":
		f.check.AllRules = true
	default:
		return fmt.Errorf("--rules must be validity or all, not %q", f.rules)
	}
	if f.schema != "" {
		text, err := os.ReadFile(f.schema)
		if err != nil {
			return err
		}
		f.check.Schema = string(text)
	}
	check, err := lint.Terms(f.check).Configured(f.config)
	if err != nil {
		return err
	}
	f.check = authlinkbeam.Check(check)
	return f.check.Validate()
}
