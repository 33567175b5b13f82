package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"example.com/authlink"
)

// TestOutputSchemas proves that the published schemas accept what the commands
// print, and refuse what they never do.
func TestOutputSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	t.Chdir("../..")
	for _, test := range []struct {
		schema, args string
		byLine       bool
		changes      []string // what stands in the output, and what may not in its place
	}{
		{"compat", "compat --form wire --format json 2025-12-03 2026-02-09", false, []string{
			`"version": 1`, `"version": 2`, `"class": "breaking"`, `"class": "bad"`, `"validUnder": "old"`, `"validUnder": "both"`, `"why"`, `"reason"`,
		}},
		{"compat", "compat --format json latest latest", false, []string{`"differences": []`, `"differences": null`}},
		{"detect", "detect --format json testdata/valid testdata/invalid", false, []string{
			`"version": 1`, `"version": 2`, `"form": "sdk"`, `"form": "SDK"`, `"first": "2024-11-25"`, `"first": "4.19.5"`, `"path"`, `"file"`,
			`"syntax": {`, `"syntax": {"code": 1,`, `"column": 1`, `"column": 0`,
		}},
		{"detect", "detect --format json --select go-vcr testdata/recordings/go-vcr.yaml", false, []string{`"line": 17`, `"line": 0`, `"violations"`, `"errors"`}},
		{"generate", "generate --valid 5 --invalid 20", true, []string{
			`"name":"valid/`, `"name":"other/`, `"valid":true`, `"valid":false`, `"keyword":"required",`, ``, `"keywordLocation":"/`, `"keywordLocation":"`, `"document"`, `"payload"`,
		}},
	} {
		t.Run(test.args, func(t *testing.T) {
			schema, err := os.ReadFile("schema/" + test.schema + ".schema.json")
			if err != nil {
				t.Fatal(err)
			}
			validator, err := authlink.Compile(schema, nil)
			if err != nil {
				t.Fatal(err)
			}
			accepts := func(text string) error {
				for document := range documents(text, test.byLine) {
					if err := validator.Validate([]byte(document)); err != nil {
						return err
					}
				}
				return nil
			}
			var out, complaints bytes.Buffer
			c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &complaints, Getenv: func(string) string { return "" }}
			if c.Main(strings.Fields(test.args)) > exitFindings || out.Len() == 0 {
				t.Fatalf("prints %s\n%s", out.String(), complaints.String())
			}
			if err := accepts(out.String()); err != nil {
				t.Errorf("the schema refuses it: %v\n%s", err, out.String())
			}
			for i := 0; i < len(test.changes); i += 2 {
				changed := strings.Replace(out.String(), test.changes[i], test.changes[i+1], 1)
				if changed == out.String() {
					t.Errorf("the output has no %s", test.changes[i])
				} else if accepts(changed) == nil {
					t.Errorf("the schema accepts %s in the place of %s", test.changes[i+1], test.changes[i])
				}
			}
		})
	}
}

// documents yields the documents in an output: itself, or each of its lines.
func documents(text string, byLine bool) func(yield func(string) bool) {
	if byLine {
		return strings.Lines(text)
	}
	return func(yield func(string) bool) { yield(text) }
}
