package main

import (
	"os"
	"path/filepath"
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
	out := &output{w: &screen, progress: p, isScreen: true}
	pipe := &output{w: &screen, progress: p}
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
		{1101 * time.Millisecond, func() { out.Write([]byte("a finding\n")) }, clearLine + "a finding\n" + clearLine + "2 files checked (with 10 documents inside) so far"},
		{1102 * time.Millisecond, func() { out.Write([]byte("half a ")) }, clearLine + "half a "},
		{1300 * time.Millisecond, func() { p.add(finding.Found{}) }, ""},
		{1301 * time.Millisecond, func() { out.Write([]byte("line\n")) }, "line\n" + clearLine + "2 files checked (with 10 documents inside) so far"},
		{1302 * time.Millisecond, func() { pipe.Write([]byte("a finding\n")) }, clearLine + "a finding\n"},
		{1500 * time.Millisecond, func() { p.add(finding.Begin{Several: true, Size: 3000}) }, clearLine + "2 files checked (with 10 documents inside) so far, 0% of the next"},
		{1700 * time.Millisecond, func() { p.add(finding.Found{Documents: 2, Done: 1000}) }, clearLine + "2 files checked (with 12 documents inside) so far, 33% of the next"},
		{1900 * time.Millisecond, func() { p.add(finding.Found{Done: 4000}) }, clearLine + "2 files checked (with 12 documents inside) so far, 100% of the next"},
		{2100 * time.Millisecond, func() { p.add(finding.End{}) }, clearLine + "3 files checked (with 12 documents inside) so far"},
		{2101 * time.Millisecond, p.clear, clearLine},
		{2102 * time.Millisecond, func() { out.Write([]byte("the summary\n")) }, "the summary\n"},
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
	none.hide()
	none.wrote([]byte("\n"))
	none.clear()
	c := Command{Stderr: new(strings.Builder), Getenv: func(string) string { return "" }}
	if c.progress() != nil {
		t.Error("progress in what is no terminal")
	}
}

// TestProgressOfOneFile: a single file is there in percent of its bytes.
func TestProgressOfOneFile(t *testing.T) {
	p := &progress{w: new(strings.Builder), now: time.Now}
	p.add(finding.Begin{Several: true, Size: 200})
	p.add(finding.Found{Documents: 1, Done: 85})
	if got, want := p.String(), "42% of the file checked (1 document) so far"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p.add(finding.Begin{Several: true})
	if got, want := p.String(), "0 files checked (with 1 document inside) so far"; got != want {
		t.Errorf("of unknown size: %q, want %q", got, want)
	}
}

// TestProgressBeside: findings in a file do not touch what is on the terminal.
func TestProgressBeside(t *testing.T) {
	p := new(progress)
	file, err := os.Create(filepath.Join(t.TempDir(), "out.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	if p.beside(file) != nil {
		t.Error("a file shares the terminal")
	}
	if p.beside(write) != p || p.beside(new(strings.Builder)) != p {
		t.Error("a pipe may lead to the terminal")
	}
}
