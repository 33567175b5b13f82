package authlinkhttp

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A canned transport answers every request with the same JSON.
type canned struct{ text string }

func (c canned) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(c.text)), ContentLength: int64(len(c.text)), Request: req,
	}, nil
}

// TestSample lets chance be what it may: a body that is not in the sample is the
// very one of the transport below.
func TestSample(t *testing.T) {
	count := 0
	transport, err := NewTransport(canned{"{}"}, &Options{
		Sample:    0.25,
		Observers: []Observer{ObserverFunc(func(context.Context, Observation) { count++ })},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		chance  float64
		checked bool
	}{{0, true}, {0.2499, true}, {0.25, false}, {0.9999, false}} {
		transport.random = func() float64 { return test.chance }
		count = 0
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://h.example/", nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := transport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		_, wrapped := res.Body.(*body)
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			t.Error(err)
		}
		if wrapped != test.checked || count > 0 != test.checked {
			t.Errorf("at chance %v: body %T, %d observations", test.chance, res.Body, count)
		}
	}
}
