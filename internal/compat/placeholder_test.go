package compat

import (
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

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
		if r := d.Reverse; r != nil && (r.ValidUnder != "old" || d.Proof.ValidUnder != "new") {
			t.Errorf("%s: %s %s: the reverse is valid under %s", name, d.Path, d.Keyword, r.ValidUnder)
		}
		for _, p := range []*Proof{d.Proof, d.Reverse} {
			if p != nil {
				checkProof(t, fmt.Sprintf("%s: %s %s", name, d.Path, d.Keyword), p, old, new)
			}
		}
	}
}

func checkProof(t *testing.T, name string, p *Proof, old, new *authlink.Validator) {
	t.Helper()
	accepts, refuses := old, new
	if p.ValidUnder == "new" {
		accepts, refuses = new, old
	}
	payload := []byte(p.Payload)
	if strings.Contains(p.Payload, "S3kr3t") {
		t.Errorf("%s: a secret is shown: %s", name, payload)
	}
	isProof := accepts.Validate(payload) == nil && refuses.Validate(payload) != nil
	if isProof == p.Masked {
		t.Errorf("%s: a proof: %t, masked: %t: %s", name, isProof, p.Masked, payload)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(p.Payload))
	if err != nil && !p.Masked { // a masked number is no JSON
		t.Errorf("%s: %v: %s", name, err, payload)
	}
	if byEngine := schemaOf(accepts).Validate(document) == nil && schemaOf(refuses).Validate(document) != nil; err == nil && isProof != byEngine {
		t.Errorf("%s: the judge takes it for a proof: %t, the reference engine: %t: %s", name, isProof, byEngine, payload)
	}
}
