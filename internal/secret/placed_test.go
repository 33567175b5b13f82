package secret

import (
	"bytes"
	"testing"
)

func TestBlotNamed(t *testing.T) {
	for text, want := range map[string]string{
		`{"iban": "GB29", "b": 5 "x"}`:          `{"iban": ******, "b": 5 "x"}`,
		`{"iban": ["GB29", "x"], "b"`:           `{"iban": ******** ****, "b"`,
		`{"iban": {"a": "}", "b": 1}, "b"`:      `{"iban": ***** **** **** **, "b"`,
		"iban: GB29 1234\nb: 2":                 "iban: **** ****\nb: 2",
		`{"iban": 12, "c": "iban"`:              `{"iban": **, "c": "iban"`,
		`{"iban": "GB29 and no quote`:           `{"iban": ***** *** ** *****`,
		`{"my_iban": "x", "ibans": "y", "iban"`: `{"my_iban": "x", "ibans": "y", "iban"`,
		`{"a": {"iban": 7}}`:                    `{"a": {"iban": *}}`,
		`{\"iban\": \"GB29\", \"b\": 1`:         `{\"iban\": ********, \"b\": 1`,
	} {
		out := bytes.Clone([]byte(text))
		BlotNamed(out, []byte(text), []string{"iban", ""})
		if string(out) != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, out, want)
		}
	}
}
