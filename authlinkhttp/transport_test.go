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
	"math"
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

var wire = authlinktest.Variant(authlink.Variant{Form: authlink.FormWire, Edition: authlink.LatestEdition})

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

func (r reply) with(name, value string) reply {
	r.header = map[string]string{name: value}
	return r
}

func (r reply) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Trailer", "Checksum")
	for name, value := range r.header {
		w.Header().Set(name, value)
	}
	if r.cut {
		w.Header().Set("Content-Length", fmt.Sprint(len(r.body)+100))
	}
	if r.status != 0 {
		w.WriteHeader(r.status)
	}
	w.Write(r.body) // which some statuses refuse
	w.Header().Set("Checksum", "1")
	if r.cut {
		http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
}

// start starts a server, and returns a transport to it.
func start(t testing.TB, h http.Handler, http2 bool) (base *http.Transport, url string) {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	server.EnableHTTP2 = http2
	if http2 {
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(server.Close)
	base = server.Client().Transport.(*http.Transport)
	t.Cleanup(base.CloseIdleConnections)
	return base, server.URL
}

// check returns a client that checks what comes through a transport.
func check(t testing.TB, base http.RoundTripper, opts authlinkhttp.Options) (*http.Client, *log) {
	t.Helper()
	l := new(log)
	opts.Observers = append(opts.Observers, l)
	transport, err := authlinkhttp.NewTransport(base, &opts)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Transport: transport}, l
}

// client returns one that checks what a server answers.
func client(t testing.TB, h http.Handler, opts authlinkhttp.Options) (c *http.Client, url string, l *log) {
	t.Helper()
	base, url := start(t, h, false)
	c, l = check(t, base, opts)
	return c, url, l
}

