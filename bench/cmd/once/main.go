// Once runs a program and prints what it has cost: Linux counts the memory of the process that
// starts a program as the program's, and this one has next to none.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "once:", err)
		os.Exit(1)
	}
}

func run(command []string) error {
	if len(command) == 0 {
		return errors.New("no program is named: once PROGRAM, and then its arguments")
	}
	cmd := exec.Command(command[0], command[1:]...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return err
	}
	wall := time.Since(start)
	return json.NewEncoder(os.Stdout).Encode(map[string]int64{
		"wall":      wall.Nanoseconds(),
		"processor": (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Nanoseconds(),
		"memory":    peakMemory(cmd.ProcessState),
	})
}
