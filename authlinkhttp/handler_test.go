package authlinkhttp_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/authlink/authlinkhttp"
)

// serve runs a handler, checked, and without a check.
func serve(t *testing.T, h http.Handler, opts authlinkhttp.Options) (got, want string, l *log) {
	t.Helper()
	l = new(log)
	opts.Observers = []authlinkhttp.Observer{l}
	checked, err := authlinkhttp.NewHandler(h, &opts)
	if err != nil {
		t.Fatal(err)
	}
	var said [2]string
	for i, h := range []http.Handler{checked, h} {
		server := httptest.NewServer(h)
		defer server.Close()
		base := new(http.Transport)
		defer base.CloseIdleConnections()
		text, err := fetch(t, &http.Client{Transport: base}, http.MethodGet, server.URL, nil)
		if err != nil {
			text = "broke off"
		}
		said[i] = text
	}
	return said[0], said[1], l
}

// TestHandler has what a mock writes, by both policies.
func TestHandler(t *testing.T) {
	for _, test := range []struct {
		name string
		h    http.Handler
		want string // outcome, empty for no check
	}{
		{"valid", reply{body: valid(t)}, "valid"},
		{"invalid", reply{body: invalid(t)}, "invalid"},
		{"created", reply{status: 201, body: valid(t)}, "valid"},
		{"not found", reply{status: 404, body: invalid(t)}, ""},
		{"no content", reply{status: 204}, ""},
		{"nothing", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), "other-type"},
		{"empty", reply{}, "invalid"},
		{"no JSON", reply{header: map[string]string{"Content-Type": "text/html"}, body: []byte("<html>")}, "other-type"},
		{"gzip", reply{header: map[string]string{"Content-Encoding": "gzip"}, body: gzipped(t, valid(t))}, "valid"},
		{"long", reply{body: append(bytes.Repeat([]byte(" "), 3000), valid(t)...)}, "too-large"},
		{"early hints", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			reply{body: valid(t)}.ServeHTTP(w, r)
		}), "valid"},
		{"header too late", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(200)
			w.Header().Set("Content-Type", "text/plain")
			w.Header().Set("Content-Encoding", "br")
			w.Write(valid(t))
		}), "valid"},
		{"taken over after the status", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", "2")
			w.WriteHeader(200)
			conn, rw, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			rw.WriteString("{}")
			rw.Flush()
			conn.Close()
		}), ""},
		{"many writes", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			for _, b := range valid(t) {
				w.Write([]byte{b})
			}
		}), "valid"},
		{"status twice", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Write(valid(t)[:10])
			w.WriteHeader(500)
			w.Write(valid(t)[10:])
		}), "valid"},
		{"taken over", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
			conn.Close()
		}), ""},
		{"given up", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }), ""},
	} {
		for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
			got, want, seen := serve(t, test.h, authlinkhttp.Options{Policy: policy, MaxBody: 2000})
			if outcome := seen.outcomes(); outcome != test.want {
				t.Errorf("%s, policy %d: outcome %q, want %q", test.name, policy, outcome, test.want)
			}
			if policy == authlinkhttp.Fail && (test.want == "invalid" || test.want == "too-large") {
				if !strings.HasPrefix(got, "500 ") || !strings.Contains(got, "authlinkhttp: the response ") || strings.Contains(got, secret) {
					t.Errorf("%s: the client gets %q", test.name, got)
				}
			} else if got != want {
				t.Errorf("%s, policy %d: the client gets\n%q, without the check\n%q", test.name, policy, got, want)
			}
		}
	}
}

// TestFlush has a handler whose client waits for the first part of the body.
func TestFlush(t *testing.T) {
	for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
		read := make(chan struct{})
		seen := new(log)
		h, err := authlinkhttp.NewHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte("[1"))
			w.(http.Flusher).Flush()
			<-read
			w.Write([]byte("]"))
		}), &authlinkhttp.Options{Policy: policy, Observers: []authlinkhttp.Observer{seen}})
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(h)
		res, err := server.Client().Get(server.URL)
		if err != nil {
			t.Fatal(err)
		}
		start := make([]byte, 2)
		_, err1 := io.ReadFull(res.Body, start)
		close(read)
		rest, err2 := io.ReadAll(res.Body)
		if err := errors.Join(err1, err2, res.Body.Close()); err != nil || string(start)+string(rest) != "[1]" {
			t.Errorf("policy %d: %s%s, %v", policy, start, rest, err)
		}
		server.Close()
		if got := seen.outcomes(); got != "invalid" {
			t.Errorf("policy %d: outcome %q", policy, got)
		}
	}
}

// A bare writer can do nothing but write.
type bare struct{ http.ResponseWriter }

// TestNoWayAround has handlers that try to flush or to take over where there is
// no such way: what they wrote before is held back all the same.
func TestNoWayAround(t *testing.T) {
	for name, try := range map[string]func(http.ResponseWriter) error{
		"flush": func(w http.ResponseWriter) error {
			w.(http.Flusher).Flush()
			return http.NewResponseController(w).Flush()
		},
		"hijack": func(w http.ResponseWriter) error {
			_, _, err := w.(http.Hijacker).Hijack()
			return err
		},
	} {
		seen := new(log)
		h, err := authlinkhttp.NewHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Write(invalid(t))
			if err := try(w); !errors.Is(err, errors.ErrUnsupported) {
				t.Errorf("%s: %v", name, err)
			}
		}), &authlinkhttp.Options{Policy: authlinkhttp.Fail, Observers: []authlinkhttp.Observer{seen}})
		if err != nil {
			t.Fatal(err)
		}
		recorder := httptest.NewRecorder()
		h.ServeHTTP(bare{recorder}, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		if got := seen.outcomes(); got != "invalid" || recorder.Code != 500 || strings.Contains(recorder.Body.String(), secret) {
			t.Errorf("%s: outcome %q, status %d, %s", name, got, recorder.Code, recorder.Body)
		}
	}
}
