package source

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/authlink"
)

// TestFormats: of a file of each kind, the documents that it holds, what else is looked
// at, and what becomes of an edit of the first one, which makes a 7 of its first byte.
func TestFormats(t *testing.T) {
	const key = "x8Kq2mVn7Lp4Rt9Wz3Yd"
	for _, test := range []struct {
		kind       Kind
		text       string
		documents  []string
		comments   []string
		lifted     string // "" where it cannot be
		isDocument bool
	}{
		{KindJSON, "12\n", []string{"12\n"}, nil, "72\n", true},
		{KindJSON, "", []string{""}, nil, "7", true},
		{KindJSONC, "12// " + key, []string{"12" + strings.Repeat(" ", 23)}, []string{"// " + key}, "72// " + key, true},
		{KindJSONC, "/* " + key + " */ 1", []string{strings.Repeat(" ", 26) + " 1"}, []string{"/* " + key + " */"}, "", true},
		{KindJSONC, "{ // " + key, []string{"{" + strings.Repeat(" ", 24)}, []string{"// " + key}, "7 // " + key, true},
		{KindLines, "12\n\n [3]\r\n", []string{"12", " [3]\r"}, nil, "72\n\n [3]\r\n", false},
		{KindLines, "\n", nil, nil, "", false},
		{KindConcatenated, "12 [3]4\n", []string{"12", "[3]", "4"}, nil, "72 [3]4\n", false},
		{KindConcatenated, " \n", nil, nil, "", false},
		{KindYAML, "12 # " + key + "\n", []string{"12"}, []string{"# " + key}, "", true},
		{KindYAML, "- a\n--- # " + key + "\n[3]\n", []string{`["a"]`, "[3]"}, []string{"# " + key}, "", false},
		{KindYAML, "# " + key + "\n", nil, []string{"# " + key}, "", false},
	} {
		format := FormatOf(test.kind, "")
		var documents, comments []string
		lifted := ""
		for part := range format.Parts(Chunk{Text: []byte(test.text), Line: 1}) {
			if !bytes.HasPrefix([]byte(test.text)[part.Offset:], part.Text) || part.Line != 1+strings.Count(test.text[:part.Offset], "\n") {
				t.Errorf("%s: %q: part %+v", test.kind, test.text, part)
			}
			whole, err := format.Read(part.Text)
			if err != nil {
				t.Fatalf("%s: %q: %v", test.kind, test.text, err)
			}
			for d := range format.Documents(whole) {
				if edit := (authlink.Edit{End: min(1, len(d.JSON)), Text: "7"}); len(documents) == 0 {
					if edits := format.Lift(part.Text, whole, d.Lift([]authlink.Edit{edit})); len(edits) > 0 {
						lifted = string(Apply([]byte(test.text), Moved(edits, part.Offset)))
					}
				}
				documents = append(documents, string(d.JSON))
			}
			for c := range format.Comments(part.Text, whole) {
				comments = append(comments, string(part.Text[c.Start:c.End]))
			}
		}
		if diff := cmp.Diff([][]string{test.documents, test.comments, {test.lifted}}, [][]string{documents, comments, {lifted}}); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", test.kind, test.text, diff)
		}
		if got := format.Traits().IsDocument(len(documents)); got != test.isDocument {
			t.Errorf("%s: %q: is the document: %v", test.kind, test.text, got)
		}
	}
}

// TestMasks: only where it is known where the secrets are, all of a part can be shown.
func TestMasks(t *testing.T) {
	redact := func(text []byte) []byte { return bytes.ReplaceAll(text, []byte("secret"), []byte("******")) }
	for kind, want := range map[Kind]string{
		KindJSON: `"******" // ******`, KindJSONC: `"******"` + strings.Repeat(" ", 10), KindLines: `"******" // ******`,
		KindConcatenated: "", KindYAML: "",
	} {
		masked, ok := FormatOf(kind, "").Mask([]byte(`"secret" // secret`), redact)
		if string(masked) != want || ok != (want != "") {
			t.Errorf("%s: %q, %v; want %q", kind, masked, ok, want)
		}
	}
}

// TestFormatOf: a kind that is given counts, then the extension.
func TestFormatOf(t *testing.T) {
	for path, want := range map[string]Kind{
		"a.json": KindJSON, "a.jsonc": KindJSONC, "a.ndjson": KindLines, "a.jsonl": KindLines, "a.yaml": KindYAML, "a.yml": KindYAML,
		"a.yaml.gz": KindYAML, "a.txt": KindJSON, "a.har": KindJSON, "json": KindJSON, "a.JSONL": KindLines, "a.Yaml.GZ": KindYAML, "": KindJSON,
	} {
		if got := FormatOf("", path).Kind(); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		if got := FormatOf(KindConcatenated, path).Kind(); got != KindConcatenated {
			t.Errorf("%s, concatenated: %s", path, got)
		}
	}
	if kinds := Kinds(); !slices.Equal(kinds, []Kind{KindJSON, KindJSONC, KindLines, KindConcatenated, KindYAML}) {
		t.Errorf("kinds %q", kinds)
	}
}

// TestClaimOf: what a directory has many of is taken where somebody has asked for it.
func TestClaimOf(t *testing.T) {
	for path, want := range map[string]claim{
		"a.json": firm, "A.JSON": firm, "a.jsonc.gz": firm, "a.yaml": loose, "a.har": loose, "a.HAR.GZ": loose,
		"a.txt": other, "a.json5": other, "a.json.zst": firm, "a.json.br": other, "a.go": noClaim, "README": noClaim, "README.md": noClaim,
	} {
		if got := claimOf(path); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}
