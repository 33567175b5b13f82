package secret

import (
	"strings"
	"testing"
)

// TestStrayBracketInPair: a bracket that has come before the value of a pair ends nothing, and a
// slip in one of the two names changes nothing.
func TestStrayBracketInPair(t *testing.T) {
	const hidden = "S3cretValue99"
	for _, text := range []string{
		`{"name":"Cookie","value":}S3cretValue99}`,
		`{"nmae":"Cookie","value":}S3cretValue99}`,
		`{"nmae":"Cookie","value":}"S3cretValue99"}`,
		`{"nmae":"Cookie","value": ]  "S3cretValue99", "x": 1}`,
		`{"name":"Cookie","valeu":}S3cretValue99}`,
		`{"valeu":}S3cretValue99, "name":"Cookie"}`,
		`{"name":"Cookie","value":` + "}\n" + `  S3cretValue99}`,
		`{"name":"token","value":"x","y":}S3cretValue99`,
		`{"name":"Cookie","value":}}S3cretValue99}`,
	} {
		if got := blotted(text); strings.Contains(got, hidden) {
			t.Errorf("%s\nis shown as %s", text, got)
		}
	}
	for _, text := range []string{`{"name":"Jane","value":}S3cretValue99`, `{"a":"b","c":}warm}`} {
		if got := blotted(text); got != text {
			t.Errorf("%s\nis shown as %s", text, got)
		}
	}
}
