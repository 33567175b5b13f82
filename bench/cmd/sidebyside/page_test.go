package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPage finds what the tools print today on the page. Those outside Go are
// looked at where they are installed.
func TestPage(t *testing.T) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "docs/comparison.md"))
	if err != nil {
		t.Fatal(err)
	}
	tools, err := goTools(root, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if others, err := nodeTools(root); err != nil {
		t.Log(err)
	} else {
		tools = append(tools, others...)
	}
	for _, bad := range payloads {
		_, section, ok := strings.Cut(string(page), "\n## "+bad.What+"\n")
		if !ok {
			t.Errorf("the page has no section %q", bad.What)
			continue
		}
		section, _, _ = strings.Cut(section, "\n## ")
		for _, tool := range tools {
			output, err := tool.show(root, badFolder+"/"+bad.File)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(section, "```text\n"+excerpt(output.Text)+"\n```") {
				t.Errorf("%s on %s: the page is stale; now:\n%s", tool.Name, bad.File, output.Text)
			}
		}
	}
}

// TestPact finds what authlink-lint prints of the Pact on the page, and what the other tool does where it is
// installed.
func TestPact(t *testing.T) {
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "docs/comparison.md"))
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := build(root, bin, "./cmd/authlink-lint"); err != nil {
		t.Fatal(err)
	}
	own, other, err := pactTools(root, bin)
	tools := []tool{own, other}
	if err != nil {
		t.Log(err)
		tools = tools[:1]
	}
	for _, tool := range tools {
		shown, err := tool.show(root, pactFolder+"/shop-acme.json")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), tool.Name+":\n\n```text\n"+excerpt(shown.Text)+"\n```") {
			t.Errorf("%s: the page is stale; now:\n%s", tool.Name, shown.Text)
		}
		for _, f := range pactFaults {
			if tool.Name == own.Name && !shown.namesLine(f) {
				t.Errorf("line %d is not named", f.line)
			}
		}
	}
}
