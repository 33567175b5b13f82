package authlinkhttp

import (
	"bytes"
	"cmp"
	"io"
	"net/http"
	"sync"
)

// A Transport is an [http.RoundTripper] that checks the bodies of responses. It is
// safe for concurrent use.
type Transport struct {
	base http.RoundTripper
	*checker
}

// NewTransport returns a transport that sends requests through base, nil for
// [http.DefaultTransport], and checks the responses. opts may be nil. The error is
// about the options.
func NewTransport(base http.RoundTripper, opts *Options) (*Transport, error) {
	c, err := newChecker(opts)
	if err != nil {
		return nil, err
	}
	if base == nil {
		base = http.DefaultTransport
	}
	return &Transport{base, c}, nil
}

// RoundTrip implements [http.RoundTripper]. Beside the errors of the transport
// below there is an [*InvalidError] where the policy is [Fail].
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := t.base.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	pattern, ok := t.match(cmp.Or(req.Method, http.MethodGet), cmp.Or(req.Host, req.URL.Host), req.URL)
	if !ok || !t.hasBody(req.Method, res.StatusCode) || !t.sampled() {
		return res, nil
	}
	c := &check{
		checker: t.checker, ctx: req.Context(), header: res.Header,
		seen: Observation{Pattern: pattern, Status: res.StatusCode},
	}
	switch {
	case !t.isTyped(res.Header):
		c.observe(OtherType, errOtherType(res.Header))
	case t.Policy == Fail:
		return c.hold(res)
	default:
		res.Body = &body{ReadCloser: res.Body, check: c, room: roomFor(res.ContentLength, t.MaxBody)}
	}
	return res, nil
}

// CloseIdleConnections closes those of the transport below, where it can.
func (t *Transport) CloseIdleConnections() {
	if base, ok := t.base.(interface{ CloseIdleConnections() }); ok {
		base.CloseIdleConnections()
	}
}

// hold reads the body, as far as it is checked, before it hands the response on.
func (c *check) hold(res *http.Response) (*http.Response, error) {
	buffer := bytes.NewBuffer(make([]byte, 0, roomFor(res.ContentLength, c.MaxBody)))
	_, err := io.Copy(buffer, io.LimitReader(res.Body, int64(c.MaxBody)+1))
	cause := err
	if cause == nil {
		cause = io.EOF
	}
	if seen := c.end(buffer.Bytes(), cause); seen.Outcome == Invalid {
		res.Body.Close() // it has been read to its end, or is of no use
		return nil, &InvalidError{seen}
	}
	rest := io.Reader(res.Body)
	if err != nil {
		rest = failed{err}
	}
	res.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(buffer, rest), res.Body}
	return res, nil
}

// failed is a reader that has nothing but an error.
type failed struct{ err error }

func (f failed) Read([]byte) (int, error) { return 0, f.err }

// A body is one that is checked when it has been read.
type body struct {
	io.ReadCloser
	*check
	room int // to begin with

	// A caller may close a body while another goroutine reads it.
	mu   sync.Mutex
	read []byte
	done bool
}

// Read hands on what the body below reads, and keeps it until the check.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done {
		return n, err
	}
	if b.read == nil {
		b.read = make([]byte, 0, b.room)
	}
	// One byte more than is checked tells that there are too many.
	b.read = append(b.read, p[:min(n, b.MaxBody+1-len(b.read))]...)
	if err != nil || len(b.read) > b.MaxBody {
		b.finish(err)
	}
	return n, err
}

// Close checks what has been read, unless that has been done.
func (b *body) Close() error {
	err := b.ReadCloser.Close()
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.done {
		b.finish(errNotRead)
	}
	return err
}

func (b *body) finish(cause error) {
	b.done = true
	b.end(b.read, cause)
	b.read = nil
}

// roomFor returns how many bytes to make room for at first, for a body of that
// length, -1 for unknown. What a header says is not believed beyond reason.
func roomFor(length int64, most int) int {
	const small = 4 << 10
	if length < 0 || length > int64(most) {
		return min(small, most+1)
	}
	return int(min(length, 64<<10)) + 1
}
