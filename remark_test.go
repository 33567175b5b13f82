package authlink

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRemarks proves that nothing is lost of what package describe says.
func TestRemarks(t *testing.T) {
	v, err := Compile([]byte(`{"properties": {"label": {}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := v.Remarks([]byte(`{"lable": 1}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Remark{{
		Code: RemarkUnknownProperty, Offset: 1, End: 8, InstanceLocation: "/lable",
		Message: `unknown property "lable"`, Hint: `did you mean "label"?`,
		Advice: []Advice{{Code: "did-you-mean", Args: []string{`"label"`}}},
		Fix:    &Fix{Guess: true, Edits: []Edit{{Offset: 2, End: 7, Text: "label"}}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

func TestRemarksSyntaxError(t *testing.T) {
	v, err := Variant{}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Remarks([]byte(`{"id": }`))
	if e, ok := errors.AsType[*SyntaxError](err); !ok || e.Column != 8 {
		t.Errorf("error %v, want a SyntaxError in column 8", err)
	}
}

// TestRemarksOnTheContract goes by hostile shapes too: deep, wide, of another type.
func TestRemarksOnTheContract(t *testing.T) {
	v, err := Variant{}.Validator()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, document := range []string{
		`[]`, `null`, `"x"`, strings.Repeat("[", 999) + strings.Repeat("]", 999),
		`{"categories": [{"x": 1}], "token": {"y": 1}}`,
	} {
		wg.Go(func() {
			if remarks, err := v.Remarks([]byte(document)); len(remarks) > 0 || err != nil {
				t.Errorf("%.40s: remarks %v, error %v", document, remarks, err)
			}
		})
	}
	wg.Wait()
}
