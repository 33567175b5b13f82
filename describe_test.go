package authlink_test

import (
	"strings"
	"testing"

	"example.com/authlink"
	"github.com/google/go-cmp/cmp"
)

// TestDescribe proves that nothing is lost of what package describe says.
func TestDescribe(t *testing.T) {
	v := compile(t, `{"required": ["a"], "properties": {"a": {"title": "A", "type": "string", "examples": ["x"]}}}`, nil)
	const document = `{"a": "y"}`
	want := authlink.Description{
		InstanceLocation: "/a", Offset: 1, End: 4, Title: "A", Types: []string{"string"}, Examples: []string{`"x"`}, Required: true,
	}
	got, ok := v.Describe([]byte(document), strings.Index(document, "y"))
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("%v, (-want +got)\n%s", ok, diff)
	}
}

func TestDescribeNothing(t *testing.T) {
	v := compile(t, `{"properties": {"title": {}}}`, nil)
	if _, ok := v.Describe([]byte(`{"title": `), 3); ok {
		t.Error("a description of what is not JSON")
	}
	if _, ok := v.Describe([]byte(`{} `), 2); ok {
		t.Error("a description of what is outside")
	}
	if _, ok := new(authlink.Validator).Describe([]byte(`{}`), 0); ok {
		t.Error("a description by no schema")
	}
}
