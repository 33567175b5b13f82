package contracts

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestTexts: a contract that has been sent as texts is the same contract.
func TestTexts(t *testing.T) {
	config := fstest.MapFS{TextsConfig: {Data: []byte(configuration + `  acme-dated:
    editions: [{name: v2, schema: acme/one.schema.json}, {name: v1, schema: acme/two.schema.yaml}]
    default: v2
    urls: [/a]
    dates: [/b/*]
    lists: [/c]
`)}}
	for name, file := range files {
		if name != TextsConfig {
			config[name] = file
		}
	}
	set, err := Read(config, TextsConfig)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"acme-order", "acme-dated"} {
		c, err := set.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		texts, err := c.Texts()
		if err != nil {
			t.Fatal(err)
		}
		there, err := Read(texts, TextsConfig)
		if err != nil {
			t.Fatalf("%v in %s", err, texts[TextsConfig])
		}
		got, err := there.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if got.Title != c.Title || got.Default != c.Default {
			t.Errorf("%s: title %q, default %d", name, got.Title, got.Default)
		}
		for what, both := range map[string][2]any{
			"editions": {c.Editions, got.Editions}, "forms": {c.Forms, got.Forms}, "secrets": {c.Secrets, got.Secrets},
			"open enums": {c.openEnums, got.openEnums}, "URLs": {c.URLs, got.URLs}, "dates": {c.Dates, got.Dates}, "lists": {c.Lists, got.Lists},
		} {
			if diff := cmp.Diff(both[0], both[1]); diff != "" {
				t.Errorf("%s: %s (-file +text):\n%s", name, what, diff)
			}
		}
		for _, v := range c.Variants() {
			want, err1 := c.Schema(v)
			schema, err2 := got.Schema(v)
			if err1 != nil || err2 != nil || !bytes.Equal(want, schema) {
				t.Errorf("%s %v: %v, %v, schema\n%s\nwant\n%s", name, v, err1, err2, schema, want)
			}
		}
	}
}

// TestTextsOfFaulty: an edition that cannot be used is an error in its own file.
func TestTextsOfFaulty(t *testing.T) {
	set, err := Read(files, TextsConfig)
	if err != nil {
		t.Fatal(err)
	}
	c, err := set.Find("acme-plain")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Texts(); err == nil || !strings.Contains(err.Error(), "acme/none.json is not a file that can be read") {
		t.Error(err)
	}
}

// TestTextsOfAPI: nothing but recordings can be held against a whole API.
func TestTextsOfAPI(t *testing.T) {
	set, err := Read(fstest.MapFS{
		TextsConfig: {Data: []byte("contracts: {acme: {editions: [{name: v1, openapi: acme.yaml}]}}\n")}, "acme.yaml": {Data: []byte(openAPI)},
	}, TextsConfig)
	if err != nil {
		t.Fatal(err)
	}
	c, err := set.Find("acme")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Texts(); err == nil || !strings.Contains(err.Error(), "acme is a whole API") {
		t.Error(err)
	}
}

func TestTextsAreFiles(t *testing.T) {
	texts := Texts{"a": "text"}
	if text, err := fs.ReadFile(texts, "a"); err != nil || string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := fs.ReadFile(texts, "b"); err == nil || !strings.Contains(err.Error(), "open b: file does not exist") {
		t.Error(err)
	}
}
