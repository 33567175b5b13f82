package bench

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"testing"

	"example.com/authlink"
)

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
	"verbose":  authlink.OutputVerbose,
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
						if err := outputFault(group, test, options); err != nil {
							t.Errorf("%s: %v", caseKey(name, group, test), err)
						}
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

// outputFault says what is wrong with the outputs for one case.
func outputFault(group suiteGroup, test suiteTest, options *authlink.Options) error {
	v, err := authlink.Compile(group.Schema, options)
	if err != nil {
		return err
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
		if err := checkOutput(expected, v, test.Data, format); err != nil {
			return err
		}
	}
	return nil
}

// checkOutput validates the output in a format against a schema.
func checkOutput(expected, v *authlink.Validator, data []byte, format authlink.OutputFormat) error {
	unit, err := v.Output(data, format)
	if err != nil {
		return err
	}
	if valid := v.Valid(data); unit.Valid != valid {
		return fmt.Errorf("the output says %t, the verdict is %t", unit.Valid, valid)
	}
	output, err := json.Marshal(unit)
	if err != nil {
		return err
	}
	return expected.Validate(output)
}

// TestOutputSchema validates what is said of every document of the 2020-12 suite, in each format, against the published schema of that format.
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
	for key, judged := range judgedCases(t, "tests/"+d.dir) {
		count++
		for format, schema := range expected {
			if err := checkOutput(schema, judged.by, judged.data, format); err != nil {
				t.Errorf("%s: %v", key, err)
			}
		}
	}
	t.Logf("%d documents", count)
	if count == 0 {
		t.Error("the suite has no documents")
	}
}

// A judgedCase is a document of the suite, and its schema.
type judgedCase struct {
	by   *authlink.Validator
	data []byte
}

// judgedCases yields every document below a directory of the suite. A schema that does not
// compile is the business of TestSuite.
func judgedCases(t *testing.T, dir string) iter.Seq2[string, judgedCase] {
	options := &authlink.Options{Resources: pinnedSuite(t).remotes(t)}
	return func(yield func(string, judgedCase) bool) {
		for name, groups := range pinnedSuite(t).files(t, dir) {
			for _, group := range groups {
				v, err := authlink.Compile(group.Schema, options)
				if err != nil {
					continue
				}
				for _, test := range group.Tests {
					if !yield(caseKey(name, group, test), judgedCase{v, test.Data}) {
						return
					}
				}
			}
		}
	}
}
