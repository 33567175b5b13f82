package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/lint"
)

const uri = "file:///work/auth-link.json"

// TestSession is what an editor does with a file: it opens, mends and closes it.
func TestSession(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	var result initializeResult
	c.call("initialize", map[string]any{"capabilities": map[string]any{}}, &result)
	if got := result.Capabilities; got.PositionEncoding != utf16Units || !got.HoverProvider || got.TextDocumentSync.Change != syncFull {
		t.Errorf("capabilities: %+v", got)
	}
	c.notify("initialized", struct{}{})

	// The face before it counts as two, as UTF-16 has it.
	c.open(uri, "{\n  \"label\": \"😀\", \"categories\": [\"hris_legacy\"], \"token\": \"s3cret-s3cret\"\n}")
	got := c.diagnostics()
	if got.URI != uri || *got.Version != 1 {
		t.Errorf("diagnostics of %s, version %d", got.URI, *got.Version)
	}
	want := []diagnostic{{
		Range:    textRange{position{0, 0}, position{0, 1}},
		Severity: severityError, Code: "required", Source: Name,
		Message: `missing required properties "authLinkUrl", "createdAt", "id", "organizationId", "originOwnerId", "originOwnerName" and "projectId"`,
	}, {
		Range:    textRange{position{1, 32}, position{1, 45}},
		Severity: severityError, Code: "enum", Source: Name,
		Message: "\"hris_legacy\" is not a category\nhint: did you mean \"hrisLegacy\"?",
	}}
	elsewhere := cmpopts.IgnoreFields(diagnostic{}, "Description")
	if diff := cmp.Diff(want, got.Diagnostics[:min(2, len(got.Diagnostics))], elsewhere); diff != "" {
		t.Errorf("diagnostics (-want +got)\n%s", diff)
	}

	var tip hover
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{1, 20}}, &tip)
	wantTip := hover{
		markupContent{"markdown", "**categories** (array or null)\n\nThe kinds of integration that the end user may connect."},
		textRange{position{1, 17}, position{1, 29}},
	}
	if diff := cmp.Diff(wantTip, tip); diff != "" {
		t.Errorf("hover (-want +got)\n%s", diff)
	}
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{1, 40}}, &tip)
	if !strings.Contains(tip.Contents.Value, "(string)\n\ncategory\n\nOne of: `\"ats\"`, `\"hris\"`, `\"hrisLegacy\"`") {
		t.Errorf("hover over a category:\n%s", tip.Contents.Value)
	}

	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": uri, "version": 2},
		"contentChanges": []map[string]any{{"text": valid(t)}},
	})
	if got := c.diagnostics(); *got.Version != 2 || got.Diagnostics == nil || len(got.Diagnostics) > 0 {
		t.Errorf("diagnostics of a valid document: %+v", got)
	}
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": uri}})
	if got := c.diagnostics(); got.Version != nil || len(got.Diagnostics) > 0 {
		t.Errorf("diagnostics of a closed document: %+v", got)
	}
	var nothing any = 1
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{}}, &nothing)
	if nothing != nil {
		t.Errorf("hover over a closed document: %v", nothing)
	}

	c.call("shutdown", nil, nil)
	c.refused("textDocument/hover", jsonrpc2.CodeInvalidRequest)
	c.notify("exit", nil)
	if err := c.served(); err != nil {
		t.Errorf("after shutdown and exit: %v", err)
	}
}

// TestHoverInYAML moves the pointer over a stream of YAML.
func TestHoverInYAML(t *testing.T) {
	const yaml = "file:///work/auth-link.yaml"
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	c.open(yaml, "\uFEFF# 😀\n---\nlabel: \"😀\" # x\ncategories: [hris_legacy]\n---\n? id\n: 5\ntoken: s3cret\n...\n# label\n")
	c.diagnostics()
	for _, test := range []struct {
		at   position
		want string
	}{
		{position{0, 4}, ""}, {position{1, 0}, ""}, {position{2, 1}, "**label** (null or string)"}, {position{2, 7}, "**label** (null or string)"},
		{position{2, 15}, ""}, {position{3, 3}, "**categories** (array or null)"}, {position{3, 20}, "**categories[0]** (string)"}, {position{5, 2}, "**id** (number, required)"},
		{position{6, 2}, "**id** (number, required)"}, {position{7, 8}, "**token** (string, required, secret)"}, {position{9, 3}, ""}, {position{99, 0}, ""},
	} {
		var tip hover
		c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": yaml}, "position": test.at}, &tip)
		if got, _, _ := strings.Cut(tip.Contents.Value, "\n"); got != test.want {
			t.Errorf("%v: %q, want %q", test.at, got, test.want)
		}
	}
	var tip hover
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": yaml}, "position": position{5, 2}}, &tip)
	if want := (textRange{position{5, 2}, position{5, 4}}); tip.Range != want {
		t.Errorf("the range is %v, want %v", tip.Range, want)
	}
	c.open(yaml, "label: [")
	c.diagnostics()
	var nothing any = 1
	c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": yaml}, "position": position{0, 1}}, &nothing)
	if nothing != nil {
		t.Errorf("hover over what is no YAML: %v", nothing)
	}
}

