package authlinkhttp_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.com/authlink/authlinkhttp"
)

// memory answers from memory, so that what the check adds is not lost in the
// noise of a network.
type memory string

func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(string(m))), ContentLength: int64(len(m)), Request: req,
	}, nil
}

// BenchmarkTransport reads a body through each kind of transport, from memory and
// from a server on this machine, in turns with a bare one, and reports how many
// times as long as without the check it takes, and what that adds to a response.
func BenchmarkTransport(b *testing.B) {
	base, url := start(b, reply{body: valid(b)}, false)
	for _, bare := range []struct {
		name string
		http.RoundTripper
		url string
	}{
		{"memory", memory(valid(b)), "http://h.example"},
		{"connection", base, url},
	} {
		for _, test := range []struct {
			name string
			opts authlinkhttp.Options
		}{
			{"report", authlinkhttp.Options{}},
			{"fail", authlinkhttp.Options{Policy: authlinkhttp.Fail}},
			{"no match", authlinkhttp.Options{Patterns: []string{"/other"}}},
			{"not in the sample", authlinkhttp.Options{Sample: 1e-300}},
		} {
			b.Run(bare.name+"/"+test.name, func(b *testing.B) {
				checked, err := authlinkhttp.NewTransport(bare.RoundTripper, &test.opts)
				if err != nil {
					b.Fatal(err)
				}
				compare(b, bare.RoundTripper, checked, bare.url+"/connect_sessions")
			})
		}
	}
}

// compare times two transports in turns.
func compare(b *testing.B, bare, checked http.RoundTripper, url string) {
	req, err := http.NewRequestWithContext(b.Context(), http.MethodPost, url, nil)
	if err != nil {
		b.Fatal(err)
	}
	const turn = 100
	buffer := make([]byte, 4<<10)
	read := func(t http.RoundTripper) time.Duration {
		start := time.Now()
		for range turn {
			res, err := t.RoundTrip(req)
			if err != nil {
				b.Fatal(err)
			}
			for err == nil {
				_, err = res.Body.Read(buffer)
			}
			res.Body.Close()
		}
		return time.Since(start)
	}
	var without, with time.Duration
	b.ReportAllocs()
	for b.Loop() {
		without += read(bare)
		with += read(checked)
	}
	b.ReportMetric(float64(with)/float64(without), "x-bare")
	b.ReportMetric(float64(with-without)/turn/float64(b.N), "ns-added/response")
}
