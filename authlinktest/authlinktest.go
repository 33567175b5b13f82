// Package authlinktest checks payloads in Go tests: on the day when a fixture or a live
// response leaves the contract, a test fails, in the words of authlink-lint and with the
// place shown.
//
//	func TestSession(t *testing.T) {
//		body := createSession(t) // from the sandbox, or a mock
//		authlinktest.Valid(t, body, authlinktest.Variant(authlink.Variant{Form: authlink.FormWire}))
//	}
//
//	func TestFixtures(t *testing.T) {
//		authlinktest.ValidDir(t, "testdata/auth-links")
//	}
//
// [Valid] checks a body, [ValidFile] a fixture and [ValidDir] all fixtures in a directory;
// [ValidResponse] a whole response, against the document of an API;
// [Example] makes a payload for a mock. What they check against is chosen with [Variant], [Contract]
// or [Against].
//
// Valid fails exactly where [authlink.Variant.Validate], or [authlink.Validator.Validate] of
// another validator, returns an error. ValidFile and ValidDir fail where authlink-lint does
// without a configuration: for a file with a token that may work, too, and for one with names
// of both forms. Warnings fail no test. No failure shows a secret; see
// [authlink.Validator.Redact] for what counts as one.
//
// The functions may be called concurrently where the methods of the test may.
package authlinktest

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/contract"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/variants"
)

// A CheckOption says what to check payloads against. Where there are several, the last
// counts; without any, it is the zero [authlink.Variant].
type CheckOption interface{ check(*checker) }

// A checker is what options and defaults come to.
type checker struct {
	what      string // payloads follow
	validator func() (*authlink.Validator, error)
	contract  *contracts.Contract // nil for a validator of the caller's
	variant   variants.Variant    // of the contract

	handle  *contract.Contract // the same for package contract, where somebody has given it
	edition string             // of that, as it was named
}

// A VariantOption is what [Variant] returns: a [CheckOption] and an [ExampleOption].
type VariantOption authlink.Variant

// Variant chooses the form and the edition of the contract, for a check or for an example.
func Variant(v authlink.Variant) VariantOption { return VariantOption(v) }

func (o VariantOption) check(c *checker) {
	variant := authlink.Variant(o)
	*c = checker{
		what:      describe(variant),
		validator: variant.Validator,
		contract:  contracts.BuiltIn(),
		variant:   contracts.BuiltInOf(variant).Variant,
	}
}

func describe(v authlink.Variant) string {
	return fmt.Sprintf("the contract (%s form, edition %s)", v.Form, v.Edition)
}

type contractOption struct {
	contract      *contract.Contract
	edition, form string
}

// Contract chooses an edition of a contract, such as that of another vendor, in place of the
// built-in one, and the form; each "" for the contract's default. Under a contract that is a whole
// API, files are recordings, and [ValidResponse] checks a response; for the body of an operation
// give [contract.Contract.Operation].
func Contract(c *contract.Contract, edition, form string) CheckOption {
	return contractOption{c, edition, form}
}

func (o contractOption) check(c *checker) {
	own := (*contracts.Handle)(o.contract).Contract()
	v, err := own.Parse(o.form, o.edition)
	if own.IsAPI() && o.edition == lint.Auto {
		err = nil
	}
	*c = checker{
		what:     "the contract " + own.Name,
		contract: own, variant: v, handle: o.contract, edition: o.edition,
		validator: func() (*authlink.Validator, error) {
			if err != nil {
				return nil, err
			}
			return own.Validator(v)
		},
	}
	if err == nil {
		c.what = fmt.Sprintf("the contract %s (edition %s)", own.Name, own.Editions[v.Edition])
	}
}

type validatorOption struct{ v *authlink.Validator }

// Against chooses a schema of the caller's in place of the contract.
func Against(v *authlink.Validator) CheckOption { return validatorOption{v} }

func (o validatorOption) check(c *checker) {
	*c = checker{what: "the schema", validator: func() (*authlink.Validator, error) { return o.v, nil }}
}

// beyond are the rules whose findings are errors and break no contract. A body's
// token may have come from the live API, and a name that the contract does not
// know is legal in it.
var beyond = []string{"live-token", "mixed-forms"}

// Valid reports whether a body is one document that follows the contract. Where it is not,
// the test fails with [testing.TB.Error], and goes on.
func Valid(t testing.TB, body []byte, opts ...CheckOption) bool {
	t.Helper()
	c := newChecker(opts)
	linter := c.linter(t, beyond...)
	result := linter.Check("body", body)
	return c.verdict(result.End(), []finding.Found{result.Found}).tell(t)
}

