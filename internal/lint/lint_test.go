package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
)

// base is a payload in the SDK form, less what a test adds to it.
var base = map[string]string{
	"id": `7`, "organizationId": `8`, "projectId": `"staging"`, "originOwnerId": `"customer-1"`, "originOwnerName": `"Acme"`,
	"authLinkUrl": `"https://connect.example.com/embedded/acme"`, "createdAt": `"2025-02-13T09:44:27Z"`, "token": `"<token>"`,
}

// with returns base with members changed, or added, each as name, value; an
// empty value removes one.
func with(changes ...string) string {
	members := map[string]string{}
	for name, value := range base {
		members[name] = value
	}
	for i := 0; i < len(changes); i += 2 {
		members[changes[i]] = changes[i+1]
	}
	var parts []string
	for name, value := range members {
		if value != "" {
			parts = append(parts, fmt.Sprintf("%q: %s", name, value))
		}
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, ", ") + "}"
}

// findingsOf lists what a linter finds as "rule pointer".
func findingsOf(t *testing.T, l *Linter, document string) []string {
	t.Helper()
	result := l.Check("test.json", []byte(document))
	if result.Err != nil {
		t.Fatal(result.Err)
	}
	var found []string
	for _, f := range result.Findings {
		pointer := "-"
		if f.Location != nil {
			pointer = f.InstanceLocation
		}
		found = append(found, f.Rule+" "+pointer)
	}
	return found
}

func TestContentRules(t *testing.T) {
	const (
		live    = `"eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"`
		expired = `"eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE2MDAwMDAwMDB9.c2lnbmF0dXJl"`
		random  = "x8Kq2mVn7Lp4Rt9Wz3Yd5Bc"
		uuid    = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
		link    = "https://connect.example.com/"
	)
	for _, test := range []struct {
		name, document string
		want           []string
	}{
		{"nothing", with(), nil},

		{"live token", with("token", live), []string{"live-token /token"}},
		{"expired token", with("token", expired), nil},
		{"random token", with("token", `"`+random+`"`), []string{"live-token /token"}},
		{"random token of a header", with("token", `"Bearer `+random+`"`), []string{"live-token /token"}},
		{"random label", with("label", `"`+random+`"`), nil},
		{"live label", with("label", live), []string{"live-token /label"}},
		{"live, escaped", with("label", strings.Replace(live, "e", `\u0065`, 1)), []string{"live-token /label"}},
		{"live, below an unknown property", with("x", `[{"y": `+live+`}]`), []string{"unknown-property /x", "live-token /x/0/y"}},
		{"live, not valid either", with("createdAt", live), []string{"format /createdAt", "live-token /createdAt"}},
		{"random path", with("authLinkUrl", `"`+link+random+`"`), []string{"live-token /authLinkUrl"}},
		{"random path and a slash", with("authLinkUrl", `"`+link+random+`/"`), []string{"live-token /authLinkUrl"}},
		{"UUID path", with("authLinkUrl", `"`+link+uuid+`"`), nil},
		{"random path elsewhere", with("label", `"`+link+random+`"`), nil},
		{"random query", with("authLinkUrl", `"`+link+`?x=1&token=`+random+`"`), []string{"live-token /authLinkUrl"}},
		{"random query, of no secret", with("authLinkUrl", `"`+link+`?cursor=`+random+`"`), nil},
		{"expired query", with("authLinkUrl", `"`+link+`?token=`+strings.Trim(expired, `"`)+`"`), nil},
		{"random fragment", with("label", `"`+link+`#access_token=`+random+`"`), []string{"live-token /label"}},
		{"random password", with("authLinkUrl", `"https://a:`+random+`@example.com/"`), []string{"live-token /authLinkUrl", "url-userinfo /authLinkUrl"}},

		{"one name of the other form", with("accountId", "", "account_id", `"1"`), []string{"unknown-property /account_id"}},
		{"one required name of the other form", with("projectId", "", "project_id", `"1"`), []string{"required ", "unknown-property /project_id"}},
		{"two names of the other form", with("projectId", "", "project_id", `"1"`, "createdAt", "", "created_at", base["createdAt"]), []string{"mixed-forms /created_at"}},
		{"both spellings", with("project_id", `"1"`, "created_at", base["createdAt"]), []string{"mixed-forms /created_at"}},
		{"mixed, and one is missing", with("projectId", "", "project_id", `"1"`, "account_id", `"1"`, "id", ""), []string{"required ", "mixed-forms /account_id"}},
		{"no form", `{"id": 7, "token": "<token>"}`, []string{"required "}},
		{"nothing in it", `{}`, []string{"required "}},
		{"no object", `[{"account_id": "1", "project_id": "1"}]`, []string{"type "}},

		{"misspelled", with("lable", `"x"`), []string{"unknown-property /lable"}},
		{"three times the same", with("categories", `["ats", "hris", "ats", "ats"]`), []string{"repeated-category /categories/2", "repeated-category /categories/3"}},
		{"the same, escaped", with("categories", `["ats", "\u0061ts"]`), []string{"repeated-category /categories/1"}},
		{"categories of other types", with("categories", `[1, 1]`), []string{"type /categories/0", "type /categories/1"}},
		{"no categories", with("categories", `[ ]`), []string{"empty-categories /categories"}},
		{"null categories", with("categories", `null`), nil},

		{"http", with("authLinkUrl", `"http://example.com/"`), []string{"insecure-url /authLinkUrl"}},
		{"capitals", with("authLinkUrl", `"HTTPS://example.com/"`), nil},
		{"no scheme", with("authLinkUrl", `"example.com/a"`), []string{"insecure-url /authLinkUrl"}},
		{"no host", with("authLinkUrl", `"https:///a"`), []string{"insecure-url /authLinkUrl"}},
		{"a script", with("authLinkUrl", `"javascript:alert(1)"`), []string{"insecure-url /authLinkUrl"}},
		{"no URL", with("authLinkUrl", `"https://a b/%zz"`), []string{"insecure-url /authLinkUrl"}},
		{"no string", with("authLinkUrl", `7`), []string{"type /authLinkUrl"}},
		{"user name", with("authLinkUrl", `"https://a@example.com/"`), []string{"url-userinfo /authLinkUrl"}},
		{"password elsewhere", with("label", `"postgres://a:b@example.com/x"`), []string{"url-userinfo /label"}},
		{"user name that a scheme needs", with("label", `"ssh://git@example.com/x"`), nil},
		{"mail address", with("originUsername", `"jane.doe@example.com"`), nil},

		{"imprecise", with("id", `9007199254740993`), []string{"imprecise-number /id"}},
		{"imprecise, below", with("x", `{"a/b": [0.1000000000000000055]}`), []string{"unknown-property /x", "imprecise-number /x/a~1b/0"}},
		{"imprecise and secret", with("token", `9007199254740993`), []string{"type /token"}},

		{"blank", with("projectId", `" \t\u00a0"`), []string{"blank-value /projectId"}},
		{"blank URL", with("authLinkUrl", `""`), []string{"blank-value /authLinkUrl"}},
		{"blank and optional", with("label", `""`), nil},
		{"blank date", with("createdAt", `""`), []string{"format /createdAt"}},
		{"placeholder", with("projectId", `"<id>"`), nil},

		{"a minute ahead", with("createdAt", `"2026-06-01T12:01:00Z"`), nil},
		{"an hour ahead", with("createdAt", `"2026-06-01T13:00:00Z"`), []string{"future-created-at /createdAt"}},
		{"now, elsewhere", with("createdAt", `"2026-06-01T14:00:00+02:00"`), nil},
		{"leap second ahead", with("createdAt", `"2036-12-31T23:59:60Z"`), []string{"future-created-at /createdAt", "sdk-date-time /createdAt"}},
		{"lower case t", with("createdAt", `"2025-02-13t09:44:27Z"`), []string{"sdk-date-time /createdAt"}},
		{"lower case z", with("createdAt", `"2025-02-13T09:44:27.5z"`), []string{"sdk-date-time /createdAt"}},
		{"leap second", with("createdAt", `"2016-12-31T23:59:60Z"`), []string{"sdk-date-time /createdAt"}},
		{"a minute 60 that is none", with("createdAt", `"2025-02-13T09:60:00Z"`), []string{"format /createdAt"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			linter := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})
			if diff := cmp.Diff(test.want, findingsOf(t, linter, test.document)); diff != "" {
				t.Errorf("%s: findings (-want +got):\n%s", test.document, diff)
			}
		})
	}
}

