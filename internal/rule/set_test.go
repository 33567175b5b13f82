package rule

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/jsonindex"
)

// testNow is when documents are looked at.
var testNow = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

// contractSet returns the rules for payloads of the contract in a form.
func contractSet(t *testing.T, form authlink.Form, severities map[string]finding.Severity) *Set {
	t.Helper()
	variant := authlink.Variant{Form: form}
	v, err := variant.Validator()
	if err != nil {
		t.Fatal(err)
	}
	chosen := contracts.BuiltInOf(variant)
	return NewSet(v, &chosen, severities, testNow)
}

// setOf returns the rules for documents of a schema.
func setOf(t *testing.T, schema string, options *authlink.Options) *Set {
	t.Helper()
	v, err := authlink.Compile([]byte(schema), options)
	if err != nil {
		t.Fatal(err)
	}
	return NewSet(v, nil, nil, testNow)
}

// inspected returns what is found in a document, in its order.
func inspected(t *testing.T, s *Set, document string) []finding.Finding {
	t.Helper()
	in, err := s.Inspect(new(jsonindex.Index), []byte(document), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := in.Findings
	slices.SortStableFunc(found, finding.ByPlace)
	return found
}

// findingsOf lists what is found in a document as "rule pointer".
func findingsOf(t *testing.T, s *Set, document string) []string {
	t.Helper()
	var found []string
	for _, f := range inspected(t, s, document) {
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
		{"nothing", golden.AuthLink(), nil},

		{"live token", golden.AuthLink("token", live), []string{"live-token /token"}},
		{"expired token", golden.AuthLink("token", expired), nil},
		{"random token", golden.AuthLink("token", `"`+random+`"`), []string{"live-token /token"}},
		{"random token of a header", golden.AuthLink("token", `"Bearer `+random+`"`), []string{"live-token /token"}},
		{"random label", golden.AuthLink("label", `"`+random+`"`), nil},
		{"live label", golden.AuthLink("label", live), []string{"live-token /label"}},
		{"live, escaped", golden.AuthLink("label", strings.Replace(live, "e", `\u0065`, 1)), []string{"live-token /label"}},
		{"live, below an unknown property", golden.AuthLink("x", `[{"y": `+live+`}]`), []string{"unknown-property /x", "live-token /x/0/y"}},
		{"live, not valid either", golden.AuthLink("createdAt", live), []string{"format /createdAt", "live-token /createdAt"}},
		{"random path", golden.AuthLink("authLinkUrl", `"`+link+random+`"`), []string{"live-token /authLinkUrl"}},
		{"random path and a slash", golden.AuthLink("authLinkUrl", `"`+link+random+`/"`), []string{"live-token /authLinkUrl"}},
		{"UUID path", golden.AuthLink("authLinkUrl", `"`+link+uuid+`"`), nil},
		{"random path elsewhere", golden.AuthLink("label", `"`+link+random+`"`), nil},
		{"random query", golden.AuthLink("authLinkUrl", `"`+link+`?x=1&token=`+random+`"`), []string{"live-token /authLinkUrl"}},
		{"random query, of no secret", golden.AuthLink("authLinkUrl", `"`+link+`?cursor=`+random+`"`), nil},
		{"expired query", golden.AuthLink("authLinkUrl", `"`+link+`?token=`+strings.Trim(expired, `"`)+`"`), nil},
		{"random fragment", golden.AuthLink("label", `"`+link+`#access_token=`+random+`"`), []string{"live-token /label"}},
		{"random password", golden.AuthLink("authLinkUrl", `"https://a:`+random+`@example.com/"`), []string{"live-token /authLinkUrl", "url-userinfo /authLinkUrl"}},

		{"one name of the other form", golden.AuthLink("accountId", "", "account_id", `"1"`), []string{"unknown-property /account_id"}},
		{"one required name of the other form", golden.AuthLink("projectId", "", "project_id", `"1"`), []string{"required ", "unknown-property /project_id"}},
		{"two names of the other form", golden.AuthLink("projectId", "", "project_id", `"1"`, "createdAt", "", "created_at", `"2025-02-13T09:44:27Z"`), []string{"mixed-forms /created_at"}},
		{"both spellings", golden.AuthLink("project_id", `"1"`, "created_at", `"2025-02-13T09:44:27Z"`), []string{"mixed-forms /created_at"}},
		{"mixed, and one is missing", golden.AuthLink("projectId", "", "project_id", `"1"`, "account_id", `"1"`, "id", ""), []string{"required ", "mixed-forms /account_id"}},
		{"no form", `{"id": 7, "token": "<token>"}`, []string{"required "}},
		{"nothing in it", `{}`, []string{"required "}},
		{"no object", `[{"account_id": "1", "project_id": "1"}]`, []string{"other-document "}},
		{"encoded twice", `"{\"id\": 7}"`, []string{"type "}},
		{"other names", `{"name": "x", "version": "1"}`, []string{"other-document "}},
		{"half of them others", `{"id": 7, "amount": 1}`, []string{"other-document "}},
		{"most of them known", `{"id": 7, "amount": 1, "token": "<token>"}`, []string{"required ", "unknown-property /amount"}},
		{"most of them misspelled", `{"auth-link-url": "https://a.example/", "amount": 1, "projectID": "1"}`, []string{"required ", "unknown-property /auth-link-url", "unknown-property /amount", "unknown-property /projectID"}},
		{"a live token in another document", `{"name": "x", "secret": "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln"}`, []string{"other-document ", "live-token /secret"}},
		{"an envelope", `{"data": ` + golden.AuthLink("id", `"x"`) + `}`, []string{"other-document "}},

		{"a later edition, one fault", golden.AuthLink("organizationId", `"1"`), []string{"type /organizationId"}},
		{"a later edition, two faults", golden.AuthLink("organizationId", `"1"`, "categories", `["messaging"]`), []string{"wrong-edition "}},
		{"a later edition, one fault, and its properties", golden.AuthLink("organizationId", `"1"`, "metadata", `{}`), []string{"wrong-edition "}},
		{"a later edition in the form dump", golden.AuthLink("organizationId", `"1"`, "categories", `["hris-legacy"]`), []string{"wrong-edition "}},
		{"the form dump", golden.AuthLink("categories", `["hris-legacy"]`), []string{"enum /categories/0"}},
		{"a later edition, and a fault", golden.AuthLink("organizationId", `"1"`, "categories", `["messaging"]`, "id", `null`),
			[]string{"enum /categories/0", "type /id", "type /organizationId"}},
		{"no edition has both", golden.AuthLink("organizationId", `1.5`, "categories", `["messaging", "file-storage"]`),
			[]string{"enum /categories/0", "enum /categories/1"}},
		{"a later edition in another form", wire(golden.AuthLink("organizationId", `"1"`)), []string{"wrong-form "}},
		{"properties of later editions", golden.AuthLink("metadata", `{}`, "type", `"test"`, "x", `1`), []string{"unknown-property /metadata", "unknown-property /x"}},
		{"properties that no release has", golden.AuthLink("connectorProfileId", `"a"`, "latestConnectionAttempt", `null`, "metadata", `{}`),
			[]string{"unknown-property /connectorProfileId", "unknown-property /metadata"}},
		{"a later edition, and its properties", golden.AuthLink("organizationId", `"1"`, "categories", `["messaging"]`, "metadata", `{}`), []string{"wrong-edition "}},

		{"misspelled", golden.AuthLink("lable", `"x"`), []string{"unknown-property /lable"}},
		{"three times the same", golden.AuthLink("categories", `["ats", "hris", "ats", "ats"]`), []string{"repeated-category /categories/2", "repeated-category /categories/3"}},
		{"the same, escaped", golden.AuthLink("categories", `["ats", "\u0061ts"]`), []string{"repeated-category /categories/1"}},
		{"categories of other types", golden.AuthLink("categories", `[1, 1]`), []string{"type /categories/0", "type /categories/1"}},
		{"no categories", golden.AuthLink("categories", `[ ]`), []string{"empty-categories /categories"}},
		{"null categories", golden.AuthLink("categories", `null`), nil},

		{"http", golden.AuthLink("authLinkUrl", `"http://example.com/"`), []string{"insecure-url /authLinkUrl"}},
		{"capitals", golden.AuthLink("authLinkUrl", `"HTTPS://example.com/"`), nil},
		{"no scheme", golden.AuthLink("authLinkUrl", `"example.com/a"`), []string{"insecure-url /authLinkUrl"}},
		{"no host", golden.AuthLink("authLinkUrl", `"https:///a"`), []string{"insecure-url /authLinkUrl"}},
		{"a script", golden.AuthLink("authLinkUrl", `"javascript:alert(1)"`), []string{"insecure-url /authLinkUrl"}},
		{"no URL", golden.AuthLink("authLinkUrl", `"https://a b/%zz"`), []string{"insecure-url /authLinkUrl"}},
		{"no string", golden.AuthLink("authLinkUrl", `7`), []string{"type /authLinkUrl"}},
		{"user name", golden.AuthLink("authLinkUrl", `"https://a@example.com/"`), []string{"url-userinfo /authLinkUrl"}},
		{"password elsewhere", golden.AuthLink("label", `"postgres://a:b@example.com/x"`), []string{"url-userinfo /label"}},
		{"user name that a scheme needs", golden.AuthLink("label", `"ssh://git@example.com/x"`), nil},
		{"mail address", golden.AuthLink("originUsername", `"jane.doe@example.com"`), nil},

		{"imprecise", golden.AuthLink("id", `9007199254740993`), []string{"imprecise-number /id"}},
		{"imprecise, below", golden.AuthLink("x", `{"a/b": [0.1000000000000000055]}`), []string{"unknown-property /x", "imprecise-number /x/a~1b/0"}},
		{"imprecise and secret", golden.AuthLink("token", `9007199254740993`), []string{"type /token"}},

		{"blank", golden.AuthLink("projectId", `" \t\u00a0"`), []string{"blank-value /projectId"}},
		{"blank URL", golden.AuthLink("authLinkUrl", `""`), []string{"blank-value /authLinkUrl"}},
		{"blank and optional", golden.AuthLink("label", `""`), nil},
		{"blank date", golden.AuthLink("createdAt", `""`), []string{"format /createdAt"}},
		{"placeholder", golden.AuthLink("projectId", `"<id>"`), nil},

		{"a minute ahead", golden.AuthLink("createdAt", `"2026-06-01T12:01:00Z"`), nil},
		{"an hour ahead", golden.AuthLink("createdAt", `"2026-06-01T13:00:00Z"`), []string{"future-created-at /createdAt"}},
		{"now, elsewhere", golden.AuthLink("createdAt", `"2026-06-01T14:00:00+02:00"`), nil},
		{"leap second ahead", golden.AuthLink("createdAt", `"2036-12-31T23:59:60Z"`), []string{"future-created-at /createdAt", "sdk-date-time /createdAt"}},
		{"lower case t", golden.AuthLink("createdAt", `"2025-02-13t09:44:27Z"`), []string{"sdk-date-time /createdAt"}},
		{"lower case z", golden.AuthLink("createdAt", `"2025-02-13T09:44:27.5z"`), []string{"sdk-date-time /createdAt"}},
		{"leap second", golden.AuthLink("createdAt", `"2016-12-31T23:59:60Z"`), []string{"sdk-date-time /createdAt"}},
		{"a minute 60 that is none", golden.AuthLink("createdAt", `"2025-02-13T09:60:00Z"`), []string{"format /createdAt"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules := contractSet(t, authlink.FormSDK, nil)
			if diff := cmp.Diff(test.want, findingsOf(t, rules, test.document)); diff != "" {
				t.Errorf("%s: findings (-want +got):\n%s", test.document, diff)
			}
		})
	}
}

// TestLoweredStandIns: a rule whose one finding stands for the errors of others hides none of
// them when somebody makes it less than an error.
func TestLoweredStandIns(t *testing.T) {
	other := `{"name": "x", "version": "1"}`
	later := golden.AuthLink("organizationId", `"1"`, "categories", `["messaging"]`, "metadata", `{}`)
	laterWire := wire(golden.AuthLink("organizationId", `"1"`))
	for _, test := range []struct {
		name, rule, document string
		want                 []string // as an error
		lowered              []string // as anything less
	}{
		{"another document", OtherDocument, other, []string{"other-document "},
			[]string{"other-document ", "required ", "unknown-property /name", "unknown-property /version"}},
		{"no object", OtherDocument, `[1]`, []string{"other-document "}, []string{"other-document ", "type "}},
		{"a later edition", wrongEdition, later, []string{"wrong-edition "},
			[]string{"wrong-edition ", "enum /categories/0", "type /organizationId"}},
		{"a later edition in another form", wrongForm, laterWire, []string{"wrong-form "}, []string{"wrong-form ", "type /organization_id"}},
		{"another form", wrongForm, wire(golden.AuthLink()), []string{"wrong-form "}, []string{"wrong-form "}},
	} {
		for _, severity := range finding.Severities() {
			t.Run(test.name+", "+string(severity), func(t *testing.T) {
				rules := contractSet(t, authlink.FormSDK, map[string]finding.Severity{test.rule: severity})
				want := test.lowered
				if severity == finding.SeverityError {
					want = test.want
				}
				found := findingsOf(t, rules, test.document)
				slices.Sort(found)
				want = slices.Sorted(slices.Values(want))
				if diff := cmp.Diff(want, found); diff != "" {
					t.Errorf("%s: findings (-want +got):\n%s", test.document, diff)
				}
			})
		}
	}
}

// wire returns a payload with its names as the wire form has them.
func wire(document string) string {
	name := regexp.MustCompile(`"\w+":`)
	capital := regexp.MustCompile(`[A-Z]`)
	return name.ReplaceAllStringFunc(document, func(name string) string {
		return strings.ToLower(capital.ReplaceAllString(name, "_$0"))
	})
}

// TestContentRulesInTheWireForm: the rules know the payload by either spelling.
func TestContentRulesInTheWireForm(t *testing.T) {
	document := wire(golden.AuthLink("authLinkUrl", `"http://example.com/"`, "createdAt", `"2025-02-13t09:44:27z"`, "originOwnerId", `""`))
	want := []string{"insecure-url /auth_link_url", "sdk-date-time /created_at", "blank-value /origin_owner_id"}
	rules := contractSet(t, authlink.FormWire, nil)
	if diff := cmp.Diff(want, findingsOf(t, rules, document)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	// In the wrong form they say the same, and what the form of the document wants.
	document = strings.Replace(document, "{", `{"categories": ["stackOne"], "account_id": 7, `, 1)
	want = slices.Concat([]string{"wrong-form ", "enum /categories/0", "type /account_id"}, want)
	rules = contractSet(t, authlink.FormSDK, nil)
	if diff := cmp.Diff(want, findingsOf(t, rules, document)); diff != "" {
		t.Errorf("findings in the wrong form (-want +got):\n%s", diff)
	}
}

func TestHintAtWhatTheSDKTakes(t *testing.T) {
	rules := contractSet(t, authlink.FormSDK, nil)
	for text, want := range map[string]bool{
		"2025-02-13T09:44Z": true, "2025-02-13T09:44:27+0200": true, "2025-02-13T09:44:27+99:99": true,
		"2025-02-30T09:44:27Z": false, "2025-02-13T24:00Z": false, "2025-02-13T09:44:61Z": false, "2025-02-13T09:44:27": false, "2025-02-13 09:44:27Z": false, "2025-02-13T09:44:27.Z": false, "2025-02-13T09:44:27+02": false,
	} {
		found := inspected(t, rules, golden.AuthLink("createdAt", `"`+text+`"`))
		if len(found) != 1 || found[0].Rule != "format" {
			t.Fatalf("%s: findings %+v", text, found)
		}
		if got := strings.Contains(found[0].Hint, "the vendor's SDK takes it"); got != want {
			t.Errorf("%s: hint %q", text, found[0].Hint)
		}
	}
}

func TestSeverities(t *testing.T) {
	document := golden.AuthLink("lable", `1`, "projectId", `"<id>"`, "id", `"7"`, "token", `"x8Kq2mVn7Lp4Rt9Wz3Yd5Bc"`)
	rules := contractSet(t, authlink.FormSDK, map[string]finding.Severity{
		"unknown-property":  finding.SeverityError,
		"placeholder-value": finding.SeverityWarning,
		"type":              finding.SeverityInfo,
		"live-token":        finding.SeverityOff,
	})
	got := map[string]finding.Severity{}
	for _, f := range inspected(t, rules, document) {
		got[f.Rule] = f.Severity
	}
	want := map[string]finding.Severity{"unknown-property": finding.SeverityError, "placeholder-value": finding.SeverityWarning, "type": finding.SeverityInfo}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("severities (-want +got):\n%s", diff)
	}
}

// TestFormsWithoutTheirRules: what they stand in for is reported again.
func TestFormsWithoutTheirRules(t *testing.T) {
	rules := contractSet(t, authlink.FormSDK, map[string]finding.Severity{
		"wrong-form": finding.SeverityOff, "mixed-forms": finding.SeverityOff, "unknown-property": finding.SeverityOff,
	})
	for _, document := range []string{wire(golden.AuthLink()), golden.AuthLink("projectId", "", "project_id", `"1"`, "account_id", `"1"`)} {
		if diff := cmp.Diff([]string{"required "}, findingsOf(t, rules, document)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", document, diff)
		}
	}
}

// TestKeywordWithoutRule: the schema false may stand where no rule is about the
// keyword.
func TestKeywordWithoutRule(t *testing.T) {
	for _, schema := range []string{`{"if": true, "then": false}`, `{"allOf": [false]}`, `{"$ref": "#/$defs/a", "$defs": {"a": false}}`} {
		if diff := cmp.Diff([]string{"false "}, findingsOf(t, setOf(t, schema, nil), `1`)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", schema, diff)
		}
	}
}

// TestValidatorWithLimits: no rule looks at what the validator does not read.
func TestValidatorWithLimits(t *testing.T) {
	rules := setOf(t, `true`, &authlink.Options{Limits: authlink.Limits{Depth: 1}})
	if diff := cmp.Diff([]string{"limit -"}, findingsOf(t, rules, `[[9007199254740993]]`)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// TestMetadataHasFreeNames: what stands inside metadata is up to those who
// created the session, even where it reads like a property of the auth link.
func TestMetadataHasFreeNames(t *testing.T) {
	contract := authlink.Variant{Edition: authlink.Edition20250310}
	v, err := contract.Validator()
	if err != nil {
		t.Fatal(err)
	}
	chosen := contracts.BuiltInOf(contract)
	rules := NewSet(v, &chosen, nil, testNow)
	for name, want := range map[string]int{"metadata": 0, "metadatas": 1} {
		document := golden.AuthLink(name, `{"region": "eu", "account_id": 1, "acountId": {"tokn": 2}}`)
		found := inspected(t, rules, document)
		if len(found) != want {
			t.Errorf("%s: findings %+v, want %d", name, found, want)
		}
	}
}
