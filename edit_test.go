package authlink_test

import (
	"math"
	"strings"
	"testing"

	"example.com/authlink"
)

func TestApply(t *testing.T) {
	const document = "0123456789"
	for _, test := range []struct {
		name  string
		edits []authlink.Edit
		want  string // the document, or the beginning of the error
	}{
		{"none", nil, document},
		{"one", []authlink.Edit{{2, 4, "ab"}}, "01ab456789"},
		{"at both ends", []authlink.Edit{{0, 0, "["}, {10, 10, "]"}}, "[0123456789]"},
		{"all of it", []authlink.Edit{{0, 10, ""}}, ""},
		{"neighbours", []authlink.Edit{{2, 4, "a"}, {4, 4, "b"}, {4, 6, "c"}}, "01abc6789"},
		{"out of order", []authlink.Edit{{4, 5, ""}, {2, 3, ""}}, "apply: edit 1 begins at byte 2, before the end of the one ahead of it, 5"},
		{"overlapping", []authlink.Edit{{2, 5, ""}, {4, 6, ""}}, "apply: edit 1 begins at byte 4, "},
		{"backwards", []authlink.Edit{{4, 3, ""}}, "apply: edit 0 is of the bytes [4, 3), of a document of 10"},
		{"negative", []authlink.Edit{{-1, 3, ""}}, "apply: edit 0 is of the bytes [-1, 3)"},
		{"beyond the end", []authlink.Edit{{0, 1, ""}, {10, 11, ""}}, "apply: edit 1 is of the bytes [10, 11)"},
		{"far beyond it", []authlink.Edit{{math.MaxInt, math.MaxInt, ""}}, "apply: edit 0 is of the bytes "},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := []byte(document)
			out, err := (&authlink.Fix{Edits: test.edits}).Apply(data)
			got := string(out)
			if err != nil {
				got = err.Error()
			}
			if !strings.HasPrefix(got, test.want) || (err == nil && got != test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if string(data) != document {
				t.Errorf("the document itself is %q now", data)
			}
		})
	}
}

func TestApplyNoFix(t *testing.T) {
	data := []byte("{}")
	out, err := (*authlink.Fix)(nil).Apply(data)
	if err != nil || string(out) != "{}" {
		t.Fatalf("got %q, %v", out, err)
	}
	out[0] = '['
	if string(data) != "{}" {
		t.Error("what is returned is the document itself")
	}
}
