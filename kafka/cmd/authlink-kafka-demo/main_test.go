package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestDemo holds what is printed against the page that shows it.
func TestDemo(t *testing.T) {
	var out bytes.Buffer
	if err := run(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../../docs/scale.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "$ go -C kafka run ./cmd/authlink-kafka-demo\n")
	if want, _, ok := strings.Cut(rest, "```"); !ok || out.String() != want {
		t.Errorf("prints\n%s\nthe page says\n%s", out.String(), want)
	}
	if strings.Contains(out.String(), "s3cr3t") {
		t.Errorf("a secret is shown:\n%s", out.String())
	}
}
