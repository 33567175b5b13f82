package opentelemetry_test

import (
	"context"
	"fmt"

	"github.com/twmb/franz-go/pkg/kgo"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"

	"example.com/authlink/authlinkhttp"
	"example.com/authlink/examples/opentelemetry"
	authlinkkafka "example.com/authlink/kafka"
)

// The records of a topic are counted by the same observer, under the name of the topic. Run and
// RunTransactional do what Check does here.
func Example_kafka() {
	reader := metric.NewManualReader()
	metrics, err := opentelemetry.New(metric.NewMeterProvider(metric.WithReader(reader)).Meter("checker"))
	if err != nil {
		fmt.Println(err)
		return
	}
	checker, err := authlinkkafka.New(authlinkkafka.Options{
		Check:     authlinkkafka.Check{Schema: `{"properties": {"id": {"type": "integer"}}}`},
		Observers: []authlinkhttp.Observer{metrics},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	checker.Check([]*kgo.Record{{Topic: "ids", Value: []byte(`{"id": 1}`)}, {Topic: "ids", Value: []byte(`{"id": "2"}`)}, {Topic: "ids"}})

	var got metricdata.ResourceMetrics
	if err := reader.Collect(context.Background(), &got); err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range got.ScopeMetrics[0].Metrics {
		sum, ok := m.Data.(metricdata.Sum[int64])
		if !ok {
			continue
		}
		for _, p := range sum.DataPoints {
			route, _ := p.Attributes.Value("http.route")
			outcome, _ := p.Attributes.Value("authlink.outcome")
			fmt.Println(m.Name, route.AsString(), outcome.AsString(), p.Value)
		}
	}
	// Unordered output:
	// authlink.responses ids valid 2
	// authlink.responses ids invalid 1
}
