package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/authlink"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// fixtureDirs are the fixtures of each form. The least number of files in each
// is a floor under the suite: a directory that was not checked out, or lost its
// files, fails.
var fixtureDirs = []struct {
	variant        authlink.Variant
	valid, invalid string
	minValid       int
	minInvalid     int
}{
	{authlink.Variant{Form: authlink.FormSDK}, "testdata/valid", "testdata/invalid", 20, 60},
	{authlink.Variant{Form: authlink.FormWire}, "testdata/wire/valid", "testdata/wire/invalid", 8, 15},
}

type fixture struct {
	variant authlink.Variant
	path    string
	data    []byte
}

// several reports whether the fixture says in its name that it has more than
// one fault.
func (f fixture) several() bool { return strings.HasPrefix(filepath.Base(f.path), "several-") }

func validFixtures(t *testing.T) []fixture {
	t.Helper()
	var all []fixture
	for _, d := range fixtureDirs {
		all = append(all, readFixtures(t, d.variant, d.valid, d.minValid)...)
	}
	return all
}

func invalidFixtures(t *testing.T) []fixture {
	t.Helper()
	var all []fixture
	for _, d := range fixtureDirs {
		all = append(all, readFixtures(t, d.variant, d.invalid, d.minInvalid)...)
	}
	return all
}

func readFixtures(t *testing.T, variant authlink.Variant, dir string, atLeast int) []fixture {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) < atLeast {
		t.Fatalf("%s holds %d fixtures, want at least %d", dir, len(paths), atLeast)
	}
	var all []fixture
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fixture{variant, filepath.ToSlash(path), data})
	}
	return all
}

func TestValidFixtures(t *testing.T) {
	for _, f := range validFixtures(t) {
		if err := f.variant.Validate(f.data); err != nil {
			t.Errorf("%s: %v", f.path, err)
		}
	}
}

func TestInvalidFixtures(t *testing.T) {
	for _, f := range invalidFixtures(t) {
		t.Run(f.path, func(t *testing.T) {
			places := faults(t, f.variant.Validate(f.data))
			if n := len(places); !f.several() && n != 1 {
				t.Errorf("%d violations, want exactly one: %v", n, places)
			}
			for _, p := range places {
				p.check(t, f.data)
			}
		})
	}
}

// TestTruncatedFixtures cuts every valid fixture at every byte. What is left
// is never a document, and the error must point inside it.
func TestTruncatedFixtures(t *testing.T) {
	for _, f := range validFixtures(t) {
		for n := range bytes.TrimRight(f.data, " \t\r\n") {
			part := f.data[:n]
			err := f.variant.Validate(part)
			var syntax *authlink.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("%s, first %d bytes: got %v, want a *SyntaxError", f.path, n, err)
			}
			placeOf(syntax).check(t, part)
		}
	}
}

// TestReferenceEngineAgrees asks the reference engine alone, without our
// parser: it must accept every valid fixture and refuse every invalid one, but
// for those at fault as text in a way that its decoder overlooks.
func TestReferenceEngineAgrees(t *testing.T) {
	verdicts := map[authlink.Variant]func([]byte) error{}
	for _, d := range fixtureDirs {
		verdicts[d.variant] = reference(t, d.variant.Schema())
	}
	for _, f := range validFixtures(t) {
		if err := verdicts[f.variant](f.data); err != nil {
			t.Errorf("%s: the reference engine refuses it: %v", f.path, err)
		}
	}
	for _, f := range invalidFixtures(t) {
		if overlooked(f.variant.Validate(f.data)) {
			continue
		}
		if err := verdicts[f.variant](f.data); err == nil {
			t.Errorf("%s: the reference engine accepts it", f.path)
		}
	}
}

// overlooked reports whether err is one that the decoder of the reference
// engine cannot be asked about: it keeps the last of two equal names, turns
// broken UTF-8 into U+FFFD, and must not be given numbers beyond the limits.
func overlooked(err error) bool {
	var syntax *authlink.SyntaxError
	return errors.As(err, &syntax) && slices.Contains([]authlink.SyntaxCode{
		authlink.SyntaxDuplicateName, authlink.SyntaxEncoding, authlink.SyntaxLimit,
	}, syntax.Code)
}

// reference returns the verdict of the reference engine on schema.
func reference(t *testing.T, schema []byte) func([]byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("https://example.com/contract.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("https://example.com/contract.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(data []byte) error {
		if !json.Valid(data) {
			return errors.New("not JSON")
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		return compiled.Validate(instance)
	}
}

// A place is where an error points, and what it says.
type place struct {
	offset, end, line, column int
	message                   string
}

func placeOf(e *authlink.SyntaxError) place {
	return place{e.Offset, e.End, e.Line, e.Column, e.Message}
}

// faults returns the place of each fault that err names; a *SyntaxError counts as one.
func faults(t *testing.T, err error) []place {
	t.Helper()
	var syntax *authlink.SyntaxError
	var invalid *authlink.ValidationError
	switch {
	case errors.As(err, &syntax):
		return []place{placeOf(syntax)}
	case errors.As(err, &invalid):
		var places []place
		for _, v := range invalid.Violations {
			places = append(places, place{v.Offset, v.End, v.Line, v.Column, v.Message})
		}
		return places
	default:
		t.Fatalf("got %v, want a *SyntaxError or a *ValidationError", err)
		return nil
	}
}

// check fails the test when p is not a place in data, or when its line and
// column are not those of its offset.
func (p place) check(t *testing.T, data []byte) {
	t.Helper()
	if p.offset < 0 || p.end < p.offset || p.end > len(data) {
		t.Fatalf("[%d, %d) is not inside the document of %d bytes: %s", p.offset, p.end, len(data), p.message)
	}
	before := data[:p.offset]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[1+bytes.LastIndexByte(before, '\n'):])
	if p.line != line || p.column != column {
		t.Errorf("offset %d is said to be %d:%d, but is %d:%d: %s", p.offset, p.line, p.column, line, column, p.message)
	}
}
