package rule

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/golden"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/schematest"
	"example.com/authlink/schema"
	"github.com/google/go-cmp/cmp"
)

// watchedSchemas have what rules speak of in all places: names that are unknown, deprecated,
// matched or free, values that are marked secret, and nothing at all.
var watchedSchemas = []string{
	`true`,
	`{"type": "object", "properties": {"id": {}, "old": {"deprecated": true}, "in": {"$ref": "#"}, "list": {"items": {"$ref": "#"}}}}`,
	`{"properties": {"hidden": {"writeOnly": true}, "token": {}, "name": {}, "value": {}, "key": {}, "id": {}}, "additionalProperties": {"properties": {"id": {}}}}`,
	`{"patternProperties": {"^x-": {"properties": {"id": {}}}, "d$": {"deprecated": true}}, "required": ["id"]}`,
	`{"anyOf": [{"properties": {"id": {}}}, {"properties": {"name": {"items": {"format": "password"}}}}]}`,
	`{"additionalProperties": {"type": ["string", "array", "object"], "items": {}}}`,
}

// watchedSets are the rules for documents of those schemas, and for payloads in each form of
// the first and the last edition.
func watchedSets(t testing.TB) []*Set {
	t.Helper()
	var sets []*Set
	for _, text := range watchedSchemas {
		v, err := authlink.Compile([]byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, NewSet(v, nil, nil, testNow))
	}
	v, err := authlink.Compile([]byte("true"), &authlink.Options{Secrets: []string{"/id"}})
	if err != nil {
		t.Fatal(err)
	}
	sets = append(sets, NewSet(v, nil, nil, testNow))
	for _, form := range authlink.Forms() {
		for _, edition := range []authlink.Edition{authlink.Variant{}.Edition, authlink.LatestEdition} {
			variant := authlink.Variant{Form: form, Edition: edition}
			v, err := variant.Validator()
			if err != nil {
				t.Fatal(err)
			}
			chosen := contracts.BuiltInOf(variant)
			sets = append(sets, NewSet(v, &chosen, nil, testNow))
		}
	}
	return sets
}

