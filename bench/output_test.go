package bench

import (
	"encoding/json"
	"errors"
	"iter"
	"testing"

	"example.com/authlink"
)

// outputSkips are the official output tests that fail, with the reason.
var outputSkips = map[string]string{
	"readOnly.json: readOnly generates its value as an annotation: readOnly is true": "annotations are not collected, and a valid document has no output",
}

var outputDrafts = []struct {
	dir    string
	draft  authlink.Draft
	schema string // the URI of the published schema of outputs
}{
	{"draft2019-09", authlink.Draft201909, "https://json-schema.org/draft/2019-09/output/schema"},
	{"draft2020-12", authlink.Draft202012, "https://json-schema.org/draft/2020-12/output/schema"},
}

var outputFormats = map[string]authlink.OutputFormat{
	"flag":     authlink.OutputFlag,
	"basic":    authlink.OutputBasic,
	"detailed": authlink.OutputDetailed,
}

// TestOutputSuite runs the official output tests: each expects a document's
// output in a format to satisfy a schema.
func TestOutputSuite(t *testing.T) {
	for _, d := range outputDrafts {
		t.Run(d.dir, func(t *testing.T) {
			options := &authlink.Options{Draft: d.draft, Resources: outputSchema(t, d.dir, d.schema)}
			count := 0
			for name, groups := range pinnedSuite(t).files(t, "output-tests/"+d.dir+"/content") {
				for _, group := range groups {
					for _, test := range group.Tests {
						count++
						checkOutputCase(t, caseKey(name, group, test), group, test, options)
					}
				}
			}
			t.Logf("%d cases", count)
			if count == 0 {
				t.Error("the suite has no cases")
			}
		})
	}
}

func outputSchema(t *testing.T, dir, uri string) map[string][]byte {
	return map[string][]byte{uri: pinnedSuite(t).jsonFiles(t, "output-tests/"+dir)["output-schema.json"]}
}

func checkOutputCase(t *testing.T, key string, group suiteGroup, test suiteTest, options *authlink.Options) {
	t.Helper()
	err := outputFault(group, test, options)
	reason, listed := outputSkips[key]
	if listed && err == nil {
		t.Errorf("%s: passes, but is listed in outputSkips (%s)", key, reason)
	}
	if !listed && err != nil {
		t.Errorf("%s: %v", key, err)
	}
}

// outputFault says what is wrong with the outputs for one case.
func outputFault(group suiteGroup, test suiteTest, options *authlink.Options) error {
	v, err := authlink.Compile(group.Schema, options)
	if err != nil {
		return err
	}
	var invalid *authlink.ValidationError
	if !errors.As(v.Validate(test.Data), &invalid) {
		return errors.New("the document is valid")
	}
	for name, schema := range test.Output {
		format, ok := outputFormats[name]
		if !ok {
			return errors.New("unknown format " + name)
		}
		expected, err := authlink.Compile(schema, options)
		if err != nil {
			return err
		}
		if err := checkOutput(expected, invalid, format); err != nil {
			return err
		}
	}
	return nil
}

// checkOutput validates the output in a format against a schema.
func checkOutput(expected *authlink.Validator, invalid *authlink.ValidationError, format authlink.OutputFormat) error {
	output, err := json.Marshal(invalid.Output(format))
	if err != nil {
		return err
	}
	return expected.Validate(output)
}

// TestOutputSchema validates what is said of every invalid document of the
// 2020-12 suite, in each format, against the published schema of that format.
func TestOutputSchema(t *testing.T) {
	d := outputDrafts[1]
	published := &authlink.Options{Resources: outputSchema(t, d.dir, d.schema)}
	expected := map[authlink.OutputFormat]*authlink.Validator{}
	for name, format := range outputFormats {
		v, err := authlink.Compile([]byte(`{"$ref": "`+d.schema+`#/$defs/`+name+`"}`), published)
		if err != nil {
			t.Fatal(err)
		}
		expected[format] = v
	}
	count := 0
	for key, invalid := range invalidCases(t, "tests/"+d.dir) {
		count++
		for format, schema := range expected {
			if err := checkOutput(schema, invalid, format); err != nil {
				t.Errorf("%s: %v", key, err)
			}
		}
	}
	t.Logf("%d invalid documents", count)
	if count == 0 {
		t.Error("the suite has no invalid documents")
	}
}

// invalidCases yields what is said of every invalid document below a directory
// of the suite. A schema that does not compile is the business of TestSuite.
func invalidCases(t *testing.T, dir string) iter.Seq2[string, *authlink.ValidationError] {
	options := &authlink.Options{Resources: pinnedSuite(t).remotes(t)}
	return func(yield func(string, *authlink.ValidationError) bool) {
		for name, groups := range pinnedSuite(t).files(t, dir) {
			for _, group := range groups {
				v, err := authlink.Compile(group.Schema, options)
				if err != nil {
					continue
				}
				for _, test := range group.Tests {
					var invalid *authlink.ValidationError
					if errors.As(v.Validate(test.Data), &invalid) && !yield(caseKey(name, group, test), invalid) {
						return
					}
				}
			}
		}
	}
}
