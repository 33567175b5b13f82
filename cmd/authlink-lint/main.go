// Command authlink-lint checks JSON documents against the auth link contract,
// or any JSON Schema, and shows each fault in its place.
package main

import "os"

func main() {
	if !onlyFlagsAndPaths(os.Args[1:]) { // else the root command sees to it
		interrupts.listen()
	}
	command := Command{
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
	}
	os.Exit(command.Main(os.Args[1:]))
}
