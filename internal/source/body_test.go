package source

import (
	"strings"
	"testing"
)

// bodyIn returns what a string holds as a body.
func bodyIn(t *testing.T, text string, b Body) (Document, error) {
	t.Helper()
	json := append([]byte(`"`), append([]byte(text), '"')...)
	return Document{JSON: json}.InBody(0, len(json), "", b)
}

func TestBodyExpands(t *testing.T) {
	gzip := codings()[0]
	packed, err := gzip.encode([]byte(`{"a": "` + strings.Repeat("x", 5000) + `"}`))
	if err != nil {
		t.Fatal(err)
	}
	text := string(base64Style{encoding: base64StyleOf(nil, "").encoding}.encode(packed))
	if d, err := bodyIn(t, text, Body{Most: 6000}); err != nil || len(d.JSON) != 5009 {
		t.Errorf("%d bytes, error %v", len(d.JSON), err)
	}
	d, err := bodyIn(t, text, Body{Most: 5000})
	if err == nil || err.Error() != "it is in gzip, and expands to more than 5000 bytes, the limit for a document" || string(d.JSON) != text {
		t.Errorf("%d bytes, error %v", len(d.JSON), err)
	}
}

// TestBodyAsItIs: what is no code is left as it is.
func TestBodyAsItIs(t *testing.T) {
	for text, b := range map[string]Body{
		`<html>`:       {Encodings: []string{"gzip"}},
		`deadbeef`:     {},
		`plain`:        {Encodings: []string{"br"}},
		`[1]`:          {Base64: true, Encodings: []string{"br"}},
		` {`:           {Base64: true},
		``:             {Base64: true},
		"\uFEFF[1]":    {Base64: true},
		"\u00FF\u00FE": {},
	} {
		if d, err := bodyIn(t, text, b); err != nil || string(d.JSON) != text || d.Opaque {
			t.Errorf("%q, error %v; want %q", d.JSON, err, text)
		}
	}
	for text, b := range map[string]Body{`%%%`: {Base64: true}, `H4sIAAAAAAACA6tW`: {}, `eJyrVg==`: {Base64: true}} {
		if d, err := bodyIn(t, text, b); err == nil {
			t.Errorf("%q: no error, %q", text, d.JSON)
		}
	}
}

func TestIsZlib(t *testing.T) {
	for text, want := range map[string]bool{"\x78\x9c\x03": true, "\x78\x01\x03": true, "\x78\x9d\x03": false, "xml": false, "\x78\x9c": false} {
		if isZlib([]byte(text)) != want {
			t.Errorf("%q: %v, want %v", text, !want, want)
		}
	}
}
