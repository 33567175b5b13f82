package authlinkhttp_test

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"example.com/authlink/authlinkhttp"
)

var errReset = errors.New("connection reset")

// A step is what one Read gives.
type step struct {
	text string
	err  error
}

// A script is a body that gives step after step.
type script struct {
	steps  []step
	closed int // times
}

func (s *script) Read(p []byte) (int, error) {
	next := &s.steps[0]
	n := copy(p, next.text)
	if next.text = next.text[n:]; next.text != "" {
		return n, nil
	}
	s.steps = s.steps[1:]
	return n, next.err
}

func (s *script) Close() error { s.closed++; return nil }

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// answer has a transport check one response with that body, and returns what it
// hands on.
func answer(t *testing.T, body io.ReadCloser, length int64, opts authlinkhttp.Options) (*http.Response, error) {
	t.Helper()
	transport, err := authlinkhttp.NewTransport(roundTrip(func(req *http.Request) (*http.Response, error) {
		header := http.Header{"Content-Type": {"application/json"}}
		return &http.Response{StatusCode: 200, Header: header, Body: body, ContentLength: length, Request: req}, nil
	}), &opts)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://h.example/", nil)
	if err != nil {
		t.Fatal(err)
	}
	return transport.RoundTrip(req)
}

// TestEarlyEnd has bodies that are closed early, or break off. What validates is
// not the library, so that no type of its errors counts.
func TestEarlyEnd(t *testing.T) {
	const valid = `{"a": [1]}`
	for name, test := range map[string]struct {
		steps  []step
		reads  int
		length int64
		want   string
	}{
		"nothing read":          {[]step{{valid, nil}}, 0, -1, "incomplete"},
		"nothing to read":       {nil, 0, 0, "invalid"},
		"half read":             {[]step{{valid[:4], nil}}, 1, -1, "incomplete"},
		"document read":         {[]step{{valid + "\n", nil}}, 1, -1, "valid"},
		"length read":           {[]step{{"12", nil}}, 1, 2, "invalid"},
		"half a document":       {[]step{{"[1,", nil}}, 1, 3, "invalid"},
		"number may go on":      {[]step{{"12", nil}}, 1, -1, "incomplete"},
		"number has ended":      {[]step{{"12 ", nil}}, 1, -1, "invalid"},
		"document without end":  {[]step{{`{"a":{}`, nil}, {"}", nil}}, 1, -1, "incomplete"},
		"invalid document read": {[]step{{"{}", nil}}, 1, -1, "invalid"},
		"error":                 {[]step{{valid[:4], nil}, {"", errReset}}, 2, -1, "incomplete"},
		"error with all of it":  {[]step{{valid, errReset}}, 1, -1, "valid"},
		"end with bytes":        {[]step{{valid, io.EOF}}, 1, -1, "valid"},
		"too long":              {[]step{{strings.Repeat(" ", 100), nil}, {valid, nil}}, 2, -1, "too-large"},
	} {
		seen := new(log)
		below := &script{steps: test.steps}
		res, err := answer(t, below, test.length, authlinkhttp.Options{
			MaxBody: 50, Observers: []authlinkhttp.Observer{seen},
			Validate: func(body []byte) error {
				if strings.TrimSpace(string(body)) != valid {
					return errors.New("not what it should be")
				}
				return nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		buffer := make([]byte, 200)
		for _, step := range test.steps[:test.reads] {
			if n, err := res.Body.Read(buffer); string(buffer[:n]) != step.text || err != step.err {
				t.Errorf("%s: read %q, %v, want %q, %v", name, buffer[:n], err, step.text, step.err)
			}
		}
		for range 2 { // closed twice, observed once
			if err := res.Body.Close(); err != nil {
				t.Error(err)
			}
		}
		if got := seen.outcomes(); got != test.want || below.closed != 2 {
			t.Errorf("%s: outcome %q, want %q; closed %d times", name, got, test.want, below.closed)
		}
	}
}

// TestCloseDuringRead closes a body that another goroutine waits for.
func TestCloseDuringRead(t *testing.T) {
	seen := new(log)
	r, w := io.Pipe()
	res, err := answer(t, r, -1, authlinkhttp.Options{Observers: []authlinkhttp.Observer{seen}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := io.ReadAll(res.Body)
		done <- err
	}()
	if _, err := io.WriteString(w, "{"); err != nil {
		t.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != io.ErrClosedPipe {
		t.Errorf("the read ends with %v", err)
	}
	if got := seen.outcomes(); got != "incomplete" {
		t.Errorf("outcome %q", got)
	}
}

// TestObserverCloses has an observer that closes the body it is told of.
func TestObserverCloses(t *testing.T) {
	seen := new(log)
	var res *http.Response
	closes := authlinkhttp.ObserverFunc(func(context.Context, authlinkhttp.Observation) { res.Body.Close() })
	res, err := answer(t, &script{steps: []step{{"{}", io.EOF}}}, -1, authlinkhttp.Options{Observers: []authlinkhttp.Observer{closes, seen}})
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(res.Body); string(body) != "{}" || err != nil {
		t.Errorf("%q, %v", body, err)
	}
	if got := seen.outcomes(); got != "invalid" {
		t.Errorf("outcomes %q", got)
	}
}

// TestObserverPanics has an observer whose panic a caller survives: the body can
// be closed, and is.
func TestObserverPanics(t *testing.T) {
	calls := 0
	opts := authlinkhttp.Options{Observers: []authlinkhttp.Observer{
		authlinkhttp.ObserverFunc(func(context.Context, authlinkhttp.Observation) { calls++; panic("observed") }),
	}}
	survive := func(f func()) {
		defer func() {
			if p := recover(); p != "observed" {
				t.Errorf("the panic is %v", p)
			}
		}()
		f()
	}
	below := &script{steps: []step{{"{}", io.EOF}}}
	res, err := answer(t, below, -1, opts)
	if err != nil {
		t.Fatal(err)
	}
	survive(func() { io.ReadAll(res.Body) })
	if err := res.Body.Close(); err != nil || below.closed != 1 || calls != 1 {
		t.Errorf("%v, closed %d times, %d observations", err, below.closed, calls)
	}
	below = &script{steps: []step{{"{}", io.EOF}}}
	opts.Policy = authlinkhttp.Fail
	survive(func() { answer(t, below, -1, opts) })
	if below.closed != 1 || calls != 2 {
		t.Errorf("closed %d times, %d observations", below.closed, calls)
	}
}

// TestFailCloses has a request that fails let go of its connection.
func TestFailCloses(t *testing.T) {
	below := &script{steps: []step{{"{", nil}, {"", errReset}}}
	res, err := answer(t, below, -1, authlinkhttp.Options{Policy: authlinkhttp.Fail})
	if res != nil || !errors.Is(err, errReset) || below.closed != 1 {
		t.Errorf("response %v, %v, closed %d times", res, err, below.closed)
	}
	if want := "authlinkhttp: the response cannot be checked: connection reset"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
}

// TestTimeout has a caller that tries again where a request took too long.
func TestTimeout(t *testing.T) {
	for end, want := range map[error]bool{context.DeadlineExceeded: true, errReset: false} {
		_, err := answer(t, &script{steps: []step{{"{", end}}}, -1, authlinkhttp.Options{Policy: authlinkhttp.Fail})
		if got := (&url.Error{Op: "Get", URL: "http://h.example/", Err: err}).Timeout(); got != want {
			t.Errorf("%v: timeout is %t, want %t", err, got, want)
		}
	}
}

// TestFailHandsOnErrors has a body that breaks off after a whole document: the
// caller, who would learn of it without a check, does.
func TestFailHandsOnErrors(t *testing.T) {
	for _, end := range []error{io.EOF, errReset} {
		below := &script{steps: []step{{string(valid(t)), end}}}
		res, err := answer(t, below, -1, authlinkhttp.Options{Policy: authlinkhttp.Fail})
		if err != nil {
			t.Fatal(err)
		}
		read, err := io.ReadAll(res.Body)
		if string(read) != string(valid(t)) || end == errReset && err != errReset || end == io.EOF && err != nil {
			t.Errorf("%q, %v", read, err)
		}
	}
}

// TestHeaderChanges has a caller, such as a proxy, that takes headers away before
// it reads the body.
func TestHeaderChanges(t *testing.T) {
	r := reply{body: gzipped(t, valid(t))}.with("Content-Encoding", "gzip")
	base, url := start(t, r, false)
	base.DisableCompression = true
	c, seen := check(t, base, authlinkhttp.Options{})
	res, err := c.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	clear(res.Header)
	_, err = io.Copy(io.Discard, res.Body)
	if err := errors.Join(err, res.Body.Close()); err != nil {
		t.Error(err)
	}
	if got := seen.outcomes(); got != "valid" {
		t.Errorf("outcome %q", got)
	}
}

// TestLargestMaxBody stands for no bound.
func TestLargestMaxBody(t *testing.T) {
	for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
		seen := new(log)
		below := &script{steps: []step{{string(valid(t)), nil}, {"", io.EOF}}}
		res, err := answer(t, below, math.MaxInt64, authlinkhttp.Options{
			Policy: policy, MaxBody: math.MaxInt, Observers: []authlinkhttp.Observer{seen},
		})
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(res.Body); string(body) != string(valid(t)) || err != nil {
			t.Errorf("policy %d: %q, %v", policy, body, err)
		}
		if got := seen.outcomes(); got != "valid" {
			t.Errorf("policy %d: outcome %q", policy, got)
		}
	}
}

// TestNoBody has transports, such as a test's, that leave out what there should
// be: that is for net/http to judge.
func TestNoBody(t *testing.T) {
	res, err := answer(t, nil, 0, authlinkhttp.Options{Policy: authlinkhttp.Fail})
	if err != nil || res.Body != nil {
		t.Errorf("response %v, %v", res, err)
	}
	transport, err := authlinkhttp.NewTransport(roundTrip(func(*http.Request) (*http.Response, error) { return nil, nil }), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&http.Client{Transport: transport}).Get("http://h.example/"); err == nil {
		t.Error("no response is no error")
	}
}

// TestReadAfterClose holds a body that was checked before to what net/http does.
func TestReadAfterClose(t *testing.T) {
	below := &script{steps: []step{{string(valid(t)), io.EOF}}}
	res, err := answer(t, below, -1, authlinkhttp.Options{Policy: authlinkhttp.Fail})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := res.Body.Read(make([]byte, 10)); n != 10 || err != nil {
		t.Errorf("read %d bytes, %v", n, err)
	}
	if err := errors.Join(res.Body.Close(), res.Body.Close()); err != nil {
		t.Error(err)
	}
	if n, err := res.Body.Read(make([]byte, 10)); n != 0 || err != http.ErrBodyReadAfterClose {
		t.Errorf("after Close: read %d bytes, %v", n, err)
	}
}

// TestNoURL has a transport that takes requests which net/http does not.
func TestNoURL(t *testing.T) {
	for patterns, want := range map[string]string{"": "valid", "/": ""} {
		seen := new(log)
		transport, err := authlinkhttp.NewTransport(roundTrip(func(*http.Request) (*http.Response, error) {
			header := http.Header{"Content-Type": {"application/json"}}
			return &http.Response{StatusCode: 200, Header: header, Body: &script{steps: []step{{string(valid(t)), io.EOF}}}}, nil
		}), &authlinkhttp.Options{Patterns: strings.Fields(patterns), Observers: []authlinkhttp.Observer{seen}})
		if err != nil {
			t.Fatal(err)
		}
		res, err := transport.RoundTrip(new(http.Request))
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(res.Body); string(body) != string(valid(t)) || err != nil {
			t.Errorf("pattern %q: %q, %v", patterns, body, err)
		}
		if err := res.Body.Close(); err != nil {
			t.Error(err)
		}
		if got := seen.outcomes(); got != want {
			t.Errorf("pattern %q: outcome %q, want %q", patterns, got, want)
		}
	}
}

// TestHostileBody has bodies with a fault in each of very many values: nobody waits
// until all of them are in words.
func TestHostileBody(t *testing.T) {
	for body, want := range map[string]string{
		`{"categories":[` + strings.Repeat("0,", 400_000) + `0]}`:                         "too-large",
		`{"categories":[` + strings.Repeat("0,", 5000) + `0]}`:                            "invalid",
		strings.TrimSuffix(string(valid(t)), "\n") + strings.Repeat(" ", 1000_000) + "\n": "valid",
	} {
		seen := new(log)
		res, err := answer(t, &script{steps: []step{{body, io.EOF}}}, -1, authlinkhttp.Options{Observers: []authlinkhttp.Observer{seen}})
		if err != nil {
			t.Fatal(err)
		}
		buffer := make([]byte, len(body))
		if n, err := res.Body.Read(buffer); n != len(body) || err != io.EOF {
			t.Errorf("read %d of %d bytes, %v", n, len(body), err)
		}
		if got := seen.outcomes(); got != want {
			t.Errorf("%.20s…: outcome %q, want %q", body, got, want)
		}
	}
}
