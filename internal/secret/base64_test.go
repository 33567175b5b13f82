package secret

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestEncoded: JSON in base64 is not shown, however it is written, and whichever byte of it is
// wrong.
func TestEncoded(t *testing.T) {
	for _, json := range []string{
		"{\n  \"token\": \"S3CRETvalue\"\n}", `["a", "S3CRETvalue"]`, ` [{"é": 1}]`, "\uFEFF{\"name\": \"日本語\"}", `{"a":"b"}`, `"a": ["S3CRETvalue"]}`,
	} {
		for name, encoding := range map[string]*base64.Encoding{
			"standard": base64.StdEncoding, "unpadded": base64.RawStdEncoding, "URL": base64.URLEncoding, "unpadded URL": base64.RawURLEncoding,
		} {
			encoded := encoding.EncodeToString([]byte(json))
			if !IsEncoded(encoded) || IsEncoded("see "+encoded) || IsEncoded(json) {
				t.Errorf("%s of %q is not told", name, json)
			}
			if got := MaskText("see " + encoded + " there"); got != "see *** there" {
				t.Errorf("%s of %q is shown as %s", name, json, got)
			}
		}
	}
	long := base64.StdEncoding.EncodeToString([]byte(`{"token": "` + strings.Repeat("S3CRETvalue ", 9) + `"}`))
	for _, end := range []string{"\n", "\r\n", `\n`, "\n    "} {
		lines := long[:40] + end + long[40:80] + end + long[80:120] + end + long[120:]
		if got := MaskText(lines); strings.Trim(got, "*\r\n\\rn ") != "" {
			t.Errorf("lines that end with %q are shown as %s", end, got)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	encoded := base64.StdEncoding.EncodeToString([]byte(`{"id": 1, "token": "S3CRETvalue-S3CRETvalue"}`))
	for i := range encoded {
		c := `"x= {é%+0`[r.IntN(10)]
		broken := encoded[:i] + string(c) + encoded[i+1:]
		for piece := range strings.SplitSeq(MaskText(broken), string(c)) {
			if len(piece) >= 24 {
				t.Errorf("%s is shown as %s", broken, piece)
			}
		}
	}
}

// TestCompressed: what is compressed is not shown in base64, on however many lines, and the words
// beside it are.
func TestCompressed(t *testing.T) {
	content := `{"token": "` + strings.Repeat("S3CRETvalue ", 3) + `"}`
	for name, open := range map[string]func(io.Writer) io.WriteCloser{
		"gzip":        func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
		"zlib":        func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
		"zlib, fast":  func(w io.Writer) io.WriteCloser { z, _ := zlib.NewWriterLevel(w, zlib.BestSpeed); return z },
		"zlib, small": func(w io.Writer) io.WriteCloser { z, _ := zlib.NewWriterLevel(w, zlib.BestCompression); return z },
	} {
		var out bytes.Buffer
		w := open(&out)
		io.WriteString(w, content) // a buffer takes everything
		w.Close()
		for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawURLEncoding} {
			encoded := encoding.EncodeToString(out.Bytes())
			if got := MaskText("see " + encoded + " there, and words of it"); got != "see *** there, and words of it" {
				t.Errorf("%s is shown as %s", name, got)
			}
			for _, end := range []string{"\n", "\r\n  ", `\n`} {
				if got := MaskText(encoded[:28] + end + encoded[28:]); strings.Trim(got, "*\r\n\\rn =") != "" {
					t.Errorf("%s on lines is shown as %s", name, got)
				}
			}
		}
	}
}

// TestNotEncoded: words, identifiers, digests and other data are no JSON in base64.
func TestNotEncoded(t *testing.T) {
	for _, text := range []string{
		"internationalization", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a/path/of/some/words/that/is/long", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
		"2026-11-29T05-07-40", "ThisIsANameInCamelCase", "SCREAMING_SNAKE_CASE_WORDS", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "AAAAAAAAAAAAAAAAAAAA",
		"aGVsbG8gd29ybGQsIHRoaXMgaXMgYSB0ZXh0", // "hello world, this is a text"
		"pneumonoultramicroscopicsilicovolcanoconiosis", "hippopotomonstrosesquippedaliophobia",
	} {
		if got := appendEncoded(nil, text); got != nil {
			t.Errorf("%s has JSON at %v", text, got)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	const tries = 20_000
	taken := 0
	for range tries {
		data := make([]byte, 9+r.IntN(60))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		if text := base64.StdEncoding.EncodeToString(data); appendEncoded(nil, text) != nil {
			taken++
		}
	}
	if taken > tries/1000 {
		t.Errorf("random data is taken for JSON %d times in %d", taken, tries)
	}
}

// TestMayHoldJSON: no JSON in base64 is passed over, wherever a group of four begins.
func TestMayHoldJSON(t *testing.T) {
	found := 0
	random := rand.New(rand.NewPCG(1, 2))
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
	for range 200_000 {
		plain := []byte(`{"` + strings.Repeat("k", random.IntN(4)) + `":` + strings.Repeat(" ", random.IntN(4)) + `"v"}`)
		plain[random.IntN(len(plain))] = byte(random.IntN(128))
		encoded := base64.StdEncoding.EncodeToString(plain)
		text := strings.Repeat("x", random.IntN(4)) + strings.TrimRight(encoded, "=")[random.IntN(4):]
		if random.IntN(2) == 0 {
			text = string([]byte{alphabet[random.IntN(len(alphabet))], alphabet[random.IntN(len(alphabet))]}) + text
		}
		isJSON := false
		for shift := range 4 {
			_, is := decodesTo(text[shift:])
			isJSON = isJSON || is
		}
		if isJSON {
			found++
			if !mayHoldJSON(text) || !mayHoldBase64(text) {
				t.Fatalf("%q is passed over", text)
			}
		}
	}
	if found == 0 {
		t.Error("there was no JSON")
	}
}
