package authlinkhttp_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
	"example.com/authlink/authlinkhttp"
	"example.com/authlink/authlinktest"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secret = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.ZmFrZS1zaWduYXR1cmU"

var wire = authlinktest.Contract(authlink.Contract{Form: authlink.Wire})

func valid(t testing.TB) []byte { return authlinktest.Example(t, wire) }

func invalid(t testing.TB) []byte {
	return authlinktest.Example(t, wire, authlinktest.With("token", secret), authlinktest.With("id", secret), authlinktest.Broken())
}

func compressed(t testing.TB, w io.WriteCloser, to *bytes.Buffer, text []byte) []byte {
	t.Helper()
	_, err := w.Write(text)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return bytes.Clone(to.Bytes())
}

func gzipped(t testing.TB, text []byte) []byte {
	var b bytes.Buffer
	return compressed(t, gzip.NewWriter(&b), &b, text)
}

func deflated(t testing.TB, text []byte) []byte {
	var b bytes.Buffer
	return compressed(t, zlib.NewWriter(&b), &b, text)
}

// A log is an observer that remembers.
type log struct {
	mu   sync.Mutex
	seen []authlinkhttp.Observation
}

func (l *log) Observe(_ context.Context, o authlinkhttp.Observation) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen = append(l.seen, o)
}

// outcomes are those that it was told of since the last call, one word each.
func (l *log) outcomes() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var words []string
	for _, o := range l.seen {
		words = append(words, string(o.Outcome))
	}
	l.seen = nil
	return strings.Join(words, " ")
}

// A reply is what the server of a test says.
type reply struct {
	status int // 0 for 200
	header map[string]string
	body   []byte
	cut    bool // the connection breaks where the body ends
}

func (r reply) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	for name, value := range r.header {
		w.Header().Set(name, value)
	}
	if r.cut {
		w.Header().Set("Content-Length", fmt.Sprint(len(r.body)+100))
	}
	if r.status != 0 {
		w.WriteHeader(r.status)
	}
	w.Write(r.body)
	if r.cut {
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

// client returns one that checks what a server answers.
func client(t testing.TB, h http.Handler, opts authlinkhttp.Options) (c *http.Client, url string, l *log) {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	l = new(log)
	opts.Observers = append(opts.Observers, l)
	base := new(http.Transport)
	transport, err := authlinkhttp.NewTransport(base, &opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}, server.URL, l
}

// TestOutcomes has what becomes of each kind of response, by both policies.
func TestOutcomes(t *testing.T) {
	long := append(bytes.Repeat([]byte(" "), 3000), valid(t)...)
	bomb := gzipped(t, bytes.Repeat([]byte(" "), 1_000_000))
	for _, test := range []struct {
		name    string
		method  string
		request map[string]string
		reply   reply
		want    string // outcome, empty for no check
	}{
		{name: "a valid body", reply: reply{body: valid(t)}, want: "valid"},
		{name: "an invalid body", reply: reply{body: invalid(t)}, want: "invalid"},
		{name: "the other form", reply: reply{body: authlinktest.Example(t)}, want: "invalid"},
		{name: "no JSON", reply: reply{body: []byte("<html>")}, want: "invalid"},
		{name: "an empty body", reply: reply{}, want: "invalid"},
		{name: "a type of its own", reply: reply{header: map[string]string{"Content-Type": "application/vnd.x+json"}, body: valid(t)}, want: "valid"},
		{name: "another type", reply: reply{header: map[string]string{"Content-Type": "text/html"}, body: []byte("<html>")}, want: "other-type"},
		{name: "no type", reply: reply{header: map[string]string{"Content-Type": ""}, body: valid(t)}, want: "other-type"},
		{name: "created", reply: reply{status: 201, body: valid(t)}, want: "valid"},
		{name: "not found", reply: reply{status: 404, body: []byte("{}")}},
		{name: "no content", reply: reply{status: 204}},
		{name: "not modified", reply: reply{status: 304}},
		{name: "HEAD", method: http.MethodHead, reply: reply{body: valid(t)}},
		{name: "POST", method: http.MethodPost, reply: reply{body: invalid(t)}, want: "invalid"},
		{name: "gzip, undone by net/http", reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: gzipped(t, valid(t))}, want: "valid"},
		{
			name: "gzip, asked for", request: map[string]string{"Accept-Encoding": "gzip"},
			reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: gzipped(t, valid(t))}, want: "valid",
		},
		{
			name: "gzip, invalid", request: map[string]string{"Accept-Encoding": "gzip"},
			reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: gzipped(t, invalid(t))}, want: "invalid",
		},
		{
			name: "gzip that is none", request: map[string]string{"Accept-Encoding": "gzip"},
			reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: valid(t)}, want: "undecodable",
		},
		{
			name: "gzip that is cut off", request: map[string]string{"Accept-Encoding": "gzip"},
			reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: gzipped(t, valid(t))[:40]}, want: "undecodable",
		},
		{
			name: "gzip of too much", request: map[string]string{"Accept-Encoding": "gzip"},
			reply: reply{header: map[string]string{"Content-Encoding": "gzip"}, body: bomb}, want: "too-large",
		},
		{name: "deflate", reply: reply{header: map[string]string{"Content-Encoding": "deflate"}, body: deflated(t, valid(t))}, want: "valid"},
		{name: "deflate, then gzip", request: map[string]string{"Accept-Encoding": "gzip"}, reply: reply{header: map[string]string{"Content-Encoding": "deflate, GZIP"}, body: gzipped(t, deflated(t, valid(t)))}, want: "valid"},
		{name: "brotli", reply: reply{header: map[string]string{"Content-Encoding": "br"}, body: valid(t)}, want: "undecodable"},
		{name: "a long body", reply: reply{body: long}, want: "too-large"},
		{name: "a body that breaks off", reply: reply{body: valid(t)[:100], cut: true}, want: "incomplete"},
	} {
		for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
			c, url, seen := client(t, test.reply, authlinkhttp.Options{Policy: policy, MaxBody: 2000})
			bare := &http.Client{Transport: new(http.Transport)}
			want, wantErr := fetch(t, bare, test.method, url, test.request)
			bare.CloseIdleConnections()
			got, err := fetch(t, c, test.method, url, test.request)
			if outcome := seen.outcomes(); outcome != test.want {
				t.Errorf("%s, policy %d: outcome %q, want %q", test.name, policy, outcome, test.want)
			}
			if invalid, ok := errors.AsType[*authlinkhttp.InvalidError](err); ok {
				if policy == authlinkhttp.Report || test.want != "invalid" || strings.Contains(err.Error(), secret) || invalid.Unwrap() == nil {
					t.Errorf("%s, policy %d: %v", test.name, policy, err)
				}
				continue
			}
			if policy == authlinkhttp.Fail && test.want == "invalid" {
				t.Errorf("%s: the request does not fail", test.name)
			}
			if got != want || (err == nil) != (wantErr == nil) {
				t.Errorf("%s, policy %d: the caller gets %q, %v; without the check %q, %v", test.name, policy, got, err, want, wantErr)
			}
		}
	}
}

