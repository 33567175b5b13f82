package peer

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
)

// ErrNoBlaze says that the program which times Blaze is not there.
var ErrNoBlaze = errors.New("`npm install` has not been run in `bench/node`")

// blazeLoop is how often Blaze judges a document before it goes on to the next, and
// blazeRuns in how many processes.
const blazeLoop, blazeRuns = 200, 5

// SourcemetaProgram returns the path of the program jsonschema of Sourcemeta among the packages of
// Node in a folder. The error is ErrNoBlaze where it is not there.
func SourcemetaProgram(folder string) (string, error) {
	binary := filepath.Join(folder, "node_modules/@sourcemeta/jsonschema/build/github-releases", blazeProgram())
	if _, err := os.Stat(binary); err != nil {
		return "", ErrNoBlaze
	}
	return binary, nil
}

// BlazeEvaluation returns how many nanoseconds Blaze, the engine of Sourcemeta in C++, takes to judge one
// of the documents, which it has parsed before: the fastest of some processes for each document,
// and the mean of those. Formats are not asserted. The folder is that of the program in Node's packages.
func BlazeEvaluation(folder string, schema []byte, documents [][]byte) (ns float64, err error) {
	binary, err := SourcemetaProgram(folder)
	if err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "blaze")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	schemaFile, lines := filepath.Join(dir, "schema.json"), filepath.Join(dir, "documents.jsonl")
	err = errors.Join(os.WriteFile(schemaFile, schema, 0o600),
		os.WriteFile(lines, append(bytes.Join(documents, []byte("\n")), '\n'), 0o600))
	if err != nil {
		return 0, err
	}
	best := make([]float64, len(documents))
	for i := range best {
		best[i] = math.Inf(1)
	}
	for range blazeRuns {
		out, err := exec.Command(binary, "validate", "--fast", "--benchmark", "--loop", strconv.Itoa(blazeLoop), schemaFile, lines).CombinedOutput()
		if err != nil {
			return 0, fmt.Errorf("%w\n%.1000s", err, out)
		}
		if err := keepBest(best, out); err != nil {
			return 0, err
		}
	}
	for _, t := range best {
		ns += t / float64(len(best))
	}
	return ns, nil
}

// blazeTime is a line such as "documents.jsonl[2]: PASS 0.204 +- 0.010 us (0.024)".
var blazeTime = regexp.MustCompile(`(?m)PASS ([0-9.]+) \+- [0-9.]+ us`)

// keepBest lowers the times of documents to those that Blaze has printed.
func keepBest(best []float64, printed []byte) error {
	times := blazeTime.FindAllSubmatch(printed, -1)
	if len(times) != len(best) {
		return fmt.Errorf("accepted by Blaze: %d of %d documents", len(times), len(best))
	}
	for i, t := range times {
		micros, err := strconv.ParseFloat(string(t[1]), 64)
		if err != nil {
			return err
		}
		best[i] = min(best[i], 1000*micros)
	}
	return nil
}

func blazeProgram() string {
	arch := map[string]string{"amd64": "x86_64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	name := "jsonschema-" + runtime.GOOS + "-" + arch
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name
}
