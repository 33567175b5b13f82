// Sidebyside shows what authlink-lint and its peers say of the same bad
// payloads, as Markdown. docs/comparison.md is what it printed:
//
//	cd bench && (cd node && npm install) && go run ./cmd/sidebyside -write ../docs/comparison.md
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	write := flag.String("write", "", "write the page to `FILE`, not to standard output")
	rounds := flag.Int("rounds", 15, "how many times each tool is measured; the least counts")
	flag.Parse()
	if err := run(*write, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "sidebyside:", err)
		os.Exit(1)
	}
}

func run(write string, rounds int) error {
	root, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := writePage(&b, root, rounds); err != nil {
		return err
	}
	if write == "" {
		_, err := os.Stdout.Write(b.Bytes())
		return err
	}
	return os.WriteFile(write, b.Bytes(), 0o666)
}
