package lint

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/schemafile"
	"example.com/authlink/internal/source"
)

// TestForCommand draws every hint of the library that names something of its Go
// API, and looks that the command says something else.
func TestForCommand(t *testing.T) {
	any, err := authlink.Compile([]byte("true"), nil)
	if err != nil {
		t.Fatal(err)
	}
	anything := New(any, Options{})
	contract := contractLinter(t, authlink.FormSDK, Options{Severities: map[string]finding.Severity{"wrong-form": finding.SeverityOff}})
	wire := contractLinter(t, authlink.FormWire, Options{Severities: map[string]finding.Severity{"wrong-form": finding.SeverityOff}})
	for _, test := range []struct {
		linter         *Linter
		document, want string
	}{
		{anything, strings.Repeat(" ", 16<<20) + "1", "split it up: "},
		{anything, "[" + strings.Repeat("0,", 1<<20) + "0]", "raise the limit with --limit values=NUMBER; or split it up: "},
		{anything, strings.Repeat("[", 1001), "raise the limit with --limit depth=NUMBER"},
		{anything, strings.Repeat("1", 1001), "write fewer, or a string"},
		{anything, "1e9999", "write a smaller one, or a string"},
		{contract, `{"account_id": "", "created_at": "", "project_id": "", "origin_owner_id": ""}`, "pass --form wire"},
		{wire, `{"accountId": "", "createdAt": "", "projectId": "", "originOwnerId": ""}`, "pass --form sdk"},
	} {
		found := test.linter.Check("x.json", []byte(test.document)).Findings
		if len(found) == 0 || !strings.Contains(fmt.Sprint(found), test.want) {
			t.Errorf("%.20s…: got %+v, want a hint with %q", test.document, found, test.want)
		}
		checkNoGo(t, fmt.Sprint(found))
	}
	for schema, want := range map[string]string{
		`{"$ref": "https://example.com/other"}`:     `put that document under "$defs" of this one, with "$id": "https://example.com/other": nothing is fetched`,
		`{"$schema": "https://example.com/schema"}`: "a metaschema of your own is not",
	} {
		path := filepath.Join(t.TempDir(), "schema.json")
		if err := os.WriteFile(path, []byte(schema), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := schemafile.Compile(path, schemafile.Options{Alone: true})
		placed, ok := errors.AsType[*source.PlacedError](err)
		if !ok || !strings.Contains(placed.Hint, want) {
			t.Errorf("%s: got %+v, want a hint with %q", schema, err, want)
			continue
		}
		checkNoGo(t, placed.Message+placed.Hint)
		_, err = schemafile.Compile(path, schemafile.Options{})
		if placed, ok := errors.AsType[*source.PlacedError](err); !ok || !strings.Contains(placed.Hint, "with --resource") {
			t.Errorf("%s: got %+v, want a hint at --resource", schema, err)
		} else {
			checkNoGo(t, placed.Message+placed.Hint)
		}
	}
	deep := filepath.Join(t.TempDir(), "deep.json")
	writeTestFile(t, deep, strings.Repeat("[", 1001))
	_, err = source.ReadWhole(deep)
	if placed, ok := errors.AsType[*source.PlacedError](err); !ok || placed.Hint == "" {
		t.Errorf("got %+v, want a hint", err)
	} else {
		checkNoGo(t, placed.Message+placed.Hint)
	}
}

// goName is the name of something in the library's Go API.
var goName = regexp.MustCompile(`\b(Options|Limits|Contract)[.{]`)

func checkNoGo(t *testing.T, text string) {
	t.Helper()
	if name := goName.FindString(text); name != "" {
		t.Errorf("%q is of no use to who runs a command: %s", name, text)
	}
}
