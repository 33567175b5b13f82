// Command build writes the playground and the docs as static files.
//
//	go run ./cmd/build [-out DIR] [-quick]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"example.com/authlink/playground/internal/site"
)

func main() {
	module := flag.String("module", ".", "the directory of the module playground")
	out := flag.String("out", "dist", "the directory to write to")
	quick := flag.Bool("quick", false, "leave out the compressed files")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := site.Build(ctx, site.Options{Module: *module, Out: *out, Quick: *quick, Log: os.Stderr}); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}