// ValidFile is [Valid] for a file, which is read as authlink-lint reads it: in *.ndjson and
// *.jsonl each line is a document, and gzip is decompressed. A file that cannot be read fails
// the test as well.
func ValidFile(t testing.TB, path string, opts ...CheckOption) bool {
	t.Helper()
	ok := true
	for _, v := range newChecker(opts).files(t, path) {
		ok = v.tell(t) && ok
	}
	return ok
}

// ValidDir is [ValidFile] for each file in a directory and below it that authlink-lint would
// check: those of JSON, by their names, without those that git ignores. Each is checked in a
// subtest that is named after its path. A directory without such a file fails the test: a
// wrong path must not pass for good fixtures.
func ValidDir(t *testing.T, dir string, opts ...CheckOption) {
	t.Helper()
	for _, v := range newChecker(opts).files(t, dir) {
		if v.file == dir {
			v.tell(t)
			continue
		}
		name, err := filepath.Rel(dir, v.file)
		if err != nil {
			name = v.file
		}
		t.Run(source.VisiblePath(filepath.ToSlash(name)), func(t *testing.T) {
			t.Helper() // the line to show is that of the caller
			v.tell(t)
		})
	}
}

func newChecker(opts []CheckOption) *checker {
	c := new(checker)
	Variant(authlink.Variant{}).check(c)
	for _, opt := range opts {
		opt.check(c)
	}
	return c
}

// linter returns the linter without the rules that are off. What a test says to be a payload
// is none that somebody has named by mistake.
func (c *checker) linter(t testing.TB, off ...string) *lint.Linter {
	t.Helper()
	severities := map[string]finding.Severity{rule.OtherDocument: finding.SeverityOff}
	for _, id := range off {
		severities[id] = finding.SeverityOff
	}
	opts := lint.Options{Severities: severities, Now: time.Now()}
	if c.isAPI() {
		l, err := lint.NewAPILinter(c.contract, c.edition, opts)
		if err != nil {
			t.Fatalf("authlinktest: %v", err)
		}
		return l
	}
	v, err := c.validator()
	if err != nil {
		t.Fatalf("authlinktest: %v", err)
	}
	opts.Contract, opts.Variant = c.contract, c.variant
	return lint.New(v, opts)
}

// files lints what path leads to, and returns a verdict on each file.
func (c *checker) files(t testing.TB, path string) []verdict {
	t.Helper()
	project := lint.SingleProject(c.linter(t))
	var verdicts []verdict
	var found []finding.Found
	for e := range project.Run(context.Background(), lint.Input{Args: []string{path}}) {
		switch e := e.(type) {
		case finding.Begin:
			found = nil
		case finding.Found:
			found = append(found, e)
		case finding.End:
			verdicts = append(verdicts, c.verdict(e, found))
		}
	}
	return verdicts
}

// A verdict is what became of one file.
type verdict struct {
	file  string
	fault string // what to fail the test with, empty for nothing
}

// tell fails the test unless the file is without fault, and returns which.
func (v verdict) tell(t testing.TB) bool {
	t.Helper()
	if v.fault != "" {
		t.Error(v.fault)
	}
	return v.fault == ""
}

func (c *checker) verdict(file finding.End, found []finding.Found) verdict {
	v := verdict{file: file.Path}
	switch file.Status {
	case finding.StatusError:
		v.fault = fmt.Sprintf("%s cannot be checked: %s", source.VisiblePath(file.Path), source.VisibleError(file.Err))
	case finding.StatusInvalid:
		v.fault = fmt.Sprintf("%s does not follow %s:\n%s", source.VisiblePath(file.Path), c.what, show(found))
	}
	return v
}

// maxShown is how many findings of each severity a failure shows. Reports of all
// of them may be a hundred times as long as the file.
const maxShown = 100

func show(all []finding.Found) string {
	var text strings.Builder
	report := report.NewText(&text, false)
	shown, left := make(map[finding.Severity]int), 0
	for _, found := range all {
		found.Findings = slices.DeleteFunc(found.Findings, func(f finding.Finding) bool {
			if shown[f.Severity] == maxShown {
				left++
				return true
			}
			shown[f.Severity]++
			return false
		})
		if err := report.Add(found); err != nil {
			return err.Error() // a strings.Builder has none
		}
	}
	if left > 0 {
		fmt.Fprintf(&text, "\nand %d more findings\n", left)
	}
	return text.String()
}
