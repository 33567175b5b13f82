package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"example.com/authlink/bench/peer"
)

// schemaFile is what the peers validate against: authlink-lint knows it.
const schemaFile = "schema/authlink.schema.json"

// A tool is a program that validates files on the command line.
type tool struct {
	Name, Version string
	command       []string // less the file's path; it runs in the root of the repository
	typed         string   // instead of the program's own name; "" for that
}

// Command returns the tool's command as one would type it.
func (t tool) Command() string {
	typed := append([]string{cmp.Or(t.typed, filepath.Base(t.command[0]))}, t.command[1:]...)
	return strings.Join(typed, " ") + " FILE"
}

// args returns the tool's arguments for some files. ajv-cli has its option again for each.
func (t tool) args(files []string) []string {
	args := t.command[1:]
	last := args[len(args)-1]
	if last != "-d" {
		return slices.Concat(args, files)
	}
	args = args[: len(args)-1 : len(args)-1]
	for _, file := range files {
		args = append(args, last, file)
	}
	return args
}

// Peers are asked for all errors and to assert formats, where they have a switch
// for it.

// goTools builds the tools that are Go programs, in the folder bin.
func goTools(root, bin string) ([]tool, error) {
	const jv = "github.com/santhosh-tekuri/jsonschema/cmd/jv"
	bench := filepath.Join(root, "bench")
	if err := errors.Join(build(root, bin, "./cmd/authlink-lint"), build(bench, bin, jv)); err != nil {
		return nil, err
	}
	version, err := moduleVersion(bench, jv)
	return []tool{
		{Name: "authlink-lint", command: []string{filepath.Join(bin, "authlink-lint"), "--no-config"}},
		{Name: "jv", Version: version, command: []string{filepath.Join(bin, "jv"), "--assert-format", schemaFile}},
	}, err
}

// nodeTools finds the tools that npm has installed.
func nodeTools(root string) ([]tool, error) {
	modules := filepath.Join(root, "bench/node/node_modules")
	ajv, err1 := packageVersion(modules, "ajv-cli")
	sourcemeta, err2 := packageVersion(modules, "@sourcemeta/jsonschema")
	program, err3 := peer.SourcemetaProgram(filepath.Join(root, "bench/node"))
	return []tool{
		{Name: "ajv-cli", Version: ajv, command: []string{filepath.Join(modules, ".bin/ajv"), "validate",
			"--spec=draft2020", "-c", "ajv-formats", "--all-errors", "-s", schemaFile, "-d"}},
		{Name: "Sourcemeta", Version: sourcemeta, typed: "jsonschema", command: []string{program, "validate", "--format-assertion", schemaFile}},
	}, errors.Join(err1, err2, err3)
}

func build(dir, bin, pkg string) error {
	cmd := exec.Command("go", "build", "-o", bin+string(filepath.Separator), pkg)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", pkg, err, out)
	}
	return nil
}

func moduleVersion(dir, module string) (string, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module)
	cmd.Dir = dir
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// packageVersion returns the version of an npm package that is installed.
func packageVersion(modules, name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(modules, name, "package.json"))
	if err != nil {
		return "", fmt.Errorf("run npm install in bench/node: %w", err)
	}
	var p struct{ Version string }
	err = json.Unmarshal(data, &p)
	return p.Version, err
}

// An output is what a tool printed about a file, on both outputs, as on a
// terminal.
type output struct {
	Refused bool
	Text    string
}

// show runs the tool on a file.
func (t tool) show(root, file string) (output, error) {
	cmd := exec.Command(t.command[0], t.args([]string{file})...)
	cmd.Dir = root
	cmd.Env = append(cmd.Environ(), "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		return output{}, err
	}
	out = bytes.ReplaceAll(out, []byte(root), []byte("…"))
	return output{err != nil, strings.TrimRight(string(out), "\n ")}, nil
}
