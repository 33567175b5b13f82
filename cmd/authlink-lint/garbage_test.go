package main

import (
	"runtime/debug"
	"testing"
)

// TestCollector: once there are many findings garbage is collected less often, unless somebody has
// said how often.
func TestCollector(t *testing.T) {
	const unchanged = 77
	before := debug.SetGCPercent(unchanged)
	defer debug.SetGCPercent(before)
	for _, test := range []struct {
		set      string
		findings int
		want     int
	}{{"", manyFindings - 1, unchanged}, {"", manyFindings, garbagePercent}, {"50", manyFindings, unchanged}} {
		c := collector{getenv: func(string) string { return test.set }}
		for range 2 {
			c.found(test.findings)
		}
		if got := debug.SetGCPercent(unchanged); got != test.want {
			t.Errorf("GOGC=%s, %d findings: %d percent, want %d", test.set, test.findings, got, test.want)
		}
		if c.found(test.findings); test.want != unchanged && debug.SetGCPercent(unchanged) != unchanged {
			t.Error("it has been set twice")
		}
	}
}