// fetch returns all that a caller can see of a response, as text.
func fetch(t testing.TB, c *http.Client, method, url string, header map[string]string) (string, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		req.Header.Set(name, value)
	}
	res, err := c.Do(req)
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(res.Body)
	if err := res.Body.Close(); err != nil {
		t.Error(err)
	}
	res.Header.Del("Date")
	return fmt.Sprintf("%s %d %v %v %v\n%s", res.Status, res.ContentLength, res.Uncompressed, res.Header, res.Trailer, body), err
}

// TestReadToTheValuesEnd decodes as most programs do: no further than the value.
func TestReadToTheValuesEnd(t *testing.T) {
	for _, test := range []struct {
		body []byte
		read int // bytes, -1 for what a decoder reads
		want string
	}{
		{valid(t), -1, "valid"},
		{invalid(t), -1, "invalid"},
		{valid(t), 10, "incomplete"},
		{valid(t), 0, "incomplete"},
		{append(valid(t), bytes.Repeat([]byte(" "), 100_000)...), -1, "valid"},
	} {
		c, url, seen := client(t, reply{body: test.body}, authlinkhttp.Options{})
		res, err := c.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		if test.read < 0 {
			var value any
			err = json.NewDecoder(res.Body).Decode(&value)
		} else {
			_, err = io.ReadFull(res.Body, make([]byte, test.read))
		}
		if err := errors.Join(err, res.Body.Close(), res.Body.Close()); err != nil {
			t.Error(err)
		}
		if got := seen.outcomes(); got != test.want {
			t.Errorf("%d bytes, %d read: outcome %q, want %q", len(test.body), test.read, got, test.want)
		}
	}
}

// TestStreaming has a server that waits until its first bytes have been read.
func TestStreaming(t *testing.T) {
	read := make(chan struct{})
	body := valid(t)
	c, url, seen := client(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Trailer", "Checksum")
		w.Write(body[:10])
		http.NewResponseController(w).Flush()
		<-read
		w.Write(body[10:])
		w.Header().Set("Checksum", "1")
	}), authlinkhttp.Options{})
	res, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	start := make([]byte, 10)
	if _, err := io.ReadFull(res.Body, start); err != nil {
		t.Fatal(err)
	}
	close(read)
	rest, err := io.ReadAll(res.Body)
	if err != nil || !bytes.Equal(append(start, rest...), body) || res.Trailer.Get("Checksum") != "1" {
		t.Errorf("%s%s, trailer %v, %v", start, rest, res.Trailer, err)
	}
	if got := seen.outcomes(); got != "valid" {
		t.Errorf("outcome %q", got)
	}
}

