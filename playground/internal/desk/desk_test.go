package desk

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"example.com/authlink"
	"example.com/authlink/internal/source"
)

var testNow = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// answer asks a new desk, and returns all messages.
func answer(t *testing.T, q Question, document string) []any {
	t.Helper()
	var messages []any
	New(func() time.Time { return testNow }).Answer(t.Context(), q, []byte(document), func(m any) { messages = append(messages, m) })
	if len(messages) == 0 {
		t.Fatalf("%s: no answer", q.Ask)
	}
	return messages
}

// last returns the last message of an answer, which must be of a type.
func last[T any](t *testing.T, messages []any) T {
	t.Helper()
	m, ok := messages[len(messages)-1].(T)
	if !ok {
		t.Fatalf("the last message is %#v", messages[len(messages)-1])
	}
	return m
}

// found returns the findings of an answer.
func found(messages []any) []Finding {
	var all []Finding
	for _, m := range messages {
		if f, ok := m.(Found); ok {
			all = append(all, f.Findings...)
		}
	}
	return all
}

// fixtures are the documents of the repository that have findings, by their paths.
func fixtures(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/invalid/*.json")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d fixtures, error %v", len(files), err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = strings.ToValidUTF8(string(text), "\uFFFD") // as the page has it
	}
	return all
}

// TestPlaces: in units of UTF-16, what is marked is what is marked in bytes, and a fix does what
// it does in bytes, though characters of all widths come before it.
func TestPlaces(t *testing.T) {
	fixes := 0
	for path, text := range fixtures(t) {
		text = strings.Replace(text, "{", "{ \"é日😀\": \"😀é\",", 1)
		units := utf16.Encode([]rune(text))
		shower := newShower([]byte(text))
		messages := answer(t, Question{Ask: "lint", Kind: source.KindJSON}, text)
		for _, f := range found(messages) {
			if f.From < 0 || f.From > f.To || f.To > len(units) {
				t.Fatalf("%s: %s at [%d, %d) of %d", path, f.Rule, f.From, f.To, len(units))
			}
			if marked := string(utf16.Decode(units[f.From:f.To])); strings.Contains(marked, "\n") {
				t.Errorf("%s: %s marks several lines: %q", path, f.Rule, marked)
			}
			if f.Fix == nil {
				continue
			}
			fixes++
			var edits []authlink.Edit
			for _, e := range f.Fix.Edits {
				edits = append(edits, authlink.Edit{Offset: shower.units.Offset(e.From), End: shower.units.Offset(e.To), Text: e.Text})
			}
			if want, got := string(source.Apply([]byte(text), edits)), applied(units, f.Fix.Edits); got != want {
				t.Errorf("%s: %s makes %q, want %q", path, f.Rule, got, want)
			}
		}
	}
	if fixes < 50 {
		t.Errorf("only %d fixes", fixes)
	}
}

// applied makes edits as the page does.
func applied(text []uint16, edits []Edit) string {
	var out []uint16
	at := 0
	for _, e := range edits {
		out = append(append(out, text[at:e.From]...), utf16.Encode([]rune(e.Text))...)
		at = e.To
	}
	return string(utf16.Decode(append(out, text[at:]...)))
}

// TestFixAll: the one edit makes of the text what the linter makes of it.
func TestFixAll(t *testing.T) {
	for path, text := range fixtures(t) {
		fixed := last[Fixed](t, answer(t, Question{Ask: "fix", Kind: source.KindJSON}, text))
		if fixed.Edit == nil {
			if fixed.Fixes > 0 {
				t.Errorf("%s: %d fixes and no edit", path, fixed.Fixes)
			}
			continue
		}
		after := applied(utf16.Encode([]rune(text)), []Edit{*fixed.Edit})
		if again := last[Fixed](t, answer(t, Question{Ask: "fix", Kind: source.KindJSON}, after)); again.Fixes > 0 || after == text {
			t.Errorf("%s: %d fixes left in %q", path, again.Fixes, after)
		}
	}
}

// TestDetect: the nearest variant is that of the library, and all are there.
func TestDetect(t *testing.T) {
	looked := 0
	for path, text := range fixtures(t) {
		want, err := authlink.Detect([]byte(text))
		if err != nil {
			continue
		}
		messages := answer(t, Question{Ask: "detect", Kind: source.KindJSON}, text)
		last[DetectedAll](t, messages)
		rows := messages[len(messages)-2].(Detected).Rows
		satisfied := slices.IndexFunc(rows, func(v Variant) bool { return v.Faults > 0 })
		if len(rows) != len(authlink.Forms())*len(authlink.Editions()) || satisfied != len(want.Satisfied) {
			t.Errorf("%s: %d rows, %d of them satisfied, want %d", path, len(rows), satisfied, len(want.Satisfied))
			continue
		}
		if near := rows[satisfied]; near.Form != want.Nearest.Form.String() || near.Edition != want.Nearest.Edition.String() || near.Faults < len(want.Why.Violations) {
			t.Errorf("%s: the nearest is %+v, want %v", path, near, want.Nearest)
		}
		if looked++; looked == 40 {
			break // each is held against all variants, twice
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       source.Kind
	}{
		{"", `{"a": 1}`, source.KindJSON},
		{"", "", source.KindJSON},
		{"", "{\n\"a\": 1}\n", source.KindJSON},
		{"", "{\"a\": 1}\n{\"a\": 2}\n", source.KindLines},
		{"", "{\"a\": 1}\nx", source.KindJSON},
		{"", "{\"a\": }\n{\"a\": 2}\n", source.KindJSON},
		{"", "\n---\na: 1\n", source.KindYAML},
		{"", "- a\n- b\n", source.KindYAML},
		{"", "# x\na: 1\n", source.KindYAML},
		{"", "\"a\": 1\n", source.KindYAML},
		{"", "hello", source.KindJSON},
		{"", "https://example.com", source.KindJSON},
		{"a.yml", `{"a": 1}`, source.KindYAML},
		{"A.NDJSON", `{"a": 1}`, source.KindLines},
		{"a.jsonc", `{}`, source.KindJSONC},
		{"a.json", "a: 1", source.KindJSON},
		{"a.har", "{}", source.KindJSON},
		{"a.txt", "a: 1", source.KindYAML},
	} {
		if got := kindOf(test.name, []byte(test.text)); got != test.want {
			t.Errorf("%q, %q: %s, want %s", test.name, test.text, got, test.want)
		}
	}
}

// TestShareHasNoSecret: whatever the document is, a link holds nothing of a secret in it.
func TestShareHasNoSecret(t *testing.T) {
	const (
		random = "Zk3vQ9xT7mLp2RwB8sYc"
		jwt    = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDF9.c2lnbmF0dXJlc2lnbmF0dXJl"
	)
	for name, q := range map[string]Question{
		"json":      {},
		"broken":    {Kind: source.KindJSON},
		"yaml":      {Kind: source.KindYAML},
		"lines":     {Kind: source.KindLines},
		"schema":    {Schema: `{"properties": {"k": {"writeOnly": true}}, "default": {"token": "` + jwt + `"}}`},
		"no schema": {Schema: `{"type": 7, "default": {"token": "` + random + `"}}`},
		"selected":  {Select: "$.nothing"},
		"wrong":     {Select: "$["},
	} {
		for _, document := range []string{
			`{"token": "` + random + `", "u": "https://example.com/` + random + `?key=` + random + `"}`,
			`{"token": "` + random + `",` + "\n" + `"authorization": "Bearer ` + jwt + `"`,
			"token: " + random + "\nauthorization: Bearer " + jwt + " # " + jwt + "\n",
			`{"log": {"entries": [{"request": {"headers": [{"name": "Cookie", "value": "session=` + random + `"}]}}]}}`,
		} {
			q.Ask = "share"
			shared := last[Shared](t, answer(t, q, document))
			for _, text := range []string{shared.Text, shared.Schema} {
				for _, secret := range []string{random, jwt, strings.Split(jwt, ".")[1]} {
					if strings.Contains(text, secret) {
						t.Errorf("%s: the link has a secret of %s: %s", name, document, text)
					}
				}
			}
		}
	}
}

// TestShareMarked: what a schema of one's own marks as secret is in no link either.
func TestShareMarked(t *testing.T) {
	q := Question{Ask: "share", Schema: `{"properties": {"k": {"writeOnly": true}}}`}
	if got := last[Shared](t, answer(t, q, `{"k": "a word", "l": "another"}`)); got.Text != `{"k": "* ****", "l": "another"}` {
		t.Errorf("the link has %s", got.Text)
	}
}

// TestRefusals: what cannot be answered is said, in words without a path.
func TestRefusals(t *testing.T) {
	for name, test := range map[string]struct {
		q    Question
		want string
	}{
		"nothing known":   {Question{Ask: "sing"}, "nobody knows"},
		"schema":          {Question{Ask: "lint", Schema: `{"type": "objekt"}`}, "the schema cannot be used"},
		"schema of yaml":  {Question{Ask: "lint", Schema: "a: [\n"}, "the schema cannot be used"},
		"edition":         {Question{Ask: "lint", Edition: "1999"}, "1999"},
		"form":            {Question{Ask: "examples", Form: "tall"}, "tall"},
		"selector":        {Question{Ask: "lint", Select: "$["}, "$["},
		"nothing to hold": {Question{Ask: "compat", Old: OwnSchema, New: "latest", Schema: "7"}, "the schema cannot be used"},
	} {
		messages, said := answer(t, test.q, "{}"), ""
		switch m := messages[len(messages)-1].(type) {
		case Failed:
			said = m.Message
		case Linted:
			said = m.Error
		}
		if !strings.Contains(said, test.want) || strings.Contains(said, named) {
			t.Errorf("%s: %q, want %q", name, said, test.want)
		}
	}
	var messages []string
	New(time.Now).AnswerJSON(t.Context(), "{", nil, func(m []byte) { messages = append(messages, string(m)) })
	if len(messages) != 1 || !strings.Contains(messages[0], "the question is not JSON") {
		t.Errorf("a broken question: %q", messages)
	}
}

// TestLint: the end of an answer counts all findings, though the page gets some.
func TestLint(t *testing.T) {
	many := strings.Repeat(`{"id": true}`+"\n", 3*maxShown)
	messages := answer(t, Question{Ask: "lint"}, many)
	end := last[Linted](t, messages)
	if n := len(found(messages)); n != maxShown || end.Total < 3*maxShown || end.Counts.Error != end.Total || end.As != source.KindLines || end.Documents != 3*maxShown {
		t.Errorf("%d findings, end %+v", n, end)
	}
	steps := 0
	for _, m := range messages {
		if p, ok := m.(Progress); ok {
			steps++
			if p.Done > p.Total || p.Total != int64(len(many)) {
				t.Errorf("progress %+v", p)
			}
		}
	}
	if steps == 0 {
		t.Error("no progress")
	}
	empty := last[Linted](t, answer(t, Question{Ask: "lint"}, ""))
	if empty.Status != "invalid" || empty.Error != "" {
		t.Errorf("nothing at all: %+v", empty)
	}
	own := Question{Ask: "lint", Schema: "type: object\nrequired: [a]\n"}
	if got := found(answer(t, own, `{"b": 1}`)); len(got) != 1 || got[0].Rule != "required" {
		t.Errorf("under a schema: %+v", got)
	}
}

// TestOthers: the answers that are made of other packages.
func TestOthers(t *testing.T) {
	if got := last[Compared](t, answer(t, Question{Ask: "compat", Old: "2024-12-02", New: "latest"}, "")); len(got.Differences) < 3 {
		t.Errorf("%d differences", len(got.Differences))
	}
	if got := last[Compared](t, answer(t, Question{Ask: "compat", Old: OwnSchema, New: OwnSchema, Schema: "{}"}, "")); got.Differences == nil || len(got.Differences) > 0 {
		t.Errorf("differences of a schema from itself: %v", got.Differences)
	}
	made := last[Examples](t, answer(t, Question{Ask: "examples", Seed: 1}, ""))
	valid, invalid := 0, 0
	for _, c := range made.Cases {
		err := authlink.Validate([]byte(c.Text))
		if (c.Keyword == "") != (err == nil) {
			t.Errorf("%s: error %v", c.Name, err)
		}
		if c.Keyword == "" {
			valid++
		} else {
			invalid++
		}
	}
	if valid != validExamples || invalid < 20 {
		t.Errorf("%d valid and %d invalid examples", valid, invalid)
	}
	if none := last[Examples](t, answer(t, Question{Ask: "examples", Schema: "false"}, "")); len(none.Reasons) == 0 || slices.ContainsFunc(none.Cases, func(e Example) bool { return e.Keyword == "" }) {
		t.Errorf("examples of nothing: %+v", none)
	}
	if got := last[Schema](t, answer(t, Question{Ask: "schema", Form: "wire"}, "")); !json.Valid([]byte(got.Text)) || got.Own {
		t.Errorf("the schema is %q", got.Text)
	}
	own := answer(t, Question{Ask: "schema", Schema: `{"typ": "object"}`}, "")
	if got := last[Schema](t, own); !got.Own || got.Linted.Total != 1 || found(own)[0].From != 1 {
		t.Errorf("a schema with a fault: %+v", own)
	}
	if got := last[About](t, answer(t, Question{Ask: "about"}, "")); len(got.Editions) != len(authlink.Editions()) || got.Editions[0].Date != authlink.LatestEdition.String() || len(got.Rules) < 50 {
		t.Errorf("about: %+v", got)
	}
}
