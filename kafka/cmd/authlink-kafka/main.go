// Command authlink-kafka checks the records of Kafka topics against a contract, and writes
// those that break it to topics of dead letters.
package main

import (
	"context"
	"os"
)

func main() {
	command := Command{Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
	os.Exit(command.Main(context.Background(), os.Args[1:]))
}
