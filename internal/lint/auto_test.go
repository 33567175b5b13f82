package lint

import (
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/finding"
)

// TestAuto proves that a form and an edition that are left to the documents are those that
// each is in, and that what is tolerated of a text does not stand in the way.
func TestAuto(t *testing.T) {
	const (
		rest    = `, "createdAt": "2024-12-02T10:15:00Z", "id": 1, "originOwnerId": "a", "originOwnerName": "b", "projectId": "c", "token": "<value>"}`
		link    = `{"authLinkUrl": "https://a.example/"`
		number  = link + `, "organizationId": 2` + rest
		text    = link + `, "organizationId": "2"` + rest
		emitted = link + `, "organizationId": 2, "categories": ["hris-legacy"]` + rest
		unknown = link + `, "organizationId": "2", "categories": ["hris", "nobody"]` + rest
		gone    = link + `, "organizationId": 2, "categories": ["file-storage"]` + rest
	)
	wire := strings.NewReplacer("authLinkUrl", "auth_link_url", "createdAt", "created_at", "organizationId", "organization_id",
		"originOwnerId", "origin_owner_id", "originOwnerName", "origin_owner_name", "projectId", "project_id").Replace
	tests := []struct {
		name, form, edition, text string
		rules                     string // of the findings
	}{
		{"sdk", Auto, "", number, ""},
		{"wire", Auto, "", wire(number), ""},
		{"dump", Auto, "", emitted, ""},
		{"another edition than the one that is set", Auto, "", wire(text), "type"},
		{"the latest edition, form fixed", "", Auto, text, ""},
		{"an earlier edition", "dump", Auto, gone, ""},
		{"another form than the one that is set", "", Auto, wire(text), "wrong-form"},
		{"both", Auto, Auto, wire(text), ""},
		{"the nearest", Auto, Auto, wire(unknown), "enum"},
		{"a later property", Auto, Auto, strings.Replace(number, `"id"`, `"metadata": {}, "id"`, 1), ""},
		{"a byte order mark", Auto, Auto, "\uFEFF" + wire(text), ""},
		{"a byte that is no UTF-8", Auto, Auto, strings.Replace(wire(text), `"a"`, "\"a\xff\"", 1), "encoding"},
		{"a name twice", Auto, Auto, strings.Replace(wire(text), `"id"`, `"id": 3, "id"`, 1), ""},
		{"a name twice, and a fault", Auto, Auto, strings.Replace(wire(text), `"id"`, `"id": null, "id"`, 1), "type"},
		{"no JSON", Auto, Auto, `{"authLinkUrl": `, "syntax"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			off := map[string]finding.Severity{"byte-order-mark": finding.SeverityOff, "duplicate-name": finding.SeverityOff}
			project, err := NewProject(nil, Overrides{Form: test.form, Edition: test.edition, Rules: off}, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			linter, err := project.linterOf("a.json")
			if err != nil {
				t.Fatal(err)
			}
			var rules []string
			result := linter.CheckFile("a.json", []byte(test.text))
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			for _, f := range result.Findings {
				rules = append(rules, f.Rule)
			}
			if got := strings.Join(slices.Compact(rules), " "); got != test.rules {
				t.Errorf("rules %q, want %q", got, test.rules)
			}
		})
	}
}
