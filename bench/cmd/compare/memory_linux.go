package main

import (
	"fmt"
	"os/exec"
	"syscall"
)

// peakMemory says how much memory the program has had at once on a file.
func peakMemory(program, file string) (string, error) {
	cmd := exec.Command(program, "--no-config", file)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%.1000s", err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return "not known here", nil
	}
	return fmt.Sprintf("%d MiB", usage.Maxrss>>10), nil // of KiB
}
