package prometheus_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/authlink/authlinkhttp"
	"example.com/authlink/examples/prometheus"
	client "github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestMetrics(t *testing.T) {
	registry := client.NewPedanticRegistry()
	metrics, err := prometheus.New(registry)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := prometheus.New(registry); err == nil {
		t.Error("registered twice")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, "{}")
	}))
	defer server.Close()
	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{
		Patterns:  []string{"GET /sessions"},
		Observers: []authlinkhttp.Observer{metrics},
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		res, err := (&http.Client{Transport: transport}).Get(server.URL + "/sessions")
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, res.Body)
		res.Body.Close()
	}
	const want = `# HELP authlink_responses_total Responses by what became of their check.
# TYPE authlink_responses_total counter
authlink_responses_total{outcome="invalid",pattern="GET /sessions"} 2
`
	if err := testutil.GatherAndCompare(registry, strings.NewReader(want), "authlink_responses_total"); err != nil {
		t.Error(err)
	}
	if n, err := testutil.GatherAndCount(registry, "authlink_check_seconds"); n != 1 || err != nil {
		t.Errorf("%d histograms, %v", n, err)
	}
}
