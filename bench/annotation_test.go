package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"example.com/authlink"
)

// An annotationGroup is a schema of the annotation tests of the suite, with documents.
type annotationGroup struct {
	Description     string
	Compatibility   string
	Schema          json.RawMessage
	ExternalSchemas map[string]json.RawMessage
	Tests           []struct {
		Instance   json.RawMessage
		Assertions []annotationAssertion
	}
}

// An annotationAssertion says which annotations of a keyword a value has, by the locations of
// the schemas that give them.
type annotationAssertion struct {
	Location, Keyword string
	Expected          map[string]any
}

// annotationDrafts are the drafts, by their numbers in the annotation tests. Annotations are a
// term of 2019-09; "v1" and draft 3 are not among them, since the compiler does not know them.
var annotationDrafts = []struct {
	number int
	draft  authlink.Draft
}{
	{7, authlink.Draft7}, {2019, authlink.Draft201909}, {2020, authlink.Draft202012},
}

// TestAnnotations runs the annotation tests of the suite that the variable names, else of the
// pinned one.
func TestAnnotations(t *testing.T) {
	from := suite(os.Getenv("JSON_SCHEMA_TEST_SUITE"))
	if from == "" {
		from = pinnedSuite(t)
	}
	if _, err := fs.Stat(os.DirFS(string(from)), "annotations/tests"); err != nil {
		t.Skipf("the suite has no annotation tests: %v", err)
	}
	for _, d := range annotationDrafts {
		t.Run(d.draft.String(), func(t *testing.T) {
			count := 0
			for name, text := range from.jsonFiles(t, "annotations/tests") {
				var file struct{ Suite []annotationGroup }
				if err := json.Unmarshal(text, &file); err != nil {
					t.Fatal(err)
				}
				for _, group := range file.Suite {
					if !isCompatible(t, group.Compatibility, d.number) {
						continue
					}
					n, err := checkAnnotations(group, d.draft)
					if count += n; err != nil {
						t.Errorf("%s: %s: %v", name, group.Description, err)
					}
				}
			}
			t.Logf("%d assertions", count)
			if count == 0 {
				t.Error("the suite has no assertions")
			}
		})
	}
}

// isCompatible reports whether a group is for a draft: "7" is for that and later ones,
// "<=2019" for that and earlier ones, "=2020" for one, and commas join conditions.
func isCompatible(t *testing.T, condition string, draft int) bool {
	t.Helper()
	if condition == "" {
		return true
	}
	for _, part := range strings.Split(condition, ",") {
		number, err := strconv.Atoi(strings.TrimLeft(part, "<="))
		if err != nil {
			t.Fatalf("compatibility %q: %v", condition, err)
		}
		switch {
		case strings.HasPrefix(part, "<="):
			if draft > number {
				return false
			}
		case strings.HasPrefix(part, "="):
			if draft != number {
				return false
			}
		case draft < number:
			return false
		}
	}
	return true
}

// checkAnnotations checks the assertions of a group, and counts them.
func checkAnnotations(group annotationGroup, draft authlink.Draft) (count int, err error) {
	options := &authlink.Options{Draft: draft, FormatAnnotationOnly: true, Resources: map[string][]byte{}}
	for uri, schema := range group.ExternalSchemas {
		options.Resources[uri] = schema
	}
	v, err := authlink.Compile(group.Schema, options)
	if err != nil {
		return 0, err
	}
	for _, test := range group.Tests {
		unit, outputErr := v.Output(test.Instance, authlink.OutputBasic)
		if outputErr != nil {
			return count, outputErr
		}
		for _, a := range test.Assertions {
			count++
			if got := annotationsOf(unit, a); !reflect.DeepEqual(got, a.expected()) {
				err = errors.Join(err, fmt.Errorf("%s at %q of %s: got %v, want %v", a.Keyword, a.Location, test.Instance, got, a.expected()))
			}
		}
	}
	return count, err
}

// expected returns what an assertion expects, by the JSON Pointers of the schemas.
func (a annotationAssertion) expected() map[string]string {
	want := map[string]string{}
	for location, value := range a.Expected {
		pointer, _ := url.PathUnescape(location)
		text, _ := json.Marshal(value)
		want[strings.TrimPrefix(pointer, "#")] = string(text)
	}
	return want
}

// annotationsOf returns the annotations in an output that an assertion is about, by the JSON
// Pointers of the schemas.
func annotationsOf(unit authlink.OutputUnit, a annotationAssertion) map[string]string {
	got := map[string]string{}
	for _, u := range unit.Annotations {
		_, fragment, _ := strings.Cut(u.AbsoluteKeywordLocation, "#")
		pointer, _ := url.PathUnescape(fragment)
		schema, ok := strings.CutSuffix(pointer, "/"+a.Keyword)
		if ok && *u.InstanceLocation == a.Location {
			text, _ := json.Marshal(*u.Annotation)
			got[schema] = string(text)
		}
	}
	return got
}
