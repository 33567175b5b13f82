package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// An ability is more than a verdict: what a tool does with a file when it is asked to, checked by
// what comes out. A tool that has no command for it is not asked.
type ability struct {
	Text string
	args map[string][]string // by the names of tools: what is asked, with FILE in it
	file func(root, scratch string) (string, error)
	good func(output []byte, file string) (bool, error)
}

// abilities are asked of everybody who has a command for them, as its own help lists it: jv and ajv
// validate; Sourcemeta's fmt and lint --fix write schemas, not documents.
func abilities() []ability {
	const own = "authlink-lint"
	return []ability{
		{
			Text: "finds the fault in a recording (HAR), at its line",
			args: map[string][]string{own: {"--no-config", "--form", "wire", "FILE"}, "jv": {schemaWire, "FILE"}, "ajv-cli": {"validate", "--spec=draft2020", "-c", "ajv-formats", "-s", schemaWire, "-d", "FILE"}, "Sourcemeta": {"validate", schemaWire, "FILE"}},
			file: writeRecording,
			good: func(output []byte, file string) (bool, error) {
				text := string(output)
				return strings.Contains(text, fmt.Sprintf("%s:%d:", file, recordedLine)) || strings.Contains(text, fmt.Sprintf("line %d,", recordedLine)), nil
			},
		},
		{
			Text: "mends a slip of the pen in the file",
			args: map[string][]string{own: {"--no-config", "--fix", "--unsafe", "FILE"}},
			file: func(root, scratch string) (string, error) {
				text, err := os.ReadFile(filepath.Join(root, badFolder, "category-typo.json"))
				file := filepath.Join(scratch, "typo.json")
				return file, errors.Join(err, os.WriteFile(file, text, 0o666))
			},
			good: func(_ []byte, file string) (bool, error) {
				text, err := os.ReadFile(file)
				return bytes.Contains(text, []byte(`["crm", "marketing"]`)), err
			},
		},
		{
			Text: "says which editions of the contract a payload follows",
			args: map[string][]string{own: {"detect", "FILE"}},
			file: func(root, _ string) (string, error) {
				return filepath.Join(root, "testdata/editions/2026-01-27/valid/organization-id-string.wire.json"), nil
			},
			good: func(output []byte, _ string) (bool, error) {
				return bytes.Contains(output, []byte("2026-01-27 to ")), nil
			},
		},
	}
}

// schemaWire is the schema of what travels over HTTP.
const schemaWire = "schema/authlink.wire.schema.json"

// recordedLine is where the fault is in the recording.
const recordedLine = 8

// writeRecording writes a HAR with a fault in a response.
func writeRecording(_, scratch string) (string, error) {
	file := filepath.Join(scratch, "recorded.har")
	return file, os.WriteFile(file, []byte(`{"log": {"version": "1.2", "creator": {"name": "a", "version": "1"}, "entries": [{
  "request": {"method": "POST", "url": "https://api.example.com/connect_sessions"},
  "response": {
    "status": 201,
    "content": {
      "mimeType": "application/json",
      "text":
        "{\"id\": 7, \"organization_id\": 3, \"project_id\": \"p\", \"origin_owner_id\": \"o\", \"origin_owner_name\": \"n\", \"auth_link_url\": \"https://h.example/x\", \"categories\": [\"marketting\"], \"created_at\": \"2025-01-07T08:00:00Z\", \"token\": \"<value>\"}"
    }
  }
}]}}
`), 0o666)
}

// A skill is a row of the page: whether each tool has an ability.
type skill struct {
	Text  string
	Cells []string
}

// skills tries the tools.
func skills(tools []tool, root, scratch string) ([]skill, error) {
	var rows []skill
	for _, a := range abilities() {
		row := skill{Text: a.Text}
		for _, t := range tools {
			cell, err := a.of(t, root, scratch)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", t.Name, a.Text, err)
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// of tries one tool.
func (a ability) of(t tool, root, scratch string) (string, error) {
	args, ok := a.args[t.Name]
	if !ok {
		return "no command for it", nil
	}
	file, err := a.file(root, scratch)
	if err != nil {
		return "", err
	}
	var filled []string
	for _, arg := range args {
		filled = append(filled, strings.ReplaceAll(arg, "FILE", file))
	}
	cmd := exec.Command(t.command[0], filled...)
	cmd.Dir = root
	output, err := cmd.CombinedOutput()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		return "", err
	}
	good, err := a.good(output, file)
	if good {
		return "yes", err
	}
	return "no", err
}
