package authlinkhttp

import (
	"bytes"
	"cmp"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
)

// A Transport is an [http.RoundTripper] that checks the bodies of responses. It
// comes from [NewTransport], and is safe for concurrent use.
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
// below there is an [*Error] where the policy is [Fail].
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := t.base.RoundTrip(req)
	if err != nil || res == nil || res.Body == nil { // the last two are for net/http to complain of
		return res, err
	}
	pattern, ok := t.match(cmp.Or(req.Method, http.MethodGet), req.Host, req.URL)
	if !ok || !t.hasBody(req.Method, res.StatusCode) || !t.sampled() {
		return res, nil
	}
	c := &check{
		checker: t.checker, ctx: req.Context(), coding: codingOf(res.Header),
		seen: Observation{Pattern: pattern, Status: res.StatusCode},
	}
	if req.URL != nil {
		c.keepExchange(cmp.Or(req.Method, http.MethodGet), req.URL.String(), res.Header)
	}
	switch {
	case !t.isTyped(res.Header):
		c.observe(OtherType, errOtherType(res.Header))
	case t.Policy == Fail:
		return c.hold(res)
	default:
		res.Body = &body{ReadCloser: res.Body, check: c, length: res.ContentLength}
	}
	return res, nil
}

// CloseIdleConnections closes those of the transport below, where it can.
func (t *Transport) CloseIdleConnections() {
	if base, ok := t.base.(interface{ CloseIdleConnections() }); ok {
		base.CloseIdleConnections()
	}
}

// hold reads the body before it hands the response on.
func (c *check) hold(res *http.Response) (*http.Response, error) {
	defer res.Body.Close() // all of it has been read, or it is of no use
	// Without room for another read the buffer would grow.
	room := roomFor(res.ContentLength, c.MaxBody) + bytes.MinRead
	buffer := bytes.NewBuffer(make([]byte, 0, room))
	_, err := buffer.ReadFrom(io.LimitReader(res.Body, int64(c.MaxBody)+1))
	if err == nil {
		err = io.EOF
	}
	if seen := c.end(buffer.Bytes(), err); !seen.Outcome.isHandedOn() {
		return nil, &Error{seen}
	}
	res.Body = &held{body: buffer, cause: err}
	return res, nil
}

// A held is a body that has been read and checked.
type held struct {
	body   *bytes.Buffer
	cause  error // why there is no more of it: io.EOF, or why it broke off there
	closed atomic.Bool
}

func (h *held) Read(p []byte) (int, error) {
	if h.closed.Load() {
		return 0, http.ErrBodyReadAfterClose
	}
	if h.body.Len() == 0 {
		return 0, h.cause
	}
	return h.body.Read(p)
}

func (h *held) Close() error {
	h.closed.Store(true)
	return nil
}

// A body is one that is checked when it has been read.
type body struct {
	io.ReadCloser
	length int64 // Content-Length, -1 for unknown

	// A caller may close a body while another goroutine reads it.
	mu    sync.Mutex
	check *check // nil when it has been done
	read  []byte
}

// Read hands on what the body below reads, and keeps it until the check.
func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if full := b.keep(p[:n]); full || err != nil {
		b.finish(err)
	}
	return n, err
}

// Close checks what has been read, unless that has been done.
func (b *body) Close() error {
	err := b.ReadCloser.Close()
	b.finish(errNotRead)
	return err
}

// keep adds to what has been read, and reports whether that is too much already:
// one byte more than is checked.
func (b *body) keep(p []byte) (full bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.check == nil {
		return false
	}
	if b.read == nil {
		b.read = make([]byte, 0, roomFor(b.length, b.check.MaxBody))
	}
	b.read = append(b.read, p[:min(len(p), b.check.MaxBody+1-len(b.read))]...)
	return len(b.read) > b.check.MaxBody
}

// finish has the check done, once. It does not hold the lock meanwhile: observers
// are free to close the body.
func (b *body) finish(cause error) {
	b.mu.Lock()
	c, read := b.check, b.read
	b.check, b.read = nil, nil
	b.mu.Unlock()
	if c == nil {
		return
	}
	if cause == errNotRead && int64(len(read)) == b.length {
		cause = io.EOF
	}
	c.end(read, cause)
}

// roomFor returns how many bytes to make room for at first, for a body of that
// length, -1 for unknown. What a header says is not believed beyond reason.
func roomFor(length int64, most int) int {
	const small = 4 << 10
	if length < 0 || length > int64(most) {
		return min(small, most) + 1
	}
	return int(min(length, 64<<10)) + 1
}
