package lint

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
)

// quoted returns a text as a JSON string.
func quoted(t testing.TB, text string) string {
	t.Helper()
	out, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// packed returns a text as a program writes it that closes what it writes to.
func packed(t testing.TB, text string, open func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var out bytes.Buffer
	w := open(&out)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// A coding is a way to write a body, and what its headers say of it.
type coding struct {
	name, header string
	isBase64     bool
	write        func(testing.TB, string) string
}

func codings() []coding {
	inBase64 := func(e *base64.Encoding, open func(io.Writer) io.WriteCloser) func(testing.TB, string) string {
		return func(t testing.TB, text string) string {
			if open != nil {
				text = packed(t, text, open)
			}
			return e.EncodeToString([]byte(text))
		}
	}
	toGzip := func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }
	toZlib := func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }
	toBrotli := func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }
	toFlate := func(w io.Writer) io.WriteCloser {
		out, err := flate.NewWriter(w, flate.BestSpeed)
		if err != nil {
			panic(err) // the level is a right one
		}
		return out
	}
	toZstd := func(w io.Writer) io.WriteCloser {
		out, err := zstd.NewWriter(w)
		if err != nil {
			panic(err) // there are no options
		}
		return out
	}
	return []coding{
		{"as it is", "", false, func(_ testing.TB, text string) string { return text }},
		{"as it is, called gzip", "gzip", false, func(_ testing.TB, text string) string { return text }},
		{"as it is, called base64", "", true, func(_ testing.TB, text string) string { return text }},
		{"base64", "", true, inBase64(base64.StdEncoding, nil)},
		{"base64, not said", "", false, inBase64(base64.StdEncoding, nil)},
		{"base64 without padding", "", true, inBase64(base64.RawStdEncoding, nil)},
		{"base64 for URLs", "", true, inBase64(base64.URLEncoding, nil)},
		{"base64 on lines", "", true, func(t testing.TB, text string) string {
			return onLines(inBase64(base64.StdEncoding, nil)(t, text), 76)
		}},
		{"gzip", "gzip", true, inBase64(base64.StdEncoding, toGzip)},
		{"gzip, not said", "", false, inBase64(base64.StdEncoding, toGzip)},
		{"deflate", "deflate", true, inBase64(base64.StdEncoding, toZlib)},
		{"deflate without a header", "Deflate", true, inBase64(base64.StdEncoding, toFlate)},
		{"zstd", "zstd", true, inBase64(base64.StdEncoding, toZstd)},
		{"zstd, not said", "", false, inBase64(base64.RawURLEncoding, toZstd)},
		{"brotli", "br", true, inBase64(base64.StdEncoding, toBrotli)},
		{"two codings", "br, gzip", true, func(t testing.TB, text string) string {
			return inBase64(base64.StdEncoding, toGzip)(t, packed(t, text, toBrotli))
		}},
		{"bytes as characters", "gzip", false, func(t testing.TB, text string) string {
			var out []rune
			for _, c := range []byte(packed(t, text, toGzip)) {
				out = append(out, rune(c))
			}
			return string(out)
		}},
	}
}

// A shape is how a recorder writes a response with a body, one in base64 where it says so.
type shape struct {
	name, file, preset string
	text, base64       string // with %[1]s for the body, in quotes, and %[2]s for the coding
}