// wire returns a document with the names of the wire form.
func wire(document string) string {
	for _, p := range rule.Properties(authlink.Variant{}.Edition) {
		document = strings.Replace(document, `"`+p.Sdk+`":`, `"`+p.Wire+`":`, 1)
	}
	return document
}

// TestContentRulesInTheWireForm: the rules know the payload by either spelling.
func TestContentRulesInTheWireForm(t *testing.T) {
	document := wire(with("authLinkUrl", `"http://example.com/"`, "createdAt", `"2025-02-13t09:44:27z"`, "originOwnerId", `""`))
	want := []string{"insecure-url /auth_link_url", "sdk-date-time /created_at", "blank-value /origin_owner_id"}
	linter := contractLinter(t, authlink.FormWire, Options{Now: goldenNow})
	if diff := cmp.Diff(want, findingsOf(t, linter, document)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	// In the wrong form they say the same, and what the form of the document wants.
	document = strings.Replace(document, "{", `{"categories": ["stackOne"], "account_id": 7, `, 1)
	want = slices.Concat([]string{"wrong-form ", "enum /categories/0", "type /account_id"}, want)
	linter = contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})
	if diff := cmp.Diff(want, findingsOf(t, linter, document)); diff != "" {
		t.Errorf("findings in the wrong form (-want +got):\n%s", diff)
	}
}