func TestMatching(t *testing.T) {
	opts := authlinkhttp.Options{Patterns: []string{"POST /sessions/{id}", "other.example/", "/all/"}, Statuses: []int{418}}
	c, url, seen := client(t, reply{status: 418, body: valid(t)}, opts)
	for _, test := range []struct{ method, path, host, want string }{
		{"POST", "/sessions/s3cret?token=s3cret", "", "POST /sessions/{id}"},
		{"GET", "/sessions/1", "", ""},
		{"GET", "/all/of/it", "", "/all/"},
		{"GET", "/x", "other.example", "other.example/"},
		{"GET", "/x", "", ""},
	} {
		req, err := http.NewRequestWithContext(t.Context(), test.method, url+test.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = test.host
		res, err := c.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			t.Error(err)
		}
		res.Body.Close()
		got := ""
		if len(seen.seen) == 1 {
			got = seen.seen[0].Pattern
		}
		if seen.outcomes(); got != test.want {
			t.Errorf("%s %s%s: pattern %q, want %q", test.method, test.host, test.path, got, test.want)
		}
	}
}

func TestOptions(t *testing.T) {
	for _, opts := range []authlinkhttp.Options{
		{Sample: -0.1}, {Sample: 1.1}, {MaxBody: -1}, {Policy: 7}, {Patterns: []string{"GET"}}, {Patterns: []string{"/a", "/a"}},
	} {
		_, err1 := authlinkhttp.NewTransport(nil, &opts)
		_, err2 := authlinkhttp.NewHandler(nil, &opts)
		if err1 == nil || err2 == nil || !strings.HasPrefix(err1.Error(), "authlinkhttp: ") {
			t.Errorf("%+v: %v, %v", opts, err1, err2)
		}
	}
	if _, err := authlinkhttp.NewTransport(nil, nil); err != nil {
		t.Error(err)
	}
}

// TestErrors passes on what the transport below says.
func TestErrors(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c, url, seen := client(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte("{"))
		http.NewResponseController(w).Flush()
		cancel()
		<-r.Context().Done() // the client has gone: to return before would end the body
	}), authlinkhttp.Options{})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Do(req)
	if err == nil {
		_, err = io.ReadAll(res.Body)
		res.Body.Close()
		if got := seen.outcomes(); got != "incomplete" {
			t.Errorf("outcome %q", got)
		}
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a request that was cancelled: %v", err)
	}
	if _, err := c.Get("http://127.0.0.1:0/"); err == nil {
		t.Error("no error from a port that nobody listens on")
	}
}

// TestConcurrency has many requests at once, some of them not read to the end.
func TestConcurrency(t *testing.T) {
	c, url, seen := client(t, reply{body: valid(t)}, authlinkhttp.Options{})
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			res, err := c.Get(url)
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			if i%4 > 0 {
				io.Copy(io.Discard, res.Body)
			}
		})
	}
	wg.Wait()
	got := seen.outcomes()
	if strings.Count(got, "valid") != 75 || strings.Count(got, "incomplete") != 25 {
		t.Errorf("outcomes: %s", got)
	}
}

// TestLog reads what is logged.
func TestLog(t *testing.T) {
	var out bytes.Buffer
	drop := func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}
	logger := slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{ReplaceAttr: drop}))
	opts := authlinkhttp.Options{Patterns: []string{"GET /s/"}, Observers: []authlinkhttp.Observer{authlinkhttp.LogTo(logger)}}
	for _, body := range [][]byte{valid(t), invalid(t), []byte("{"), bytes.Repeat([]byte(`[`), authlinkhttp.DefaultMaxBody+1)} {
		c, url, _ := client(t, reply{body: body}, opts)
		if _, err := fetch(t, c, "GET", url+"/s/"+secret, nil); err != nil {
			t.Error(err)
		}
	}
	want := `level=ERROR msg="response breaks the contract" outcome=invalid status=200 bytes=` + fmt.Sprint(len(invalid(t))) + ` pattern="GET /s/" violations=1 violation.0.instanceLocation=/id violation.0.keyword=type violation.0.message="expected number, got string \"***\"" violation.0.hint=""
level=ERROR msg="response breaks the contract" outcome=invalid status=200 bytes=1 pattern="GET /s/" error="1:2: expected a property name in double quotes or '}' after '{', found the end of the document (opened at line 1, column 1) [syntax] (close the '{' with '}')"
level=WARN msg="response breaks the contract" outcome=too-large status=200 bytes=1048577 pattern="GET /s/" error="the body is longer than is checked"
`
	if out.String() != want {
		t.Errorf("logged:\n%s\nwant:\n%s", out.String(), want)
	}
}
