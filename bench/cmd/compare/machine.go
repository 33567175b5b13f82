package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine names what the numbers come from.
func machine() string {
	return fmt.Sprintf("%s/%s, %s, %d cores, %s", runtime.GOOS, runtime.GOARCH, cpu(), runtime.NumCPU(), runtime.Version())
}

// cpu is the model of the processor, where the system says so in a file.
func cpu() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err == nil {
		for line := range strings.Lines(string(info)) {
			if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				return strings.TrimSpace(model)
			}
		}
	}
	return "processor unknown"
}
