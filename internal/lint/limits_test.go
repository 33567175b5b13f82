package lint

import (
	"strings"
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
)

func TestRaiseLimit(t *testing.T) {
	for _, test := range []struct{ name, number, want string }{
		{"bytes", "64MiB", ""},
		{"bytes", "1GiB", ""},
		{"bytes", "20000KiB", ""},
		{"bytes", "20000000", ""},
		{"bytes", "16777216", ""},
		{"bytes", "1MiB", "the limit of bytes is 16777216 where nothing is set, and can only be raised"},
		{"bytes", "64MB", `"64MB" is no number of bytes, such as 64MiB`},
		{"bytes", "99999999999GiB", `"99999999999GiB" is no number of bytes, such as 64MiB`},
		{"depth", "2000", ""},
		{"depth", "2KiB", `"2KiB" is no number of depth, such as 2000`},
		{"depth", "-1", `"-1" is no number of depth, such as 2000`},
		{"depth", "", `"" is no number of depth, such as 2000`},
		{"length", "1", `there is no limit of "length": the limits are of bytes, values, depth, digits and exponent`},
	} {
		var l authlink.Limits
		got := ""
		if err := RaiseLimit(&l, test.name, test.number); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s=%s: %q, want %q", test.name, test.number, got, test.want)
		}
		if isSet := l != (authlink.Limits{}); isSet != (test.want == "") {
			t.Errorf("%s=%s: set to %+v", test.name, test.number, l)
		}
	}
}

// TestLimits proves that what is within a limit that has been raised is judged as any other
// document is: in each kind of file, in another form, with names twice, and beside a selection.
func TestLimits(t *testing.T) {
	deep := strings.Repeat("[", 1500) + strings.Repeat("]", 1500)
	link := func(rest string) string {
		return `{"auth_link_url": "https://a.example/", "created_at": "2024-12-02T10:15:00Z", "id": 1, "organization_id": 2, ` +
			`"origin_owner_id": "a", "origin_owner_name": "b", "project_id": "c", "token": "<value>", "label": 1, "x": ` + rest + `}`
	}
	raised := authlink.Limits{Depth: 2000, Exponent: 5000}
	tests := []struct {
		name, file, text string
		overrides        Overrides
	}{
		{"a document", "a.json", link(deep), Overrides{Form: "wire"}},
		{"in another form", "a.json", link(deep), Overrides{Form: "sdk"}},
		{"a number", "a.json", link("1e2000"), Overrides{Form: "wire"}},
		{"lines", "a.ndjson", "1\n" + link(deep), Overrides{Form: "wire"}},
		{"selected", "a.json", `{"a": ` + link("1e2000") + `}`, Overrides{Form: "wire", Select: []string{"/a"}}},
		{"of whatever edition", "a.json", link("1e2000"), Overrides{Form: "wire", Edition: Auto}},
		{"a name twice", "a.json", strings.Replace(link(deep), `"id"`, `"id": 1, "id"`, 1),
			Overrides{Form: "wire", Rules: map[string]finding.Severity{"duplicate-name": finding.SeverityOff}}},
	}
	for _, test := range tests {
		for _, limits := range []authlink.Limits{{}, raised} {
			test.overrides.Limits = limits
			project, err := NewProject(nil, test.overrides, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			linter, err := project.linterOf(test.file)
			if err != nil {
				t.Fatal(err)
			}
			rules := map[string]int{}
			for _, f := range linter.CheckFile(test.file, []byte(test.text)).Findings {
				rules[f.Rule]++
			}
			if isRaised := limits == raised; (rules["limit"] > 0) == isRaised || isRaised && rules["type"] == 0 {
				t.Errorf("%s, within %+v: findings %v", test.name, limits, rules)
			}
		}
	}
}
