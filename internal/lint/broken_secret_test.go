package lint

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// fileSecret is what the files of these tests have in them, and fewSecretBytes what must be in no
// output. It looks like one, and a byte less of it does so, too.
const (
	fileSecret     = "S3CRETvalue7x"
	fewSecretBytes = "CRETval"
)

// A secretFile has the secret in a place that the policy of package secret knows. Without
// the marks, which a bar separates, nothing tells it from other text.
type secretFile struct{ name, selector, text, mark string }

// isSpared reports whether the byte at an offset is not to be broken: it is of the secret, or
// of a mark.
func (f secretFile) isSpared(i int) bool {
	for part := range strings.SplitSeq(fileSecret+"|"+f.mark, "|") {
		if at := strings.LastIndex(f.text[:min(len(f.text), i+len(part))], part); part != "" && at >= 0 && at <= i && i < at+len(part) {
			return true
		}
	}
	return false
}

func secretFiles() []secretFile {
	const payload = `{"id":"x","session":{"token":{"type":"a}b","list":[{"k":"x"},2],"value":"` + fileSecret + `"},"n":2}}`
	const pretty = "{\n  \"id\": \"x\",\n  \"token\": {\n    \"list\": [\n      1,\n      [\n        2\n      ]\n    ],\n    \"value\": \"" + fileSecret + "\"\n  },\n  \"n\": 2\n}\n"
	const block = "id: x\nsession:\n  token:\n    type: a\n    list:\n      - k: x\n      - 2\n    value: " + fileSecret + "\n    n: 1\n  z: 2\n"
	encoded := base64.StdEncoding.EncodeToString([]byte(payload))
	return []secretFile{
		{"compact.json", "", payload, ""},
		{"pretty.json", "", pretty, ""},
		{"string.json", "", `{"id":"x","body":"{\"a\":1,\"token\":\"` + fileSecret + `\"}","n":2}`, `\":|token`},
		{"encoded.json", "", `{"id":"x","a":"` + encoded + `","n":2}`, ""},
		{"pair.json", "", `{"id":"x","headers":[{"name":"Authorization","value":"` + fileSecret + `"},{"name":"a","value":"b"}]}`, "Authorization"},
		{"url.json", "", `{"id":"x","see":"https://me:` + fileSecret + `@host.local/a?token=` + fileSecret + `#x","n":2}`, "token="},
		{"bearer.json", "", `{"id":"x","text":"with Bearer ` + fileSecret + `, as ever","n":2}`, "Bearer "},
		{"key.json", "", `{"id":"x","text":"with sk_live_` + fileSecret + `, as ever","n":2}`, " sk_live_"},
		{"a.jsonc", "", "{ // x\n  \"id\": \"x\", /* y */\n  \"token\": [\"" + fileSecret + "\", 2,],\n  \"n\": 2,\n}\n", ""},
		{"compact.ndjson", "", "{\"id\":\"x\"}\n" + payload + "\n{\"id\":\"y\"}\n", ""},
		{"pretty.ndjson", "", "{\"id\":\"x\"}\n" + pretty + "{\"id\":\"y\"}\n", ""},
		{"apart.ndjson", "", "{\"token\"\n:\n\n\"" + fileSecret + "\"}\n{\"id\":\"y\"}\n", ""},
		{"block.yaml", "", block, ""},
		{"flow.yaml", "", "id: x\nsession: {token: {type: a, value: " + fileSecret + "}, n: [1]}\n", ""},
		{"shared.yaml", "", "id: x\na: &a {v: " + fileSecret + "}\ntoken: [*a, *a]\nb: *a\n", "&a {|token: ["},
		{"literal.yaml", "", "id: x\ntoken: |\n  abc\n  " + fileSecret + "\nn: 1\n", ""},
		{"a.har", "har", `{"log":{"entries":[{"request":{"url":"https://a/x","headers":[{"name":"Cookie","value":"` + fileSecret + `"}]},` +
			`"response":{"status":200,"content":{"mimeType":"application/json","text":"{\"id\":\"x\",\"token\":\"` + fileSecret + `\"}"}}}]}}`, `Cookie|token\"`},
		{"encoded.har", "har", `{"log":{"entries":[{"request":{"url":"https://a/x"},"response":{"status":200,"content":{"encoding":"base64","text":"` + encoded + `"}}}]}}`, "InRva2VuIjp7"},
		{"vcr.yaml", "vcr", "interactions:\n- request:\n    uri: https://a/x\n  response:\n    body:\n      string: |-\n        {\n          \"id\": \"x\",\n          \"token\": \"" + fileSecret + "\"\n        }\n", ""},
	}
}

