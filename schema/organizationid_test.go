package schema

import (
	"encoding/json"
	"testing"
)

func TestOrganizationID(t *testing.T) {
	tests := []struct {
		json, text string
		id         OrganizationID
	}{
		{`3605.45`, `3605.45`, NumberID("3605.45")},
		{`12345678901234567890.10`, `12345678901234567890.10`, NumberID("12345678901234567890.10")},
		{`-1E400`, `-1E400`, NumberID("-1E400")},
		{`"3605.45"`, `3605.45`, StringID("3605.45")},
		{`""`, ``, StringID("")},
		{`"caf\u00e9 \""`, `café "`, StringID(`café "`)},
	}
	for _, test := range tests {
		var got OrganizationID
		if err := json.Unmarshal([]byte(test.json), &got); err != nil || got != test.id {
			t.Errorf("%s is read as %#v, %v", test.json, got, err)
		}
		if got.String() != test.text || got.IsString() != (test.json[0] == '"') {
			t.Errorf("%s: String gives %q, IsString %v", test.json, got, got.IsString())
		}
		written, err := json.Marshal(got)
		var again OrganizationID
		if err != nil || json.Unmarshal(written, &again) != nil || again != got {
			t.Errorf("%s is written as %s, %v", test.json, written, err)
		}
		if !got.IsString() && string(written) != test.json {
			t.Errorf("%s is written as %s", test.json, written)
		}
	}
}

func TestOrganizationIDZero(t *testing.T) {
	if got, err := json.Marshal(OrganizationID{}); err != nil || string(got) != "0" {
		t.Errorf("the zero value is written as %s, %v", got, err)
	}
}

func TestOrganizationIDRefuses(t *testing.T) {
	for _, data := range []string{`true`, `[1]`, `{}`} {
		id := StringID("before")
		if err := json.Unmarshal([]byte(data), &id); err == nil || id != StringID("before") {
			t.Errorf("%s is read as %v, %v", data, id, err)
		}
	}
	if got, err := json.Marshal(NumberID("12a")); err == nil {
		t.Errorf("no number is written as %s", got)
	}
}

func TestOrganizationIDPassesOverNull(t *testing.T) {
	id := StringID("before")
	if err := json.Unmarshal([]byte("null"), &id); err != nil || id != StringID("before") {
		t.Errorf("null is read as %v, %v", id, err)
	}
}
