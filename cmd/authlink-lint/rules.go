package main

import (
	"bytes"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

func (r *run) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := r.stdout.Write(ruleTable())
			return err
		},
		DisableFlagsInUseLine: true,
	}
}

// ruleTable lists every rule with its severity and its summary.
func ruleTable() []byte {
	var out bytes.Buffer
	table := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, rule := range rule.All() {
		severity := string(rule.Severity)
		if rule.Off {
			severity = string(finding.SeverityOff)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", rule.ID, severity, rule.Summary)
	}
	table.Flush() // into memory: it cannot fail
	return out.Bytes()
}

func (r *run) explainCommand() *cobra.Command {
	var when *choice
	cmd := &cobra.Command{
		Use:     "explain [flags] RULE",
		Short:   "Say what a rule finds, why it matters and how to fix it",
		Example: `  authlink-lint explain live-token`,
		Args:    checkRule,
		RunE: func(_ *cobra.Command, args []string) error {
			rule, _ := rule.Find(args[0]) // checkRule has found it
			page := rule.Page()
			if r.color(when.value) {
				page = styled(page)
			}
			_, err := fmt.Fprint(r.stdout, page)
			return err
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return rule.IDs(), cobra.ShellCompDirectiveNoFileComp
		},
		DisableFlagsInUseLine: true,
	}
	when = choiceFlag(cmd, "color", "when to lay the page out for a terminal; otherwise it is Markdown; auto respects NO_COLOR and TERM=dumb",
		colorAuto, colorAlways, colorNever)
	return cmd
}

func checkRule(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("explain takes one rule; for example: %s explain live-token", name)
	}
	_, err := rule.Named(args[0])
	return err
}
