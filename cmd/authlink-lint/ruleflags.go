package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// ruleFlags say which rules are on, and how severe.
type ruleFlags struct {
	severities ruleSeverities
	only       ruleIDs
}

func (f *ruleFlags) add(cmd *cobra.Command) {
	f.severities = ruleSeverities{}
	cmd.Flags().Var(f.severities, "rule", "give the rule ID another severity, or turn it off; can be given several times")
	cmd.Flags().Var(&f.only, "only", "check only the rule `ID`, and that files can be read; can be given several times")
	completeFlag(cmd, "rule", ruleSettings)
	completeFlag(cmd, "only", rule.IDs)
}

// ruleSeverities are the values of --rule. They implement [pflag.Value].
type ruleSeverities map[string]finding.Severity

func (r ruleSeverities) String() string { return "" }

// Type is what help prints for the value.
func (r ruleSeverities) Type() string { return "ID=SEVERITY" }

// Set takes one more value from the command line. Of two for the same rule, the later
// counts, as with every flag.
func (r ruleSeverities) Set(value string) error {
	id, word, ok := strings.Cut(value, "=")
	if !ok {
		return errors.New("expected ID=SEVERITY, such as unknown-property=error")
	}
	if _, err := rule.Named(id); err != nil {
		return err
	}
	for _, severity := range severityWords() {
		if severity == word {
			r[id] = finding.Severity(word)
			return nil
		}
	}
	return fmt.Errorf("the severity must be one of %s", strings.Join(severityWords(), ", "))
}

// ruleIDs are the values of --only. They implement [pflag.Value].
type ruleIDs []string

func (r *ruleIDs) String() string { return "" }

// Type is what help prints for the value.
func (r *ruleIDs) Type() string { return "ID" }

// Set takes one more value from the command line.
func (r *ruleIDs) Set(value string) error {
	if _, err := rule.Named(value); err != nil {
		return err
	}
	*r = append(*r, value)
	return nil
}

// severityWords are what a rule can be set to.
func severityWords() []string {
	var words []string
	for _, severity := range finding.Severities() {
		words = append(words, string(severity))
	}
	return append(words, string(finding.SeverityOff))
}

// ruleSettings are all values of --rule.
func ruleSettings() []string {
	var all []string
	for _, id := range rule.IDs() {
		for _, severity := range severityWords() {
			all = append(all, id+"="+severity)
		}
	}
	return all
}
