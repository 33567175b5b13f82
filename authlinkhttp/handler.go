package authlinkhttp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
)

// NewHandler returns a handler that answers as next does, and checks what it
// writes: for a mock, which should break no contract that the tests rely on. opts
// may be nil. The error is about the options.
//
// With the policy [Fail] the body is held back until next returns; next may still
// flush or hijack the connection, after which its response can only be reported.
func NewHandler(next http.Handler, opts *Options) (http.Handler, error) {
	c, err := newChecker(opts)
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		pattern, ok := c.match(req.Method, req.Host, req.URL)
		if !ok || !c.sampled() {
			next.ServeHTTP(w, req)
			return
		}
		held := &writer{ResponseWriter: w, method: req.Method, check: &check{
			checker: c, ctx: req.Context(), header: w.Header(), seen: Observation{Pattern: pattern},
		}}
		next.ServeHTTP(held, req)
		held.finish()
	}), nil
}

// A writer keeps what a handler writes until the check.
type writer struct {
	http.ResponseWriter
	*check
	method  string
	written []byte // up to one byte more than is checked
	started bool   // the status is known
	sent    bool   // it has been written
	taken   bool   // the connection is no longer the server's
}

// holds reports whether the response is held back.
func (w *writer) holds() bool { return w.Policy == Fail && !w.sent && w.checks() }

// checks reports whether the response is one to check.
func (w *writer) checks() bool { return w.hasBody(w.method, w.seen.Status) && w.isTyped(w.header) }

func (w *writer) WriteHeader(status int) {
	if status >= 100 && status < 200 && status != http.StatusSwitchingProtocols {
		w.ResponseWriter.WriteHeader(status) // others follow
		return
	}
	if !w.started {
		w.started, w.seen.Status = true, status
	}
	if !w.holds() {
		w.send()
	}
}

func (w *writer) Write(p []byte) (int, error) {
	if !w.started {
		w.WriteHeader(http.StatusOK)
	}
	room := w.MaxBody + 1 - len(w.written)
	if w.holds() && len(p) < room {
		w.written = append(w.written, p...)
		return len(p), nil
	}
	if err := w.release(); err != nil {
		return 0, err
	}
	w.written = append(w.written, p[:min(len(p), room)]...)
	return w.ResponseWriter.Write(p)
}

// send writes the status, once.
func (w *writer) send() {
	if !w.sent {
		w.sent = true
		w.ResponseWriter.WriteHeader(w.seen.Status)
	}
}

// release hands on what was held back, if anything was.
func (w *writer) release() error {
	if w.sent {
		return nil
	}
	w.send()
	_, err := w.ResponseWriter.Write(w.written)
	return err
}

// FlushError gives up holding back: see [http.ResponseController.Flush].
func (w *writer) FlushError() error {
	if !w.started {
		w.WriteHeader(http.StatusOK)
	}
	return errors.Join(w.release(), http.NewResponseController(w.ResponseWriter).Flush())
}

// Flush is for handlers that look for an [http.Flusher].
func (w *writer) Flush() { _ = w.FlushError() } // it has no other way to fail

// Hijack is for handlers that look for an [http.Hijacker].
func (w *writer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := http.NewResponseController(w.ResponseWriter).Hijack()
	w.taken = err == nil
	return conn, rw, err
}

// Unwrap is for [http.ResponseController].
func (w *writer) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// finish checks the response, and sends what is left to send.
func (w *writer) finish() {
	if w.taken {
		return
	}
	if !w.started {
		w.started, w.seen.Status = true, http.StatusOK // as net/http has it
	}
	held := w.holds()
	switch {
	case !w.hasBody(w.method, w.seen.Status):
	case !w.isTyped(w.header):
		w.observe(OtherType, errOtherType(w.header))
	default:
		if seen := w.end(w.written, io.EOF); held && seen.Outcome == Invalid {
			w.replace(&InvalidError{seen})
			return
		}
	}
	if held {
		_ = w.release() // the client has gone: nobody is left to tell
	}
}

// replace answers that the response was broken.
func (w *writer) replace(err error) {
	for _, name := range []string{"Content-Length", "Content-Encoding", "Etag", "Last-Modified"} {
		w.header.Del(name)
	}
	w.sent = true
	http.Error(w.ResponseWriter, err.Error(), http.StatusInternalServerError)
}

func errOtherType(header http.Header) error {
	return fmt.Errorf("the Content-Type is %q", header.Get("Content-Type"))
}
