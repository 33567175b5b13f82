package fix

import (
	"bytes"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
)

// changing is a linter that finds each of some bytes in a text, and would change it into
// another; what is an upper case letter, it takes for a fault of a schema.
func changing(into map[byte]string) Mender {
	return Mender{
		Format: source.FormatOf(source.KindJSON, ""),
		Kinds:  []finding.FixKind{finding.FixSafe},
		Check: func(text []byte) (finding.Result, source.Document) {
			result := finding.Result{Found: finding.Found{Documents: 1}}
			for i, c := range text {
				f := finding.Finding{Offset: i, End: i + 1, Location: &finding.Location{}}
				if c >= 'A' && c <= 'Z' {
					f.KeywordLocation = "/type"
				}
				if text, ok := into[c]; ok {
					f.Fix = &finding.Fix{Kind: finding.FixSafe, Edits: []authlink.Edit{{Offset: i, End: i + 1, Text: text}}}
				}
				if f.Fix != nil || f.KeywordLocation != "" {
					result.Findings = append(result.Findings, f)
				}
			}
			if bytes.IndexByte(text, '0') >= 0 {
				result.Documents = 0
			}
			return result, source.Document{JSON: text}
		},
		Mask:   func(text []byte, _ finding.Result) []byte { return bytes.Repeat([]byte("*"), len(text)) },
		Accept: func(*finding.Found) {},
	}
}

func TestMend(t *testing.T) {
	for name, test := range map[string]struct {
		into     map[byte]string
		in, want string
		fixes    int
	}{
		"nothing to do":                 {map[byte]string{'a': "b"}, "ccc", "ccc", 0},
		"all at once":                   {map[byte]string{'a': "b"}, "aca", "bcb", 2},
		"one after the other":           {map[byte]string{'a': "b", 'b': "c"}, "a", "a", 0}, // there is as much to fix as before
		"one brings another to light":   {map[byte]string{'a': "bc", 'b': ""}, "aa", "aa", 0},
		"a fault that a fix would add":  {map[byte]string{'a': "A"}, "a", "a", 0},
		"a fault that a fix would mend": {map[byte]string{'A': "a"}, "AB", "aB", 1},
		"of two, the one that is good":  {map[byte]string{'a': "A", 'b': "c"}, "ab", "ac", 1},
		"no document is left":           {map[byte]string{'a': "0"}, "a", "a", 0},
	} {
		var fixed Fixed
		found, err := fixed.Mend(changing(test.into), []byte(test.in))
		if err != nil {
			t.Fatal(err)
		}
		if string(fixed.Text) != test.want || fixed.Fixes != test.fixes {
			t.Errorf("%s: %d fixes, %q; want %d, %q", name, fixed.Fixes, fixed.Text, test.fixes, test.want)
		}
		if (len(found.Findings) > 0) != (name != "nothing to do") {
			t.Errorf("%s: found before: %+v", name, found.Findings)
		}
	}
}

// TestProve: a fix after which the text is read in another way than was meant is dropped.
func TestProve(t *testing.T) {
	format := source.FormatOf(source.KindYAML, "")
	text := []byte("a: x\nb: y\n")
	whole, err := format.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	fix := func(json, yaml authlink.Edit) finding.Finding {
		return finding.Finding{Fix: &finding.Fix{Source: []authlink.Edit{json}, Edits: []authlink.Edit{yaml}}}
	}
	found := []finding.Finding{
		fix(authlink.Edit{Offset: 6, End: 7, Text: "z"}, authlink.Edit{Offset: 3, End: 4, Text: "z"}),   // {"a":"x","b":"y"}
		fix(authlink.Edit{Offset: 14, End: 15, Text: "1"}, authlink.Edit{Offset: 8, End: 9, Text: "1"}), // which is a number
		{},
	}
	Prove(format, whole, text, found)
	if found[0].Fix == nil || found[1].Fix != nil {
		t.Errorf("kept: %v, %v; want the first one", found[0].Fix, found[1].Fix)
	}
}