// proveQuiet reports whether a document is proven quiet, and that the rules agree. If it is not,
// those that are said to find nothing find nothing.
func proveQuiet(t *testing.T, s *Set, document string) (isQuiet bool) {
	t.Helper()
	slow := *s
	slow.proof = func() *proof { return new(proof) } // nothing is known
	found, err := slow.Inspect(new(jsonindex.Index), []byte(document), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	proof, _ := s.Prove([]byte(document))
	isQuiet = proof == Quiet
	if isQuiet && (len(found.Findings) > 0 || found.Unread != "") {
		f := found.Findings[0]
		t.Errorf("%s\nis proven quiet, but: %s: %s, at %s", document, f.Rule, f.Message, document[f.Offset:f.End])
	}
	fast, err := s.Inspect(new(jsonindex.Index), []byte(document), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(found.Findings, fast.Findings) || found.Unread != fast.Unread { // package cmp takes long
		t.Errorf("%s\nwithout the rules that are said to find nothing (-want +got):\n%s", document, cmp.Diff(found.Findings, fast.Findings))
	}
	return isQuiet
}

// TestQuietFixtures: of no fixture in which a rule finds something it is proven that it does
// not, and of most others it is.
func TestQuietFixtures(t *testing.T) {
	sets := watchedSets(t)
	quiet, silent := 0, 0
	err := filepath.WalkDir("../../testdata", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, s := range sets {
			in, err := s.Inspect(new(jsonindex.Index), text, 0, nil)
			if err != nil {
				return err
			}
			if len(in.Findings) == 0 && in.Unread == "" {
				silent++
			}
			if proveQuiet(t, s, string(text)) {
				quiet++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d", quiet, silent)
	if quiet < silent*8/10 {
		t.Errorf("%d of %d documents in which nothing is found are proven quiet, want most", quiet, silent)
	}
}

// TestQuiet says what is proven quiet among what the checks find nothing in.
func TestQuiet(t *testing.T) {
	set := contractSet(t, authlink.FormSDK, nil)
	for _, document := range []string{
		golden.AuthLink(), golden.AuthLink("id", "123456789012345"), golden.AuthLink("categories", `["ats", "hris"]`), golden.AuthLink("createdAt", `"2025-02-13T09:44:27.866Z"`),
	} {
		if !proveQuiet(t, set, document) {
			t.Errorf("not quiet: %s", document)
		}
	}
	free := setOf(t, "true", nil)
	for _, document := range []string{
		`null`, `[]`, `{}`, ` [1, 2.5, {"a": ["b", true]}] `, `"text"`,
		`{"id": "7c9e6679-7425-40de-944b-e07fc1f90ae7", "note": "caf\u00e9", "url": "https://a.example/b/7c9e6679"}`,
		`{"mail": "zoe@example.com", "ratio": 0.30000000000000004}`,
	} {
		if !proveQuiet(t, free, document) {
			t.Errorf("not quiet: %s", document)
		}
	}
}

// TestQuietOfInvalid: a rule whose place holds what no document may have there is not said to find
// nothing.
func TestQuietOfInvalid(t *testing.T) {
	set := contractSet(t, authlink.FormSDK, nil)
	for _, categories := range []string{
		`[1, "iam", "iam"]`, `["iam", 1, "iam"]`, `["iam", "iam", 1]`, `[["iam", "iam"], "crm", "crm"]`, `[{"a": "iam"}, "ats"]`, `[]`, `{"iam": ["iam", "iam"]}`, `"iam"`,
	} {
		proveQuiet(t, set, golden.AuthLink("categories", categories))
	}
}

// TestQuietOfLatest: a fraction of a second makes a date that is as late as it may be one of the future.
func TestQuietOfLatest(t *testing.T) {
	set := contractSet(t, authlink.FormSDK, nil)
	for _, late := range []time.Duration{-time.Second, -time.Millisecond, 0, time.Millisecond, time.Second} {
		text := testNow.Add(clockSkew + late).UTC().Format("2006-01-02T15:04:05.000Z")
		if isQuiet := proveQuiet(t, set, golden.AuthLink("createdAt", `"`+text+`"`)); !isQuiet && late == -time.Second {
			t.Errorf("not quiet: %s", text)
		}
	}
}

// watchedPieces are what texts of generated documents are made of: what rules find, what is
// near to it, and what is neither.
var watchedPieces = []string{
	"eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl", "eyJ", "x8Kq2mVn7Lp4Rt9Wz3Yd5Bc", "7c9e6679-7425-40de-944b-e07fc1f90ae7",
	"sk_live_4eC39HqLyjWDarjtT1zdp7dc", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "AKIAIOSFODNN7ABCDEFG", "a1b2c3d4e5f6a7b8c9d0",
	"https://", "http://", "HTTPS://", "a.example", "user:x8Kq2mVn7Lp4Rt9Wz3Yd5Bc@", "user@", "/", "//", "/b/", "?token=", "#", "%3A", "%2F", ":", "@", "&", "=", "==",
	"Bearer ", "Basic ", "token ", "token=", "api key: ", "Set-Cookie: ", "password", "<token>", "<", ">", "{{x}}", "$HOME", "%s", "TODO", "Your name", "test-1",
	"xxxx", "string", "label", "amber-raven-2024", "a", "B", "7", " ", "  ", "\\t", "\\n", "\\u0000", "\\u00e9", "\\\"", "\\\\", "\\/", "é", "ſ", "\ufeff", "-", "_", ".", "~", "+",
	"2024-05-06T07:08:09Z", "2024-05-06T07:08:60Z", "2024-05-06t07:08:09z", "2999-05-06T07:08:09.123Z", "2024-05-06T07:08:09.123+02:00",
	"ats", "hris", "hrisLegacy", "hris_legacy", "\\u0061ts",
}

var watchedNumbers = []string{"0", "-1", "4148.57", "1e5", "1E400", "1e22", "9007199254740993", "123456789012345", "1234567890123456", "0.1", "0.30000000000000004", "-0.0", "1.0e-7"}

var watchedNames = []string{"id", "old", "in", "list", "hidden", "token", "name", "value", "key", "x-a", "x-id", "d", "header", "label", "data", "tokne", "apiKeys", "url",
	"authLinkUrl", "auth_link_url", "categories", "createdAt", "created_at", "organizationId", "organization_id", "originOwnerId", "origin_owner_id",
	"originOwnerName", "origin_owner_name", "projectId", "provider", "accountId", "$schema", "a\\u0062", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"}

// A watchedMaker makes documents of bytes.
type watchedMaker struct{ *schematest.Generator }

func (g watchedMaker) text() string {
	var text strings.Builder
	for range 1 + g.Pick(4) {
		text.WriteString(schematest.Choose(g.Generator, watchedPieces))
	}
	return `"` + text.String() + `"`
}

func (g watchedMaker) value(depth int) string {
	switch n := g.Pick(8); {
	case n == 0:
		return schematest.Choose(g.Generator, watchedNumbers)
	case n == 1:
		return schematest.Choose(g.Generator, []string{"true", "false", "null"})
	case n == 2 && depth > 0:
		return g.object(depth-1, nil)
	case n == 3 && depth > 0:
		var elements []string
		for range g.Pick(4) {
			elements = append(elements, g.value(depth-1))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	}
	return g.text()
}

// object makes an object, with some members beside those that are given.
func (g watchedMaker) object(depth int, members []string) string {
	for range g.Pick(5) {
		members = append(members, fmt.Sprintf(`"%s": %s`, schematest.Choose(g.Generator, watchedNames), g.value(depth)))
	}
	return "{" + strings.Join(members, ",") + "}"
}

// payload makes a payload that is likely to be valid.
func (g watchedMaker) payload(form authlink.Form) string {
	var members []string
	for _, p := range schema.Properties(authlink.LatestEdition) {
		value := ""
		switch {
		case !p.Required && g.Pick(2) == 0:
			continue
		case p.Format == "date-time":
			value = `"` + schematest.Choose(g.Generator, watchedPieces[len(watchedPieces)-10:]) + `"`
		case p.Types[0] == "string":
			value = g.text()
		case p.Types[0] == "number":
			value = schematest.Choose(g.Generator, watchedNumbers)
		default:
			value = g.categories()
		}
		members = append(members, fmt.Sprintf(`"%s": %s`, p.Name(form), value))
	}
	if g.Pick(4) == 0 {
		return g.object(1, members)
	}
	return "{" + strings.Join(members, ",") + "}"
}

// categories makes a list of categories, in which there may be any other value.
func (g watchedMaker) categories() string {
	if g.Pick(16) == 0 {
		return g.value(2)
	}
	var categories []string
	for range g.Pick(4) {
		if g.Pick(8) == 0 {
			categories = append(categories, g.value(2))
			continue
		}
		categories = append(categories, `"`+schematest.Choose(g.Generator, watchedPieces[len(watchedPieces)-5:])+`"`)
	}
	return "[" + strings.Join(categories, ",") + "]"
}

// compareWatched makes a document, and returns how many of some sets prove it quiet.
func compareWatched(t *testing.T, sets []*Set, data []byte) (quiet int) {
	g := watchedMaker{schematest.New(data)}
	sets = []*Set{schematest.Choose(g.Generator, sets), schematest.Choose(g.Generator, sets), schematest.Choose(g.Generator, sets)}
	document := ""
	if g.Pick(2) == 0 {
		document = g.payload(schematest.Choose(g.Generator, authlink.Forms()))
	} else {
		document = g.value(3)
	}
	for _, s := range sets {
		if proveQuiet(t, s, document) {
			quiet++
		}
	}
	return quiet
}

// TestQuietGenerated: what is proven quiet is so to the rules.
func TestQuietGenerated(t *testing.T) {
	const count = 2_000
	sets := watchedSets(t)
	quiet := 0
	for _, seed := range schematest.Seeds(7, count, 96) {
		quiet += compareWatched(t, sets, seed)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d", quiet)
	if quiet < count/5 {
		t.Errorf("%d proofs for %d documents prove nothing", quiet, count)
	}
}

func FuzzQuiet(f *testing.F) {
	for _, seed := range schematest.Seeds(8, 20, 96) {
		f.Add(seed)
	}
	sets := watchedSets(f)
	f.Fuzz(func(t *testing.T, data []byte) { compareWatched(t, sets, data) })
}

// TestQuietAllocatesNothing: a document that is proven costs no memory.
func TestQuietAllocatesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs the short tests, drops what is kept for the next document at random")
	}
	set := contractSet(t, authlink.FormSDK, nil)
	document := []byte(golden.AuthLink())
	if allocs := testing.AllocsPerRun(100, func() {
		if proof, _ := set.Prove(document); proof != Quiet {
			t.Fatal("not quiet")
		}
	}); allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func BenchmarkIsQuiet(b *testing.B) {
	variant := authlink.Variant{}
	v, err := variant.Validator()
	if err != nil {
		b.Fatal(err)
	}
	chosen := contracts.BuiltInOf(variant)
	set, document := NewSet(v, &chosen, nil, testNow), []byte(golden.AuthLink())
	b.Run("quiet", func(b *testing.B) {
		for b.Loop() {
			set.proof().program.Proves(document)
		}
	})
	b.Run("valid", func(b *testing.B) {
		for b.Loop() {
			v.Valid(document)
		}
	})
}
