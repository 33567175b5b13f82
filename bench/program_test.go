package bench

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"example.com/authlink/bench/workload"
)

// BenchmarkProgram runs the program authlink-lint that PROGRAM names: from start to end, and
// beside that the time for which it kept processors busy. The script against compares that of two
// commits.
func BenchmarkProgram(b *testing.B) {
	program := os.Getenv("PROGRAM")
	if program == "" {
		b.Skip("PROGRAM names no program")
	}
	const size = 2_000_000 // of the lines, in bytes
	clean, faulty := workload.CleanLines(size), workload.FaultyLines(size)
	dir := b.TempDir()
	write := func(name string, lines ...[]byte) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, append(bytes.Join(lines, []byte("\n")), '\n'), 0o644); err != nil {
			b.Fatal(err)
		}
		return path
	}
	one := write("one.json", clean[0])
	for i, document := range clean[:2000] {
		write(fmt.Sprintf("tree/%d/%d.json", i/100, i%100), document)
	}
	for _, run := range []struct {
		name string
		args []string
	}{
		{"start", []string{one}},
		{"tree", []string{filepath.Join(dir, "tree")}},
		{"clean", []string{write("clean.ndjson", clean...)}},
		{"findings/text", []string{write("faulty.ndjson", faulty...)}},
		{"findings/json", []string{"--format", "json", write("faulty.ndjson", faulty...)}},
		{"findings/sarif", []string{"--format", "sarif", write("faulty.ndjson", faulty...)}},
	} {
		b.Run(run.name, func(b *testing.B) {
			var busy time.Duration
			for b.Loop() {
				cmd := exec.Command(program, append([]string{"--no-config"}, run.args...)...)
				cmd.Stdout = io.Discard
				if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 { // which is for findings
					b.Fatal(err)
				}
				busy += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(float64(busy.Nanoseconds())/float64(b.N), "cpu-ns/op")
		})
	}
}