func shapes() []shape {
	const (
		headers = `"headers": {"Content-Type": ["application/json"], "Content-Encoding": [%[2]s]}`
		single  = `"headers": {"content-type": "application/json", "content-encoding": %[2]s}`
	)
	har := func(rest string) string {
		return `{"log": {"entries": [{"request": {"method": "GET", "url": "https://a.example/connect_sessions"}, "response": {"status": 200,
			"headers": [{"name": "content-encoding", "value": %[2]s}], "content": {"mimeType": "application/json", "text": %[1]s` + rest + `}}}]}}`
	}
	vcr := func(body string) string {
		return `{"version": 1, "interactions": [{"request": {"method": "GET", "uri": "https://a.example/connect_sessions"}, "response": {"status": {"code": 200}, ` + headers + `, ` + body + `}}]}`
	}
	wiremock := func(body string) string {
		return `{"request": {"method": "GET", "url": "/connect_sessions"}, "response": {"status": 200, ` + single + `, ` + body + `}}`
	}
	pact := func(body string) string {
		return `{"consumer": {"name": "c"}, "provider": {"name": "p"}, "metadata": {"pactSpecification": {"version": "4.0"}}, "interactions": [
			{"type": "Synchronous/HTTP", "request": {"method": "GET", "path": "/connect_sessions"}, "response": {"status": 200, ` + single + `, "body": {"contentType": "application/json", "content": %[1]s` + body + `}}}]}`
	}
	return []shape{
		{"HAR", "a.har", "har", har(""), har(`, "encoding": "base64"`)},
		{"Pact 4", "a.json", "pact", pact(""), pact(`, "encoded": "base64"`)},
		{"go-vcr", "a.json", "go-vcr", `{"version": 2, "interactions": [{"request": {"method": "GET", "url": "https://a.example/connect_sessions"}, "response": {"code": 200, ` + headers + `, "body": %[1]s}}]}`, ""},
		{"go-vcr in YAML", "a.yaml", "go-vcr", "version: 2\ninteractions:\n- request: {method: GET, url: https://a.example/connect_sessions}\n  response: {code: 200, " + headers + ", body: %[1]s}\n", "version: 2\ninteractions:\n- request: {method: GET, url: https://a.example/connect_sessions}\n  response: {code: 200, " + headers + ", body: !!binary %[1]s}\n"},
		{"VCR.py", "a.yaml", "vcr", vcr(`"body": {"string": %[1]s}`), vcr(`"body": {"string": !!binary %[1]s}`)},
		{"VCR.py of httpx", "a.yaml", "vcr", vcr(`"http_version": "HTTP/1.1", "status_code": 200, "content": %[1]s`), vcr(`"content": !!binary %[1]s`)},
		{"VCR in JSON", "a.json", "vcr", `{"http_interactions": [{"request": {"method": "get", "uri": "https://a.example/connect_sessions"}, "response": {"status": {"code": 200}, ` + headers + `, "body": {"encoding": "UTF-8", "string": %[1]s}}}], "recorded_with": "VCR 6"}`,
			`{"http_interactions": [{"request": {"method": "get", "uri": "https://a.example/connect_sessions"}, "response": {"status": {"code": 200}, ` + headers + `, "body": {"encoding": "ASCII-8BIT", "base64_string": %[1]s}}}], "recorded_with": "VCR 6"}`},
		{"WireMock", "a.json", "wiremock", wiremock(`"body": %[1]s`), wiremock(`"base64Body": %[1]s`)},
		{"Postman", "a.json", "postman", `{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"item": [{"response": [{"code": 200, "originalRequest": {"method": "GET", "url": {"raw": "{{base}}/connect_sessions"}},
			"header": [{"key": "Content-Type", "value": "application/json"}, {"key": "Content-Encoding", "value": %[2]s}], "body": %[1]s}]}]}]}`, ""},
	}
}

// with returns the recording with a body.
func (s shape) with(t testing.TB, c coding, body string) string {
	template := s.text
	if c.isBase64 && s.base64 != "" {
		template = s.base64
	}
	return fmt.Sprintf(template, quoted(t, c.write(t, body)), quoted(t, c.header))
}

// TestBodies: whatever recorder has written a body, and in whatever coding, it is judged;
// a fault is found in it, and a secret, which is shown nowhere and can be taken out.
func TestBodies(t *testing.T) {
	const body = `{"id": -7, "token": "` + randomSecret + `", "note": ">>>???"}`
	for _, shape := range shapes() {
		for _, coding := range codings() {
			t.Run(shape.name+", "+coding.name, func(t *testing.T) {
				m := menderOf(t, `{"properties": {"id": {"minimum": 0}, "token": {}, "note": {}}}`, finding.FixRedact)
				m.linter.opts.Selection, m.path = selected(t, shape.preset), shape.file
				text := shape.with(t, coding, body)
				checkBody(t, m, text, []string{"minimum", rule.LiveToken})
				isWritten := coding.write(t, body)
				result := m.linter.CheckFile(shape.file, []byte(text))
				result.Withhold()
				for _, format := range report.Formats() {
					out := written(t, format, result)
					if strings.Contains(out, randomSecret[:12]) || isWritten != body && strings.Contains(out, isWritten[:20]) {
						t.Errorf("%s shows a secret:\n%s", format, out)
					}
				}
				if coding.name == "bytes as characters" && shape.file == "a.yaml" {
					return // YAML has other escapes for them, and so they are left as they are
				}
				fixed := m.mend(t, []byte(text))
				if fixed.Err != nil || fixed.Fixes != 1 {
					t.Fatalf("%d fixes, error %v", fixed.Fixes, fixed.Err)
				}
				checkBody(t, m, string(fixed.Text), []string{"minimum"})
			})
		}
	}
}

// checkBody compares the rules of what is found in a recording.
func checkBody(t *testing.T, m linterMender, text string, want []string) {
	t.Helper()
	result := m.linter.CheckFile(m.path, []byte(text))
	var got []string
	for _, f := range result.Findings {
		got = append(got, f.Rule)
	}
	if diff := cmp.Diff(want, got); diff != "" || result.Err != nil {
		t.Errorf("error %v, (-want +got):\n%s\nin %s", result.Err, diff, text)
	}
}
