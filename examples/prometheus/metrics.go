// Package prometheus counts checked responses for Prometheus.
package prometheus

import (
	"context"

	"example.com/authlink/authlinkhttp"
	"github.com/prometheus/client_golang/prometheus"
)

// A Metrics is an observer whose metrics a registry gathers.
type Metrics struct {
	responses *prometheus.CounterVec
	elapsed   prometheus.Histogram
}

// New registers the metrics.
func New(to prometheus.Registerer) (*Metrics, error) {
	m := &Metrics{
		responses: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "authlink_responses_total",
			Help: "Responses by what became of their check.",
		}, []string{"pattern", "outcome"}),
		elapsed: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "authlink_check_seconds",
			Help:    "How long the check of a body takes.",
			Buckets: prometheus.ExponentialBuckets(1e-6, 4, 8),
		}),
	}
	for _, c := range []prometheus.Collector{m.responses, m.elapsed} {
		if err := to.Register(c); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Observe implements [authlinkhttp.Observer].
func (m *Metrics) Observe(_ context.Context, o authlinkhttp.Observation) {
	m.responses.WithLabelValues(o.Pattern, string(o.Outcome)).Inc()
	m.elapsed.Observe(o.Elapsed.Seconds())
}
