package main

import (
	"context"
	"errors"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"

	"example.com/authlink/authlinkhttp"
	authlinkkafka "example.com/authlink/kafka"
)

// metrics count records. They implement [authlinkhttp.Observer].
type metrics struct {
	records  *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	findings *prometheus.CounterVec
	elapsed  prometheus.Histogram
	troubles prometheus.Counter
}

func newMetrics(to prometheus.Registerer) *metrics {
	m := &metrics{
		records: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "authlink_records_total", Help: "Records by what became of their check; those that are not valid are dead letters.",
		}, []string{"topic", "outcome"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "authlink_bytes_total", Help: "Bytes of the values of records.",
		}, []string{"topic"}),
		findings: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "authlink_findings_total", Help: "Findings in dead letters.",
		}, []string{"topic", "rule", "severity"}),
		elapsed: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "authlink_check_seconds", Help: "How long the check of a record takes.", Buckets: prometheus.ExponentialBuckets(1e-7, 4, 10),
		}),
		troubles: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "authlink_troubles_total", Help: "Errors that did not end the run, such as a commit that failed.",
		}),
	}
	to.MustRegister(m.records, m.bytes, m.findings, m.elapsed, m.troubles)
	return m
}

// Observe implements [authlinkhttp.Observer].
func (m *metrics) Observe(_ context.Context, o authlinkhttp.Observation) {
	m.records.WithLabelValues(o.Pattern, string(o.Outcome)).Inc()
	m.bytes.WithLabelValues(o.Pattern).Add(float64(o.Bytes))
	m.elapsed.Observe(o.Elapsed.Seconds())
	if dead, ok := errors.AsType[*authlinkkafka.Error](o.Err); ok {
		for _, f := range dead.Findings {
			m.findings.WithLabelValues(o.Pattern, f.Rule, f.Severity).Inc()
		}
	}
}

// lagGauge tells the lag of a checker when it is asked.
type lagGauge struct {
	checker *authlinkkafka.Checker
	records *prometheus.Desc
}

func lagOf(checker *authlinkkafka.Checker) lagGauge {
	return lagGauge{checker, prometheus.NewDesc("authlink_lag_records", "Records behind the last commit when they were fetched.", []string{"topic", "partition"}, nil)}
}

// Describe implements [prometheus.Collector].
func (g lagGauge) Describe(to chan<- *prometheus.Desc) { to <- g.records }

// Collect implements [prometheus.Collector].
func (g lagGauge) Collect(to chan<- prometheus.Metric) {
	for topic, partitions := range g.checker.Lag() {
		for partition, n := range partitions {
			to <- prometheus.MustNewConstMetric(g.records, prometheus.GaugeValue, float64(n), topic, strconv.Itoa(int(partition)))
		}
	}
}