func TestHintAtWhatTheSDKTakes(t *testing.T) {
	linter := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow})
	for text, want := range map[string]bool{
		"2025-02-13T09:44Z": true, "2025-02-13T09:44:27+0200": true, "2025-02-13T09:44:27+99:99": true,
		"2025-02-30T09:44:27Z": false, "2025-02-13T24:00Z": false, "2025-02-13T09:44:61Z": false, "2025-02-13T09:44:27": false, "2025-02-13 09:44:27Z": false, "2025-02-13T09:44:27.Z": false, "2025-02-13T09:44:27+02": false,
	} {
		found := linter.Check("test.json", []byte(with("createdAt", `"`+text+`"`))).Findings
		if len(found) != 1 || found[0].Rule != "format" {
			t.Fatalf("%s: findings %+v", text, found)
		}
		if got := strings.Contains(found[0].Hint, "the vendor's SDK takes it"); got != want {
			t.Errorf("%s: hint %q", text, found[0].Hint)
		}
	}
}

func TestSeverities(t *testing.T) {
	document := with("lable", `1`, "projectId", `"<id>"`, "id", `"7"`, "token", `"x8Kq2mVn7Lp4Rt9Wz3Yd5Bc"`)
	linter := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow, Severities: map[string]finding.Severity{
		"unknown-property":  finding.SeverityError,
		"placeholder-value": finding.SeverityWarning,
		"type":              finding.SeverityInfo,
		"live-token":        finding.SeverityOff,
	}})
	got := map[string]finding.Severity{}
	for _, f := range linter.Check("test.json", []byte(document)).Findings {
		got[f.Rule] = f.Severity
	}
	want := map[string]finding.Severity{"unknown-property": finding.SeverityError, "placeholder-value": finding.SeverityWarning, "type": finding.SeverityInfo}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("severities (-want +got):\n%s", diff)
	}
}

// TestFormsWithoutTheirRules: what they stand in for is reported again.
func TestFormsWithoutTheirRules(t *testing.T) {
	linter := contractLinter(t, authlink.FormSDK, Options{Now: goldenNow, Severities: map[string]finding.Severity{
		"wrong-form": finding.SeverityOff, "mixed-forms": finding.SeverityOff, "unknown-property": finding.SeverityOff,
	}})
	for _, document := range []string{wire(with()), with("projectId", "", "project_id", `"1"`, "account_id", `"1"`)} {
		if diff := cmp.Diff([]string{"required "}, findingsOf(t, linter, document)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", document, diff)
		}
	}
}

// TestKeywordWithoutRule: the schema false may stand where no rule is about the
// keyword.
func TestKeywordWithoutRule(t *testing.T) {
	for _, schema := range []string{`{"if": true, "then": false}`, `{"allOf": [false]}`, `{"$ref": "#/$defs/a", "$defs": {"a": false}}`} {
		if diff := cmp.Diff([]string{"false "}, findingsOf(t, linterOf(t, schema, rule.Rule{}), `1`)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", schema, diff)
		}
	}
}

// TestValidatorWithLimits: no rule looks at what the validator does not read.
func TestValidatorWithLimits(t *testing.T) {
	v, err := authlink.Compile([]byte(`true`), &authlink.Options{Limits: authlink.Limits{Depth: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"limit -"}, findingsOf(t, New(v, Options{}), `[[9007199254740993]]`)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// asReported compares findings by what reports show of them.
var asReported = cmp.Options{cmpopts.IgnoreFields(finding.Finding{}, "Document"), cmpopts.IgnoreFields(finding.Fix{}, "Source", "Document", "Withheld")}

// FuzzCheck proves of any document, under any schema of a few, that findings are
// in place, in order, of rules that there are, and the same each time.
func FuzzCheck(f *testing.F) {
	for _, r := range rule.All() {
		f.Add([]byte(r.Bad.Document))
	}
	f.Add([]byte(wire(with("accountId", `1`))))
	f.Add([]byte(`{"a": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln", "eyJhbGciOiJub25lIn0": [1e999, ""]}`))
	deprecated, _ := rule.Find("deprecated")
	linters := []*Linter{
		contractLinter(f, authlink.FormSDK, Options{Severities: map[string]finding.Severity{"placeholder-value": finding.SeverityInfo}}),
		contractLinter(f, authlink.FormWire, Options{Now: goldenNow}),
		linterOf(f, deprecated.Bad.Schema, rule.Rule{}),
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, linter := range linters {
			result := linter.Check("fuzz.json", data)
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			last := 0
			for _, finding := range result.Findings {
				if finding.Offset < last || finding.End < finding.Offset || finding.End > len(data) || finding.Line < 1 || finding.Column < 1 {
					t.Errorf("misplaced: %+v", finding)
				}
				last = finding.Offset
				if _, ok := rule.Find(finding.Rule); !ok || finding.Message == "" || strings.ContainsAny(finding.Message+finding.Hint, "\n") {
					t.Errorf("not fit to show: %+v", finding)
				}
			}
			again := linter.Check("fuzz.json", data)
			if diff := cmp.Diff(result.Findings, again.Findings, asReported); diff != "" {
				t.Errorf("findings differ the second time:\n%s", diff)
			}
		}
	})
}
