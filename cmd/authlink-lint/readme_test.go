package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

// The README of the repository, from this folder.
const readme = "../../README.md"

// blocks returns the fenced code blocks of a language in a Markdown file.
func blocks(t *testing.T, path, language string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fence := regexp.MustCompile("(?ms)^```" + language + "\n(.*?)^```$")
	var found []string
	for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
		found = append(found, m[1])
	}
	if len(found) == 0 {
		t.Fatalf("no %s block in %s", language, path)
	}
	return found
}

// Every command that the README and these pages show prints what they say. A line
// "…" stands for any number of lines.
func TestReadmeCommands(t *testing.T) {
	runShown(t, readme, "go run ./cmd/"+name+" ", 2)
	runShown(t, "../../docs/command.md", "go run ./cmd/"+name+" ", 5)
}

func TestCompatCommands(t *testing.T) {
	runShown(t, "../../docs/compat.md", name+" ", 3)
}

func TestSchemasCommands(t *testing.T) {
	runShown(t, "../../docs/schemas.md", name+" ", 1)
}

// runShown runs the commands on a page that begin with a prefix.
func runShown(t *testing.T, page, prefix string, least int) {
	ran := 0
	for _, block := range blocks(t, page, "console") {
		for _, shown := range strings.Split("\n"+block, "\n$ ")[1:] {
			command, want, _ := strings.Cut(shown, "\n")
			args, ok := strings.CutPrefix(command, prefix)
			if !ok {
				continue // the test command: we are in it
			}
			ran++
			t.Run(args, func(t *testing.T) {
				t.Chdir("../..")
				var out bytes.Buffer
				c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }}
				if code := c.Main(strings.Fields(args)); code > exitFindings {
					t.Errorf("exit code %d", code)
				}
				if !matches(out.String(), want) {
					t.Errorf("prints\n%s\nthe page says\n%s", out.String(), want)
				}
			})
		}
	}
	if ran < least {
		t.Errorf("only %d commands in %s", ran, page)
	}
}

// matches reports whether text is pattern, in which a line "…" is any number of lines.
func matches(text, pattern string) bool {
	var expression strings.Builder
	for line := range strings.Lines(strings.TrimRight(pattern, "\n") + "\n") {
		if line == "…\n" {
			expression.WriteString(`(?s:.*?)`)
		} else {
			expression.WriteString(regexp.QuoteMeta(line))
		}
	}
	return regexp.MustCompile(`\A` + expression.String() + `\z`).MatchString(text)
}

// .ci/run calls the test command that the README gives.
func TestReadmeTestCommand(t *testing.T) {
	const command = "go test ./..."
	if text := strings.Join(blocks(t, readme, "console"), "\n"); !strings.Contains(text, "$ "+command+"\n") {
		t.Errorf("the README does not give %q", command)
	}
	ci, err := os.ReadFile("../../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(ci, []byte(" "+command+"\n")) {
		t.Errorf(".ci/run does not call %q", command)
	}
}

// The README's program prints what the README says.
func TestReadmeProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second: it links a program")
	}
	programs, outputs := blocks(t, readme, "go"), blocks(t, readme, "output")
	if len(programs) != len(outputs) {
		t.Fatalf("%d programs and %d outputs", len(programs), len(outputs))
	}
	for i, program := range programs {
		path := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(path, []byte(program), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := exec.CommandContext(t.Context(), "go", "run", path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		if string(got) != outputs[i] {
			t.Errorf("prints\n%s\nthe README says\n%s", got, outputs[i])
		}
		formatted, err := exec.CommandContext(t.Context(), "gofmt", path).Output()
		if err != nil || string(formatted) != program {
			t.Errorf("not formatted (%v):\n%s", err, formatted)
		}
	}
}

// The lines of YAML and shell that run the command use flags that there are.
func TestReadmeRecipes(t *testing.T) {
	recipes := strings.Join(append(blocks(t, readme, "yaml"), blocks(t, readme, "sh")...), "\n")
	uses := regexp.MustCompile(`(?m)authlink-lint(?:@\S+)? (--.*)$`).FindAllStringSubmatch(recipes, -1)
	if len(uses) == 0 {
		t.Fatal("no recipe runs the command")
	}
	t.Chdir("../..")
	for _, use := range uses {
		fields := strings.Fields(use[1])
		fields[len(fields)-1] = "testdata/wire/valid/minimal.json"
		var out bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }}
		if code := c.Main(fields); code > exitFindings {
			t.Errorf("%v: exit code %d\n%s", fields, code, out.String())
		}
	}
}

// The configurations that the README and the page on the command show are some.
func TestReadmeConfiguration(t *testing.T) {
	const heading = "# " + lint.ConfigName + "\n"
	read := 0
	for _, block := range append(blocks(t, readme, "yaml"), blocks(t, "../../docs/command.md", "yaml")...) {
		if !strings.HasPrefix(block, heading) {
			continue
		}
		read++
		path := filepath.Join(t.TempDir(), lint.ConfigName)
		if err := os.WriteFile(path, []byte(block), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := lint.ReadConfig(path); err != nil {
			t.Error(err)
		}
	}
	if read != 2 {
		t.Errorf("%d configurations, want 2", read)
	}
}

// The README counts what the page beside it counts.
func TestReadmeTable(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/comparison.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^\| .* of \d+ \|$`).FindAll(text, -1)
	if len(rows) != 4 {
		t.Fatalf("%d rows, want 4", len(rows))
	}
	for _, row := range rows {
		if !bytes.Contains(page, row) {
			t.Errorf("docs/comparison.md does not say %s", row)
		}
	}
}

// Each question of the README is answered by the command beside it.
func TestReadmeQuestions(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	spec := filepath.Join(t.TempDir(), "openapi.json")
	document := `{"openapi": "3.1.0", "components": {"schemas": {"AuthLink": ` + string(authlink.Variant{Form: authlink.FormWire}.Schema()) + `}}}`
	if err := os.WriteFile(spec, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	questions := regexp.MustCompile("(?m)^\\| .+\\? \\| `"+name+" (.+)` \\|$").FindAllStringSubmatch(string(text), -1)
	if len(questions) != 4 {
		t.Fatalf("%d questions, want 4", len(questions))
	}
	t.Chdir("../..")
	for _, question := range questions {
		here := strings.NewReplacer("testdata/recorded", "testdata/wire/valid", "openapi.yaml", spec)
		var out, complaints bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &complaints, Getenv: func(string) string { return "" }}
		if code := c.Main(strings.Fields(here.Replace(question[1]))); code > exitFindings || out.Len() == 0 {
			t.Errorf("%s: exit code %d, %s", question[1], code, complaints.String())
		}
	}
}
