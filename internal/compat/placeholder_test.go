package compat

import (
	"strings"
	"testing"

	"example.com/authlink"
)

// A proof is printed with its secrets masked, and is a proof all the same.
func TestMaskedProofs(t *testing.T) {
	for _, test := range []struct{ name, old, new string }{
		{"a text", `{"required":["token","a"],"properties":{"token":{"type":"string","examples":["S3kr3tPlanted"]}}}`, `{"required":["token"],"properties":{"token":{"type":"string","examples":["S3kr3tPlanted"]}}}`},
		{"a pattern", `{"required":["token","a"],"properties":{"token":{"type":"string","pattern":"^[A-Z]\\dkr\\dtP[a-z]{6}$","examples":["S3kr3tPlanted"]}}}`,
			`{"required":["token"],"properties":{"token":{"type":"string","pattern":"^[A-Z]\\d[a-z]+\\dtP[a-z]{6}$","examples":["S3kr3tPlanted"]}}}`},
		{"a number", `{"required":["password","a"],"properties":{"password":{"type":"integer","examples":[7812345612]}}}`, `{"required":["password"],"properties":{"password":{"type":"integer","examples":[7812345612]}}}`},
		{"a URL", `{"required":["u","a"],"properties":{"u":{"type":"string","format":"uri","examples":["https://example.com/?token=S3kr3tPlanted"]}}}`,
			`{"required":["u"],"properties":{"u":{"type":"string","format":"uri","examples":["https://example.com/?token=S3kr3tPlanted"]}}}`},
	} {
		old, new := compiled(t, test.old), compiled(t, test.new)
		result, err := compareWith(brief, old, new)
		if err != nil {
			t.Fatal(err)
		}
		checkProofs(t, test.name, old, new, result)
	}
}

// checkProofs holds the proofs of a result against both schemas, as they are printed.
func checkProofs(t *testing.T, name string, old, new *authlink.Validator, result *Result) {
	t.Helper()
	for _, d := range result.Differences {
		if d.Proof == nil {
			continue
		}
		accepts, refuses := old, new
		if d.Proof.ValidUnder == "new" {
			accepts, refuses = new, old
		}
		payload := []byte(d.Proof.Payload)
		if strings.Contains(d.Proof.Payload, "S3kr3t") {
			t.Errorf("%s: a secret is shown: %s", name, payload)
		}
		if isProof := accepts.Validate(payload) == nil && refuses.Validate(payload) != nil; isProof == d.Proof.Masked {
			t.Errorf("%s: %s %s: a proof: %t, masked: %t: %s", name, d.Path, d.Keyword, isProof, d.Proof.Masked, payload)
		}
	}
}
