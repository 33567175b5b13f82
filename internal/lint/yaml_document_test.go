package lint

import (
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"github.com/google/go-cmp/cmp"
)

func TestCheckYAML(t *testing.T) {
	for name, test := range map[string]struct {
		yaml string
		want []string
	}{
		"documents":          {"a: -1\n---\nb: 1\n...\n# c\n---\n- -2\n", []string{"1:4 minimum /a -1", "7:3 minimum /0 -2"}},
		"empty documents":    {"---\n---\n%YAML 1.2\n---\na: -1\n---\n", []string{"5:4 minimum /a -1"}},
		"missing":            {"x:\n  label: y\n  z: 1\n", []string{"2:3 dependentRequired /x label: y\n  z: 1"}},
		"duplicate":          {"a: 1\nb: 2\na: 3\n", []string{"3:1 duplicate-name - a"}},
		"syntax":             {"a: b: c\n", []string{"1:5 syntax - : c"}},
		"infinity":           {"a: -.inf\n", []string{"1:4 syntax - -.inf"}},
		"an alias of none":   {"a: *x\n", []string{"1:4 syntax - *x"}},
		"an alias of itself": {"a: &x [*x]\n", []string{"1:8 syntax - *x"}},
		"a name":             {"? [a]\n: 1\n", []string{"1:3 syntax - [a]"}},
		"encoding":           {"a: \xff\n", []string{"1:4 encoding - \xff"}},
		"control":            {"a: \x01\n", []string{"1:4 syntax - \x01"}},
		"nothing":            {"# nothing\n", []string{"1:1 syntax - "}},
		"long":               {"- >\n  this is longer\n  than twenty\n", []string{"2:3 maxLength /0 this is longer\n  than twenty\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := placesOf(t, linterOf(t, nonNegative, rule.Rule{}), "a.yaml", test.yaml)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestYAMLBombs: what is short and means much is answered by a limit, soon.
func TestYAMLBombs(t *testing.T) {
	laughs := "a0: &a0 [x]\n"
	merges := "a0: &a0 {x: 1}\n"
	for i := 1; i < 25; i++ {
		s := strings.NewReplacer("N", string(rune('A'+i)), "M", string(rune('A'+i-1)))
		if i == 1 {
			s = strings.NewReplacer("N", "B", "M", "a0")
		}
		laughs += s.Replace("N: &N [*M, *M, *M]\n")
		merges += s.Replace("N: &N {<<: [*M, *M, *M]}\n")
	}
	for name, text := range map[string]string{
		"laughs":    laughs,
		"merges":    merges,
		"brackets":  strings.Repeat("[", 1<<17),
		"sequences": strings.Repeat("- ", 1<<17),
	} {
		got := placesOf(t, linterOf(t, nonNegative, rule.Rule{}), "a.yaml", text)
		if len(got) != 1 || !strings.Contains(got[0], " limit - ") {
			t.Errorf("%s: %.200q, want one finding of limit", name, got)
		}
	}
}

func TestYAMLShowsNoSecret(t *testing.T) {
	for _, text := range []string{
		"label: 1 # s3cretX\ntoken: s3cretX\n",
		"label: 1\ntoken: >\n  s3cretX\n  s3cretX\n",
		"token: &a s3cretX\nx: {label: *a}\n",
		"token: \"\\x73\\u0033cretX\"\nlabel: 1\n",
		"token: [s3cretX, {a: s3cretX}]\nlabel: &s3cretX 1\n",
		"label: !s3cretX 1\n",
		"token: s3cretX\nlabel: [\n",
		"token: 's3cretX\nlabel: 1\n",
		"{label: 1, token: s3cretX}\n",
		"token: &a s3cretX and more than twenty\nx: *a\n",
		"x: &a s3cretX and more than twenty\ntoken: *a\n",
		"x: &a {y: s3cretX and more than twenty}\ntoken: *a\n",
		"token: &a {s3cretX: 1, label: 1}\n<<: *a\n",
	} {
		result := linterOf(t, nonNegative, rule.Rule{}).CheckFile("a.yaml", []byte(text))
		if len(result.Findings) == 0 {
			t.Errorf("%q: no finding", text)
		}
		for _, format := range report.Formats() {
			if out := written(t, format, result); strings.Contains(out, "cretX") {
				t.Errorf("%s of %q shows a secret:\n%s", format, text, out)
			}
		}
	}
}

// TestYAMLShowsTheLine: what is no secret is shown as it stands in the file, the quotes
// and the ends of lines, too.
func TestYAMLShowsTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"token: 's3cretX'\nlabel: 1\n":          "token: '*******'",
		"token: \"s3cretX\"\nlabel: 1\n":        `token: "*******"`,
		"label: 'it''s longer\n  than 20'\n":    "label: 'it''s longer",
		"label: !!str &a longer # x\n":          "label: !!str &a longer",
		"{label: &s3cretX longer}\n":            "{label: &******* longer}",
		"<<: {label: longer}\n":                 "<<: {label: longer}",
		"- a\n  b c d e f g h i j k l\n":        "- a",
		"x: |2-\n   a\n":                        "x: |2-",
		"x: >+ # 12 >34567\n   a\n":             "x: >+      >",
		"- \"\\u0061 is longer than twenty\"\n": `- "\u0061 is longer than twenty"`,
	} {
		result := linterOf(t, `{"properties": {"token": {"maxLength": 3}, "label": {"maxLength": 3}}, "items": {"maxLength": 3}}`, rule.Rule{}).CheckFile("a.yaml", []byte(text))
		if out := written(t, "text", result); !strings.Contains(out, "1 | "+want+"\n") {
			t.Errorf("%q is not shown as %q:\n%s", text, want, out)
		}
	}
}

// TestYAMLSharedValue: a value that stands behind an anchor is one finding, which names its uses.
func TestYAMLSharedValue(t *testing.T) {
	for text, want := range map[string]string{
		"- &a -1\n- 1\n- *a\n":                          "1:6: error: -1 is less than the minimum 0 (the same value is at /2) [minimum]\n",
		"- &a -1\n- *a\n- *a\n- *a\n- *a\n- *a\n":       "1:6: error: -1 is less than the minimum 0 (the same value is at /1, /2, /3 and 2 other places) [minimum]\n",
		"- &a {x: -1}\n- *a\n- -1\n":                    "1:10: error: -1 is less than the minimum 0 (the same value is at /1/x) [minimum]\n3:3: error: -1 is less than the minimum 0 [minimum]\n",
		"- &a {x: -1}\n- {<<: *a, y: 1}\n":              "1:10: error: -1 is less than the minimum 0 (the same value is at /1/x) [minimum]\n",
		"- {token: &a -1}\n- {token: *a}\n- {token: 1}": "1:14: error: (redacted) is less than the minimum 0 (the same value is at /1/token) [minimum]\n",
	} {
		result := linterOf(t, nonNegative, rule.Rule{}).CheckFile("a.yaml", []byte(text))
		if out := strings.ReplaceAll(written(t, "oneline", result), "a.yaml:", ""); out != want {
			t.Errorf("%q:\n%swant\n%s", text, out, want)
		}
	}
}

// TestYAMLAliasesFarAway: what is held of a file to show findings in is not all that
// lies between a document and what an alias in it stands for, for each document.
func TestYAMLAliasesFarAway(t *testing.T) {
	selection, err := selection.Parse([]string{"$.list[*]"})
	if err != nil {
		t.Fatal(err)
	}
	text := "shared: &a {ok: 1}\nlist:\n" + strings.Repeat("- {shared: *a, x: -1}\n", 2000)
	doc, err := source.FormatOf(source.KindYAML, "").Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	l := linterOf(t, `{"properties": {"shared": {}, "x": {"minimum": 0}}}`, rule.Rule{})
	l.opts.Selection = selection
	found, err := l.opts.Selection.From(doc, l.validator.Redact)
	if err != nil || len(found.Documents) != 2000 {
		t.Fatalf("%d documents, error %v", len(found.Documents), err)
	}
	held := 0
	for _, p := range found.Documents {
		for _, e := range p.Excerpts([]byte(text), func() []byte { return p.JSON }) {
			held += len(e.Text)
		}
	}
	// Those near the anchor show what is between, too.
	if most := 3 * len(text); held > most {
		t.Errorf("%d bytes are held of %d, at most %d wanted", held, len(text), most)
	}
	result := l.CheckFile("a.yaml", []byte(text))
	if len(result.Findings) != 2000 {
		t.Fatalf("%d findings", len(result.Findings))
	}
	for _, f := range result.Findings {
		if source, offset, end := result.Place(f); string(source[offset:end]) != "-1" {
			t.Fatalf("%q is shown", source[offset:end])
		}
	}
}

// TestYAMLSecretName: a name that an alias makes of a secret is masked in pointers,
// whatever is in it.
func TestYAMLSecretName(t *testing.T) {
	for _, secret := range []string{"abcdefgh", "a<b&c>d", `a"b\c`, "a/b~c", "aéb c"} {
		l := linterOf(t, `{"properties": {"other": {"additionalProperties": {"type": "string"}}}}`, rule.Rule{})
		result := l.CheckFile("a.yaml", []byte("token: &t '"+secret+"'\nother:\n  *t : 1\n"))
		at := slices.IndexFunc(result.Findings, func(f finding.Finding) bool { return f.Rule == "type" })
		if at < 0 {
			t.Fatalf("nothing is found beside %q", secret)
		}
		if shown := result.Findings[at].InstanceLocation; shown != "/other/***" {
			t.Errorf("%q is shown at %s", secret, shown)
		}
	}
}
