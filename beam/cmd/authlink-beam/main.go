// Command authlink-beam checks files of any number and size against a contract, on any runner of
// Apache Beam.
package main

import (
	"context"
	"os"
)

func main() {
	command := Command{Stdout: os.Stdout, Stderr: os.Stderr}
	os.Exit(command.Main(context.Background(), os.Args[1:]))
}
