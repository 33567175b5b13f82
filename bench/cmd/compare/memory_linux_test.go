package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestPeakMemory: a small program has little memory, however much its parent has.
func TestPeakMemory(t *testing.T) {
	large := make([]byte, 256<<20)
	for i := 0; i < len(large); i += os.Getpagesize() {
		large[i] = 1
	}
	program := filepath.Join(t.TempDir(), "sleep")
	if err := os.WriteFile(program, []byte("#!/bin/sh\nsleep 0.1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	peak, err := peakMemory(program, "file")
	if err != nil {
		t.Fatal(err)
	}
	var size int
	if _, err := fmt.Sscanf(peak, "%d MiB", &size); err != nil || size < 1 || size > 64 {
		t.Errorf("a shell has %s, want a few: %v", peak, err)
	}
	if large[0] != 1 {
		t.Error("the memory of this process has gone")
	}
}