// TestOutcomes has what becomes of each kind of response, by both policies and
// both versions of HTTP: the caller gets what it would get without the check, or
// an error.
func TestOutcomes(t *testing.T) {
	long := append(bytes.Repeat([]byte(" "), 3000), valid(t)...)
	bomb := gzipped(t, bytes.Repeat([]byte(" "), 1_000_000))
	coded := func(coding string, body []byte) reply { return reply{body: body}.with("Content-Encoding", coding) }
	typed := func(media string, body []byte) reply { return reply{body: body}.with("Content-Type", media) }
	for _, test := range []struct {
		name   string
		method string
		gzip   bool // the caller asks for it itself
		reply  reply
		want   string // outcome, empty for no check
	}{
		{name: "a valid body", reply: reply{body: valid(t)}, want: "valid"},
		{name: "an invalid body", reply: reply{body: invalid(t)}, want: "invalid"},
		{name: "the other form", reply: reply{body: authlinktest.Example(t)}, want: "invalid"},
		{name: "no JSON", reply: reply{body: []byte("<html>")}, want: "invalid"},
		{name: "the start of a body", reply: reply{body: valid(t)[:50]}, want: "invalid"},
		{name: "an empty body", reply: reply{}, want: "invalid"},
		{name: "a type of its own", reply: typed("application/vnd.x+json", valid(t)), want: "valid"},
		{name: "a parameter without a name", reply: typed("application/json; utf-8", invalid(t)), want: "invalid"},
		{name: "a parameter with two values", reply: typed("application/json; charset=utf-8; charset=ascii", invalid(t)), want: "invalid"},
		{name: "another type", reply: typed("text/html", []byte("<html>")), want: "other-type"},
		{name: "no type", reply: typed("", valid(t)), want: "other-type"},
		{name: "created", reply: reply{status: 201, body: valid(t)}, want: "valid"},
		{name: "partial content", reply: reply{status: 206, body: valid(t)[:50]}},
		{name: "not found", reply: reply{status: 404, body: []byte("{}")}},
		{name: "no content", reply: reply{status: 204}},
		{name: "not modified", reply: reply{status: 304}},
		{name: "HEAD", method: http.MethodHead, reply: reply{body: valid(t)}},
		{name: "POST", method: http.MethodPost, reply: reply{body: invalid(t)}, want: "invalid"},
		{name: "gzip, undone by net/http", reply: coded("gzip", gzipped(t, valid(t))), want: "valid"},
		{name: "gzip, asked for", gzip: true, reply: coded("gzip", gzipped(t, valid(t))), want: "valid"},
		{name: "gzip, invalid", gzip: true, reply: coded("gzip", gzipped(t, invalid(t))), want: "invalid"},
		{name: "gzip that is none", gzip: true, reply: coded("gzip", valid(t)), want: "undecodable"},
		{name: "gzip that is cut off", gzip: true, reply: coded("gzip", gzipped(t, valid(t))[:40]), want: "undecodable"},
		{name: "gzip of too much", gzip: true, reply: coded("gzip", bomb), want: "too-large"},
		{name: "deflate", reply: coded("deflate", deflated(t, valid(t))), want: "valid"},
		{name: "deflate, then gzip", gzip: true, reply: coded("deflate, GZIP", gzipped(t, deflated(t, valid(t)))), want: "valid"},
		{name: "codings without end", reply: coded(strings.Repeat("identity,", 1000), valid(t)), want: "undecodable"},
		{name: "brotli", reply: coded("br", valid(t)), want: "undecodable"},
		{name: "a long body", reply: reply{body: long}, want: "too-large"},
		{name: "a body that breaks off", reply: reply{body: valid(t)[:100], cut: true}, want: "incomplete"},
	} {
		for _, http2 := range []bool{false, true} {
			base, url := start(t, test.reply, http2)
			header := map[string]string{}
			if test.gzip {
				header["Accept-Encoding"] = "gzip"
			}
			want, wantErr := fetch(t, &http.Client{Transport: base}, test.method, url, header)
			for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
				about := fmt.Sprintf("%s, HTTP/2 %t, policy %d", test.name, http2, policy)
				c, seen := check(t, base, authlinkhttp.Options{Policy: policy, MaxBody: 2000})
				got, err := fetch(t, c, test.method, url, header)
				if outcome := seen.outcomes(); outcome != test.want {
					t.Errorf("%s: outcome %q, want %q", about, outcome, test.want)
				}
				handedOn := test.want == "" || test.want == "valid" || test.want == "other-type"
				if policy == authlinkhttp.Fail && !handedOn {
					failure, ok := errors.AsType[*authlinkhttp.Error](err)
					if !ok || string(failure.Outcome) != test.want || failure.Unwrap() == nil || strings.Contains(err.Error(), secret) {
						t.Errorf("%s: %q, %v", about, got, err)
					}
					continue
				}
				if got != want || (err == nil) != (wantErr == nil) {
					t.Errorf("%s: the caller gets %q, %v; without the check %q, %v", about, got, err, want, wantErr)
				}
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
		{Sample: math.NaN()}, {Observers: []authlinkhttp.Observer{nil}},
		{Observers: []authlinkhttp.Observer{authlinkhttp.LogTo(nil)}}, {Observers: []authlinkhttp.Observer{authlinkhttp.ObserverFunc(nil)}},
		{Patterns: []string{"https://api.example.com/"}}, {Patterns: []string{"GET api.example.com:8443/"}}, {Patterns: []string{"[::1]/"}},
		{ContentTypes: []string{"application/json; charset=utf-8"}}, {ContentTypes: []string{"application/*"}}, {ContentTypes: []string{"json"}},
	} {
		_, err1 := authlinkhttp.NewTransport(nil, &opts)
		_, err2 := authlinkhttp.NewHandler(http.NotFoundHandler(), &opts)
		if err1 == nil || err2 == nil || !strings.HasPrefix(err1.Error(), "authlinkhttp: ") {
			t.Errorf("%+v: %v, %v", opts, err1, err2)
		}
	}
	good := authlinkhttp.Options{Patterns: []string{"GET\tapi.example.com/{path...}", "::1/", "GET /a b:c"}, ContentTypes: []string{"text/JSON"}}
	if _, err := authlinkhttp.NewTransport(nil, &good); err != nil {
		t.Error(err)
	}
	if _, err := authlinkhttp.NewTransport(nil, nil); err != nil {
		t.Error(err)
	}
	if _, err := authlinkhttp.NewHandler(nil, nil); err == nil {
		t.Error("no error of a handler that is nil")
	}
}

// TestCancelled cancels a request while its body is on its way.
func TestCancelled(t *testing.T) {
	for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
		ctx, cancel := context.WithCancel(t.Context())
		c, url, seen := client(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte("{"))
			http.NewResponseController(w).Flush()
			cancel()
			<-r.Context().Done()
		}), authlinkhttp.Options{Policy: policy})
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := c.Do(req)
		if err == nil {
			_, err = io.ReadAll(res.Body)
			res.Body.Close()
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("policy %d: %v", policy, err)
		}
		if got := seen.outcomes(); got != "incomplete" && got != "" { // "" where the header had not arrived
			t.Errorf("policy %d: outcome %q", policy, got)
		}
	}
}

// TestErrors passes on what the transport below says.
func TestErrors(t *testing.T) {
	c, seen := check(t, new(http.Transport), authlinkhttp.Options{})
	if _, err := c.Get("http://127.0.0.1:0/"); err == nil || seen.outcomes() != "" {
		t.Errorf("a port that nobody listens on: %v", err)
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
level=WARN msg="response not checked" outcome=too-large status=200 bytes=1048577 pattern="GET /s/" error="the body is longer than is checked"
`
	if out.String() != want {
		t.Errorf("logged:\n%s\nwant:\n%s", out.String(), want)
	}
}
