package main

import (
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/finding"
)

func TestProgress(t *testing.T) {
	var screen strings.Builder
	start := time.Unix(0, 0)
	now := start
	p := &progress{w: &screen, now: func() time.Time { return now }, next: start.Add(progressAfter)}
	out := &output{w: &screen, progress: p}
	for _, step := range []struct {
		at   time.Duration
		do   func()
		want string
	}{
		{999 * time.Millisecond, func() { p.add(finding.End{}) }, ""},
		{999 * time.Millisecond, func() { out.Write([]byte("a finding\n")) }, "a finding\n"},
		{1000 * time.Millisecond, func() { p.add(finding.End{}) }, clearLine + "2 files checked so far"},
		{1099 * time.Millisecond, func() { p.add(finding.Begin{Several: true}); p.add(finding.Found{Documents: 5}) }, ""},
		{1100 * time.Millisecond, func() { p.add(finding.Found{Documents: 5}) }, clearLine + "2 files checked (with 10 documents inside) so far"},
		{1101 * time.Millisecond, func() { out.Write([]byte("a finding\n")) }, clearLine + "a finding\n"},
		{1102 * time.Millisecond, p.clear, ""},
	} {
		screen.Reset()
		now = start.Add(step.at)
		if step.do(); screen.String() != step.want {
			t.Errorf("after %v: %q, want %q", step.at, screen.String(), step.want)
		}
	}
}

func TestNoProgress(t *testing.T) {
	var none *progress // elsewhere than on a terminal
	none.add(finding.End{})
	none.clear()
	c := Command{Stderr: new(strings.Builder), Getenv: func(string) string { return "" }}
	if c.progress() != nil {
		t.Error("progress in what is no terminal")
	}
}