// TestConcerns opens a document that nobody has called a fixture.
func TestConcerns(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	c.open("file:///work/package.json", "{}")
	if got := c.diagnostics(); len(got.Diagnostics) > 0 {
		t.Errorf("diagnostics of package.json: %+v", got)
	}
}

// TestReload breaks the schema, and mends it.
func TestReload(t *testing.T) {
	schema := filepath.Join(t.TempDir(), "any.json")
	write := func(text string) {
		if err := os.WriteFile(schema, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("false")
	c := newClient(t, &Server{Open: openWith(lint.Overrides{Schema: schema})})
	c.start()
	c.open("file:///work/a.json", "1")
	if got := c.diagnostics(); len(got.Diagnostics) != 1 {
		t.Errorf("diagnostics: %+v", got)
	}
	write("{")
	for range 2 {
		c.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": "file:///work/any.json"}})
	}
	if message := c.messages(); !strings.Contains(message.Message, "any.json:1:2") {
		t.Errorf("message: %+v", message)
	}
	for range 2 { // and no second message
		if got := c.diagnostics(); len(got.Diagnostics) > 0 {
			t.Errorf("diagnostics without a schema: %+v", got)
		}
	}
	write("true")
	c.notify("workspace/didChangeWatchedFiles", map[string]any{})
	if got := c.diagnostics(); len(got.Diagnostics) > 0 {
		t.Errorf("diagnostics: %+v", got)
	}
}

// TestSecrets looks for a token in all that the client gets.
func TestSecrets(t *testing.T) {
	const token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.ZmFrZS1zaWduYXR1cmU"
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	for _, text := range []string{
		`{"token": "` + token + `", "categories": ["` + token + `"]}`, `{"token": ` + token, `{"` + token + `": 1, "` + token + `": 2}`,
	} {
		c.open(uri, text)
		sent, err := json.Marshal(c.diagnostics())
		if err != nil || strings.Contains(string(sent), token) || strings.Contains(string(sent), "ZmFrZS1") {
			t.Errorf("%s: %s, %v", text, sent, err)
		}
		for column := range len(text) {
			var tip json.RawMessage
			c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": position{0, column}}, &tip)
			if strings.Contains(string(tip), "ZmFrZS1") {
				t.Errorf("%s: hover says %s", text, tip)
			}
		}
	}
}

// TestOddClients says what no editor should.
func TestOddClients(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.start()
	c.refused("textDocument/nosuch", jsonrpc2.CodeMethodNotFound)
	c.refused("textDocument/hover", jsonrpc2.CodeInvalidParams)
	c.notify("$/nosuch", nil)
	c.notify("textDocument/didOpen", 7)
	c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": "file:///never/opened"}})
	c.diagnostics()
	c.open(uri, "{\"a\":\xff\r\n\r}")
	c.diagnostics()
	for _, at := range []position{{-1, -1}, {0, 1 << 30}, {1, 0}, {1 << 30, 5}, {2, 1}} {
		c.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": at}, nil)
	}
	c.conn.Close()
	if err := c.served(); !errors.Is(err, ErrNoShutdown) {
		t.Errorf("gone without a word: %v", err)
	}
}

// TestChanges makes changes of all kinds, in the units of the client.
func TestChanges(t *testing.T) {
	c := newClient(t, &Server{Open: openWith(lint.Overrides{})})
	c.call("initialize", map[string]any{"capabilities": map[string]any{}}, nil) // and no word when it is ready
	c.open(uri, strings.Replace(valid(t), "{\n", "{\n  \"label\": \"😀\", \"categories\": [\"hris\"],\n", 1))
	if got := c.diagnostics(); len(got.Diagnostics) > 0 {
		t.Fatalf("%+v", got)
	}
	change := func(changes ...map[string]any) (found []string) {
		t.Helper()
		c.notify("textDocument/didChange", map[string]any{
			"textDocument": map[string]any{"uri": uri, "version": 2}, "contentChanges": changes,
		})
		for _, d := range c.diagnostics().Diagnostics {
			found = append(found, d.Code)
		}
		return found
	}
	at := func(start, end int, text string) map[string]any {
		return map[string]any{"range": textRange{position{1, start}, position{1, end}}, "text": text}
	}
	for _, test := range []struct {
		changes []map[string]any
		want    string
	}{
		{nil, ""},
		{[]map[string]any{at(33, 37, "hrsi")}, "enum"},
		{nil, "enum"},
		{[]map[string]any{at(33, 37, ""), at(33, 33, "crm"), at(36, 36, "!")}, "enum"},
		{[]map[string]any{at(36, 37, "")}, ""},
		{[]map[string]any{{"text": "{}"}, {"text": "{,}"}}, "syntax"},
		{[]map[string]any{{"text": valid(t)}, at(5, 2, "")}, ""},
	} {
		if got := strings.Join(change(test.changes...), " "); got != test.want {
			t.Errorf("%v: %q, want %q", test.changes, got, test.want)
		}
	}
	c.notify("textDocument/didChange", map[string]any{"textDocument": map[string]any{"uri": "file:///never/opened/auth-link.json"}})
	if got := c.diagnostics(); len(got.Diagnostics) != 1 {
		t.Errorf("a document that is not open: %+v", got)
	}
}

// TestMalformedMessages sends what is no message: the session ends, and nobody hears
// what it was.
func TestMalformedMessages(t *testing.T) {
	for text, want := range map[string]error{
		"":                                   ErrNoShutdown,
		"Content-Len":                        ErrNoMessage,
		"Content-Length: 9\r\n\r\n{":         ErrNoShutdown,
		"\r\n":                               ErrNoMessage,
		"{\"token\": \"s3cret\"}\r\n\r\n":    ErrNoMessage,
		"Content-Length: -1\r\n\r\n":         ErrNoMessage,
		"Content-Length: 4294967296\r\n\r\n": ErrNoMessage,
		"Content-Length: 0\r\n\r\n":          ErrNoMessage,
		"Content-Length: 1\r\n\r\n{":         ErrNoMessage,
		"Content-Length: 2\r\n\r\n[]":        ErrNoMessage,
		"Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}\r\n": ErrNoShutdown,
		"Content-Length: 2\r\n\r\n{}": ErrNoMessage,
	} {
		s := &Server{Open: openWith(lint.Overrides{})}
		if err := s.Serve(t.Context(), &recorded{Reader: strings.NewReader(text)}); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

// TestHeaders sends messages with what HTTP lets a header have.
func TestHeaders(t *testing.T) {
	const shutdown, exit = `{"jsonrpc":"2.0","id":2,"method":"shutdown"}` + "\n", `{"jsonrpc":"2.0","method":"exit"}`
	for _, header := range []string{
		"Content-Length: %d\r\n\r\n", "content-length:%d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n", "Content-Length: %d \n\n",
	} {
		stream := &recorded{Reader: strings.NewReader(fmt.Sprintf(header+"%s"+header+"%s", len(shutdown), shutdown, len(exit), exit))}
		if err := (&Server{}).Serve(t.Context(), stream); err != nil || !strings.Contains(stream.String(), `"id":2,"result":null`) {
			t.Errorf("%q: %v, %s", header, err, stream)
		}
	}
}

// A recorded stream has all that the client says, and keeps the answers.
type recorded struct {
	io.Reader
	bytes.Buffer
}

func (r *recorded) Read(p []byte) (int, error) { return r.Reader.Read(p) }
func (r *recorded) Close() error               { return nil }

// TestDescription leads from a finding to the page of its rule, where somebody serves it.
func TestDescription(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile(lint.ConfigName, []byte("docs: https://acme.example/authlink/\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	c := newClient(t, &Server{Open: func() (*lint.Project, error) {
		config, err := lint.ReadConfig(lint.ConfigName)
		if err != nil {
			return nil, err
		}
		return lint.NewProject(config, lint.Overrides{}, time.Time{})
	}})
	c.call("initialize", map[string]any{"capabilities": map[string]any{}}, nil)
	c.open(uri, `{"minLength": `)
	got := c.diagnostics().Diagnostics[0]
	if want := "https://acme.example/authlink/docs/rules/syntax.html#syntax"; got.Description == nil || got.Description.Href != want {
		t.Errorf("the description of %s is %+v, want %s", got.Code, got.Description, want)
	}
}

func TestPositions(t *testing.T) {
	const text = "a😀é\r\nb\rc\n"
	d := new(document).with(text, 1)
	for _, test := range []struct {
		offset      int
		utf16, utf8 position
	}{
		{0, position{0, 0}, position{0, 0}},
		{1, position{0, 1}, position{0, 1}},
		{5, position{0, 3}, position{0, 5}},
		{7, position{0, 4}, position{0, 7}},
		{9, position{1, 0}, position{1, 0}},
		{11, position{2, 0}, position{2, 0}},
		{13, position{3, 0}, position{3, 0}},
	} {
		if got := d.position(test.offset, utf16Units); got != test.utf16 {
			t.Errorf("offset %d in UTF-16: %v, want %v", test.offset, got, test.utf16)
		}
		if got := d.position(test.offset, utf8Units); got != test.utf8 {
			t.Errorf("offset %d in UTF-8: %v, want %v", test.offset, got, test.utf8)
		}
		if got := d.offset(test.utf16, utf16Units); got != test.offset {
			t.Errorf("position %v: offset %d, want %d", test.utf16, got, test.offset)
		}
		if got := d.offset(test.utf8, utf8Units); got != test.offset {
			t.Errorf("position %v of UTF-8: offset %d, want %d", test.utf8, got, test.offset)
		}
	}
}

func TestNameOf(t *testing.T) {
	for pointer, want := range map[string]string{
		"": "", "/a~1b": "a/b", "/a/0": "a[0]", "/a/0/12": "a[0][12]", "/0": "0", "/a/0/b": "b", "/0/1": "0[1]", "/a/-1": "-1",
	} {
		if got := nameOf(pointer); got != want {
			t.Errorf("%s: %q, want %q", pointer, got, want)
		}
	}
}

func TestPathOf(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a/b%20c.json": "/a/b c.json",
		"file:///C:/a.json":    "C:/a.json",
		"untitled:Untitled-1":  "untitled:Untitled-1",
		"%zz":                  "%zz",
	} {
		if got := filepath.ToSlash(pathOf(uri)); got != want {
			t.Errorf("%s: %s, want %s", uri, got, want)
		}
	}
}

func openWith(o lint.Overrides) func() (*lint.Project, error) {
	return func() (*lint.Project, error) {
		return lint.NewProject(nil, o, time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC))
	}
}

func valid(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../testdata/valid/minimal.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A client is the other end of a server's stream.
type client struct {
	t         *testing.T
	conn      *jsonrpc2.Conn
	published chan publishDiagnosticsParams
	shown     chan showMessageParams
	done      chan error
}

func newClient(t *testing.T, s *Server) *client {
	c := &client{
		t: t, published: make(chan publishDiagnosticsParams, 100), shown: make(chan showMessageParams, 100), done: make(chan error, 1),
	}
	near, far := net.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	go func() { c.done <- s.Serve(ctx, far) }()
	c.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(near, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(c.handle))
	t.Cleanup(func() {
		c.conn.Close()
		stop()
	})
	return c
}

func (c *client) handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		return nil, receive(req, c.published)
	case "window/showMessage":
		return nil, receive(req, c.shown)
	}
	c.t.Errorf("the server sends %s", req.Method)
	return nil, nil
}

func receive[T any](req *jsonrpc2.Request, to chan<- T) error {
	var params T
	err := json.Unmarshal(*req.Params, &params)
	to <- params
	return err
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if err := c.conn.Call(c.t.Context(), method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) refused(method string, code int64) {
	c.t.Helper()
	err := c.conn.Call(c.t.Context(), method, nil, nil)
	if e, ok := errors.AsType[*jsonrpc2.Error](err); !ok || e.Code != code {
		c.t.Errorf("%s: %v, want code %d", method, err, code)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(c.t.Context(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) start() {
	c.call("initialize", map[string]any{"capabilities": map[string]any{"general": map[string]any{"positionEncodings": []string{"utf-8", "utf-16"}}}}, nil)
	c.notify("initialized", struct{}{})
}

func (c *client) open(uri, text string) {
	c.notify("textDocument/didOpen", map[string]any{"textDocument": textDocument{URI: uri, Version: 1, Text: &text}})
}

func (c *client) diagnostics() publishDiagnosticsParams { return <-c.published }
func (c *client) messages() showMessageParams           { return <-c.shown }

// served waits for the server to end.
func (c *client) served() error { return <-c.done }
