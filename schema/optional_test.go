package schema

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestOptional(t *testing.T) {
	type object struct {
		A Optional[[]int] `json:"a,omitzero"`
	}
	tests := []struct {
		json                    string
		want                    Optional[[]int]
		value                   []int
		isPresent, isNull, zero bool
	}{
		{`{}`, Optional[[]int]{}, nil, false, false, true},
		{`{"a":null}`, Null[[]int](), nil, false, true, false},
		{`{"a":[]}`, Some([]int{}), []int{}, true, false, false},
		{`{"a":[1,2]}`, Some([]int{1, 2}), []int{1, 2}, true, false, false},
	}
	for _, test := range tests {
		var got object
		if err := json.Unmarshal([]byte(test.json), &got); err != nil {
			t.Errorf("%s: %v", test.json, err)
			continue
		}
		if !reflect.DeepEqual(got.A, test.want) {
			t.Errorf("%s is read as %+v, want %+v", test.json, got.A, test.want)
		}
		value, isPresent := got.A.Get()
		if !reflect.DeepEqual(value, test.value) || isPresent != test.isPresent {
			t.Errorf("%s: Get gives %v, %v", test.json, value, isPresent)
		}
		if got.A.IsNull() != test.isNull || got.A.IsZero() != test.zero {
			t.Errorf("%s: IsNull is %v, IsZero is %v", test.json, got.A.IsNull(), got.A.IsZero())
		}
		written, err := json.Marshal(got)
		if err != nil || string(written) != test.json {
			t.Errorf("%s is written as %s, %v", test.json, written, err)
		}
	}
}

// TestOptionalLeavesEscapesToTheDocument: whether <, > and & are escaped is for the
// encoder of the whole to say.
func TestOptionalLeavesEscapesToTheDocument(t *testing.T) {
	type object struct {
		A Optional[string]
		B OrganizationID
	}
	value := object{Some("<&>"), StringID("<&>")}
	if got, err := json.Marshal(value); err != nil || string(got) != `{"A":"\u003c\u0026\u003e","B":"\u003c\u0026\u003e"}` {
		t.Errorf("Marshal writes %s, %v", got, err)
	}
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil || out.String() != `{"A":"<&>","B":"<&>"}`+"\n" {
		t.Errorf("without escapes: %s, %v", out.String(), err)
	}
}

func TestOptionalWithoutOmitZero(t *testing.T) {
	if got, err := json.Marshal(Optional[int]{}); err != nil || string(got) != "null" {
		t.Errorf("absent is written as %s, %v", got, err)
	}
}

func TestOptionalKeepsItsValueOnError(t *testing.T) {
	o := Some(1)
	if err := json.Unmarshal([]byte(`"1"`), &o); err == nil {
		t.Error("a string is read as a number")
	}
	if o != Some(1) {
		t.Errorf("the value became %+v", o)
	}
}