// wrongSchema says of most values that they are wrong, so that much is shown.
const wrongSchema = `{"properties": {"id": {"const": 1}, "n": {"type": "string"}, "token": {"type": "number"}}, "additionalProperties": {"$ref": "#/$defs/v"},
	"$defs": {"v": {"type": ["object", "array", "number"], "items": {"$ref": "#/$defs/v"}, "additionalProperties": {"$ref": "#/$defs/v"}}}}`

// shownOf returns all that is printed about a file: reports, a diff of all fixes, what detect
// says, and convert.
func shownOf(t testing.TB, l *Linter, name string, text []byte) string {
	t.Helper()
	var out strings.Builder
	result := l.CheckFile(name, text)
	for _, format := range []string{"text", "json", "sarif"} {
		out.WriteString(written(t, format, result))
	}
	p := SingleProject(l)
	fixed := p.FixText(t.Context(), name, text, everyKind)
	out.Write(fixed.Diff())
	fmt.Fprintln(&out, fixed.Err)
	in := Input{Args: []string{source.StdinArg}, Stdin: bytes.NewReader(text), StdinName: name}
	for d := range p.Documents(in) {
		fmt.Fprintln(&out, d.Err, d.Syntax, d.Pointer)
		if d.Err != nil {
			continue
		}
		out.WriteString(written(t, "json", d.Lint(l)))
		err := l.validator.Validate(d.Data)
		if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
			d.Place(e.Violations)
			fmt.Fprintln(&out, e)
		} else if e, ok := errors.AsType[*authlink.SyntaxError](err); ok {
			d.PlaceSyntax(e)
			fmt.Fprintln(&out, e)
		}
	}
	_, result = Convert(name, text, contracts.BuiltInOf(authlink.Variant{}))
	fmt.Fprintln(&out, result.Err)
	out.WriteString(written(t, "text", result))
	return out.String()
}

func wrongLinter(t testing.TB, selector string) *Linter {
	t.Helper()
	l := linterOf(t, wrongSchema, rule.Rule{})
	if selector != "" {
		l.opts.Selection = selected(t, selector)
	}
	return l
}

// TestSecretsInBrokenFiles breaks one byte of a file with a secret in it: it is in no output. Each run
// tries a few of all the places and bytes.
func TestSecretsInBrokenFiles(t *testing.T) {
	const every = 5
	const instead = "\"'\\{}[]:,= \nx0/#-<\x00\x80"
	for _, file := range secretFiles() {
		t.Run(file.name, func(t *testing.T) {
			t.Parallel()
			l := wrongLinter(t, file.selector)
			if out := shownOf(t, l, file.name, []byte(file.text)); strings.Contains(out, fewSecretBytes) {
				t.Errorf("gets out in\n%s", out)
			}
			r := rand.New(rand.NewPCG(1, uint64(len(file.text))))
			for i := range file.text {
				if i%every != 0 || file.isSpared(i) {
					continue
				}
				broken := []byte(file.text)
				broken[i] = instead[r.IntN(len(instead))]
				if out := shownOf(t, l, file.name, broken); strings.Contains(out, fewSecretBytes) {
					t.Errorf("%q at %d: %q\ngets out in\n%s", broken[i], i, broken, around(out, fewSecretBytes))
				}
			}
		})
	}
}

// around returns the lines of a text that have a part in them.
func around(text, part string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if at := strings.Index(line, part); at >= 0 {
			out.WriteString(line[max(0, at-100):min(len(line), at+100)] + "\n")
		}
	}
	return out.String()
}
