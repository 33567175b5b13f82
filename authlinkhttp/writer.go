package authlinkhttp

import (
	"bufio"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
)

// A writer keeps what a handler writes until the check.
type writer struct {
	http.ResponseWriter
	check  *check
	method string
	url    string // without the host, which a mock may have any of

	begun    bool        // the status is known
	judged   bool        // what is written will be judged
	held     http.Header // of a response that is held back, nil for none
	written  []byte      // up to one byte more than is checked
	replaced bool        // the client has got an error in its place
	hijacked bool
}

// begin notes what the status and the header are at the moment when they count:
// what a handler changes later has no effect.
func (w *writer) begin(status int) {
	c := w.check
	w.begun, c.seen.Status, c.coding = true, status, codingOf(w.Header())
	if !c.hasBody(w.method, status) {
		return
	}
	c.keepExchange(w.method, w.url, w.Header())
	if !c.isTyped(w.Header()) {
		c.observe(OtherType, errOtherType(w.Header()))
		return
	}
	w.judged = true
	if c.Policy == Fail {
		w.held = w.Header().Clone()
	}
}

func (w *writer) WriteHeader(status int) {
	final := status >= 200 || status == http.StatusSwitchingProtocols // others follow
	if final && !w.begun {
		w.begin(status)
	}
	if w.held == nil {
		w.ResponseWriter.WriteHeader(status)
	}
}

func (w *writer) Write(p []byte) (int, error) {
	if !w.begun {
		w.begin(http.StatusOK)
	}
	if w.judged {
		w.written = append(w.written, p[:min(len(p), w.check.MaxBody+1-len(w.written))]...)
		if len(w.written) > w.check.MaxBody {
			w.judge()
		}
	}
	if w.held != nil || w.replaced {
		return len(p), nil
	}
	return w.ResponseWriter.Write(p)
}

// FlushError gives up holding back, unless there is no way to flush: see
// [http.ResponseController.Flush].
func (w *writer) FlushError() error {
	below := http.NewResponseController(w.ResponseWriter)
	if !canFlush(w.ResponseWriter) {
		return below.Flush() // the error that says so
	}
	if !w.begun {
		w.begin(http.StatusOK)
	}
	return errors.Join(w.release(), below.Flush())
}

// Flush is for handlers that look for an [http.Flusher].
func (w *writer) Flush() { _ = w.FlushError() } // it has no other way to fail

// Hijack is for handlers that look for an [http.Hijacker]. What has been written
// before goes out first, unless the connection cannot be taken over.
func (w *writer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	below := http.NewResponseController(w.ResponseWriter)
	if !canHijack(w.ResponseWriter) {
		return below.Hijack() // the error that says so
	}
	if err := w.release(); err != nil {
		return nil, nil, err
	}
	conn, rw, err := below.Hijack()
	w.hijacked = err == nil
	return conn, rw, err
}

// canFlush reports whether [http.ResponseController.Flush] finds something to call.
func canFlush(w http.ResponseWriter) bool {
	return offers[interface{ FlushError() error }](w) || offers[http.Flusher](w)
}

// canHijack is canFlush for [http.ResponseController.Hijack].
func canHijack(w http.ResponseWriter) bool { return offers[http.Hijacker](w) }

// offers reports whether w, or a writer that it wraps, has the methods of M.
func offers[M any](w http.ResponseWriter) bool {
	for {
		if _, ok := w.(M); ok {
			return true
		}
		wrapper, ok := w.(interface{ Unwrap() http.ResponseWriter })
		if !ok {
			return false
		}
		w = wrapper.Unwrap()
	}
}

// Unwrap is for [http.ResponseController].
func (w *writer) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// finish checks the response, and sends what is left to send.
func (w *writer) finish() {
	if w.hijacked {
		return
	}
	if !w.begun {
		w.begin(http.StatusOK) // as net/http has it
	}
	if w.judged {
		w.judge()
	}
	_ = w.release() // the client has gone: nobody is left to tell
}

// judge checks what was written, once, and replaces what is held back unless it
// is valid.
func (w *writer) judge() {
	w.judged = false
	if seen := w.check.end(w.written, io.EOF); w.held != nil && !seen.Outcome.isHandedOn() {
		w.held, w.replaced = nil, true
		w.replace(&Error{seen})
	}
}

// replace answers that the response was broken.
func (w *writer) replace(err error) {
	for _, name := range []string{"Content-Encoding", "Etag", "Last-Modified", "Trailer"} {
		w.Header().Del(name)
	}
	http.Error(w.ResponseWriter, err.Error(), http.StatusInternalServerError)
}

// release hands on what is held back, if anything is, with the header as it was
// when the status became known. What the handler has set since is for trailers.
func (w *writer) release() error {
	if w.held == nil {
		return nil
	}
	header, late := w.Header(), maps.Clone(w.Header())
	clear(header)
	maps.Copy(header, w.held)
	w.held = nil
	w.ResponseWriter.WriteHeader(w.check.seen.Status)
	clear(header)
	maps.Copy(header, late)
	_, err := w.ResponseWriter.Write(w.written)
	return err
}
