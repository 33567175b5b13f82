package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// peakMemory says how much memory the program has had at once on a file. It looks again and again
// while the program runs: what the kernel tells of a process that has ended includes what its
// parent had when it was started, and this one has a lot.
func peakMemory(program, file string) (string, error) {
	var out bytes.Buffer
	cmd := exec.Command(program, "--no-config", file)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		return "", err
	}
	ended := make(chan error)
	go func() { ended <- cmd.Wait() }()
	peak := 0
	for {
		select {
		case err := <-ended:
			if err != nil {
				return "", fmt.Errorf("%w\n%.1000s", err, out.Bytes())
			}
			return fmt.Sprintf("%.0f MiB", float64(peak)/1024), nil
		case <-time.After(time.Millisecond):
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater returns the most memory that a process has had since it began to be its program, in
// KiB; 0 if that is not known, as of one that has ended.
func highWater(pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	number, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	size, err := strconv.Atoi(string(number))
	if err != nil {
		return 0
	}
	return size
}
