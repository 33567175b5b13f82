package opentelemetry_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/authlink/authlinkhttp"
	"example.com/authlink/examples/opentelemetry"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/metric/metricdata/metricdatatest"
)

func TestMetrics(t *testing.T) {
	reader := metric.NewManualReader()
	metrics, err := opentelemetry.New(metric.NewMeterProvider(metric.WithReader(reader)).Meter("test"))
	if err != nil {
		t.Fatal(err)
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
	var got metricdata.ResourceMetrics
	if err := reader.Collect(context.Background(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.ScopeMetrics) != 1 || len(got.ScopeMetrics[0].Metrics) != 2 {
		t.Fatalf("metrics: %+v", got)
	}
	metricdatatest.AssertEqual(t, metricdata.Metrics{
		Name: "authlink.responses", Description: "Responses by what became of their check.", Unit: "{response}",
		Data: metricdata.Sum[int64]{
			Temporality: metricdata.CumulativeTemporality, IsMonotonic: true,
			DataPoints: []metricdata.DataPoint[int64]{{Value: 2, Attributes: attribute.NewSet(
				attribute.String("http.route", "GET /sessions"), attribute.String("authlink.outcome", "invalid"))}},
		},
	}, got.ScopeMetrics[0].Metrics[0], metricdatatest.IgnoreTimestamp())
}
