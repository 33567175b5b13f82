// Package opentelemetry counts checked responses for OpenTelemetry.
package opentelemetry

import (
	"context"
	"errors"

	"example.com/authlink/authlinkhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
)

// A Metrics is an observer with instruments of a meter.
type Metrics struct {
	responses metric.Int64Counter
	elapsed   metric.Float64Histogram
}

// New creates the instruments.
func New(meter metric.Meter) (*Metrics, error) {
	responses, err1 := meter.Int64Counter("authlink.responses",
		metric.WithDescription("Responses by what became of their check."), metric.WithUnit("{response}"))
	elapsed, err2 := meter.Float64Histogram("authlink.check.duration",
		metric.WithDescription("How long the check of a body takes."), metric.WithUnit("s"))
	return &Metrics{responses, elapsed}, errors.Join(err1, err2)
}

// Observe implements [authlinkhttp.Observer].
func (m *Metrics) Observe(ctx context.Context, o authlinkhttp.Observation) {
	m.responses.Add(ctx, 1, metric.WithAttributes(
		attribute.String("http.route", o.Pattern), attribute.String("authlink.outcome", string(o.Outcome))))
	m.elapsed.Record(ctx, o.Elapsed.Seconds())
}
