package authlinkbeam

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/source"
)

func init() {
	register.DoFn1x3[Finding, int, string, error](&findingLineFn{})
	register.DoFn1x3[Failure, int, string, error](&failureLineFn{})
	register.DoFn1x3[DeadLetter, int, string, error](&letterLineFn{})
	register.DoFn2x1[[]byte, func(int, string), error](&noLinesFn{})
	register.Emitter2[int, string]()
	register.DoFn3x1[context.Context, int, func(*string) bool, error](&writeLinesFn{})
	register.Iter1[string]()
	register.DoFn2x1[context.Context, Summary, error](&writeSummaryFn{})
}

// Write writes what a result of [Read] has come to into a directory: findings and failures as
// lines of findings.ndjson, or of so many shards findings-00000-of-00010.ndjson, in the shape of
// authlink-lint --format ndjson less its last line, and a [Summary] as summary.json. The findings of a file are in
// one shard. A shard is sorted where its lines have at most 64 MiB, else in parts.
func Write(s beam.Scope, dir string, result Result, shards int) {
	s = s.Scope("authlinkbeam.Write")
	filesystem.ValidateScheme(dir)
	if shards < 1 {
		panic(fmt.Errorf("authlinkbeam: %d shards", shards))
	}
	dir = strings.TrimSuffix(dir, "/")
	placed := PlaceLines(s, result.Findings, result.Stretches)
	writeLines(s, dir+"/findings", shards,
		beam.ParDo(s, &findingLineFn{Shards: shards}, placed), beam.ParDo(s, &failureLineFn{Shards: shards}, result.Failures))
	beam.ParDo0(s, &writeSummaryFn{Path: dir + "/summary.json"}, Summarize(s, result))
}

// WriteDeadLetters writes the dead letters of a result into a directory: as lines of
// dead-letters.ndjson, or of so many shards, each an object with the members "path", "offset", "rules"
// and "text" or, where that is not UTF-8, "base64".
func WriteDeadLetters(s beam.Scope, dir string, result Result, shards int) {
	s = s.Scope("authlinkbeam.WriteDeadLetters")
	filesystem.ValidateScheme(dir)
	if shards < 1 {
		panic(fmt.Errorf("authlinkbeam: %d shards", shards))
	}
	writeLines(s, strings.TrimSuffix(dir, "/")+"/dead-letters", shards, beam.ParDo(s, &letterLineFn{Shards: shards}, result.DeadLetters))
}

// writeLines writes lines by their shards into files whose names begin with a path.
func writeLines(s beam.Scope, path string, shards int, lines ...beam.PCollection) {
	all := beam.Flatten(s, append(lines, beam.ParDo(s, &noLinesFn{Shards: shards}, beam.Impulse(s)))...)
	beam.ParDo0(s, &writeLinesFn{Path: path, Shards: shards}, beam.GroupByKey(s, all))
}

// findingLineFn makes lines of findings.
type findingLineFn struct {
	Shards int `json:"shards"`
}

// ProcessElement is called by the worker.
func (fn *findingLineFn) ProcessElement(f Finding) (shard int, line string, err error) {
	line, err = lineOf(finding.Found{Path: f.Path, Findings: []finding.Finding{f.reported()}})
	return shardOf(f.Path, fn.Shards), line, err
}

// failureLineFn makes lines of failures.
type failureLineFn struct {
	Shards int `json:"shards"`
}

// ProcessElement is called by the worker.
func (fn *failureLineFn) ProcessElement(f Failure) (shard int, line string, err error) {
	var e finding.Event = finding.End{Path: f.Path, Status: finding.StatusError, Err: errors.New(f.Error)}
	if f.What != "" {
		n := finding.NotChecked{What: finding.Unit(f.What), Path: f.Path, Line: f.Line, Pointer: f.Pointer, Reason: f.Error}
		if f.Offset > 0 { // what is before it was counted elsewhere
			n.Line, n.Reason = 0, fmt.Sprintf("%s; it is on line %d from byte %d on", f.Error, f.Line, f.Offset)
		}
		e = n
	}
	line, err = lineOf(e)
	return shardOf(f.Path, fn.Shards), line, err
}

// letterLineFn makes lines of dead letters.
type letterLineFn struct {
	Shards int `json:"shards"`
}

// ProcessElement is called by the worker.
func (fn *letterLineFn) ProcessElement(d DeadLetter) (shard int, line string, err error) {
	out := struct {
		Path   string   `json:"path"`
		Offset int      `json:"offset"`
		Rules  []string `json:"rules"`
		Text   string   `json:"text,omitempty"`
		Base64 []byte   `json:"base64,omitempty"`
	}{Path: source.MaskPath(d.Path), Offset: d.Offset, Rules: d.Rules}
	if utf8.Valid(d.Text) {
		out.Text = string(d.Text)
	} else {
		out.Base64 = d.Text
	}
	text, err := jsonwrite.Encode(out, "", "")
	return shardOf(d.Path, fn.Shards), strings.TrimSuffix(string(text), "\n") + "\n", err
}

// noLinesFn gives each shard an empty line, so that there is a file of it.
type noLinesFn struct {
	Shards int `json:"shards"`
}

// ProcessElement is called by the worker.
func (fn *noLinesFn) ProcessElement(_ []byte, emit func(int, string)) error {
	for i := range fn.Shards {
		emit(i, "")
	}
	return nil
}

func shardOf(path string, shards int) int {
	h := fnv.New32a()
	io.WriteString(h, path)
	return int(h.Sum32() % uint32(shards))
}

// lineOf returns the line of a report in the format ndjson, with its end.
func lineOf(e finding.Event) (string, error) {
	var out bytes.Buffer
	r, err := report.New("ndjson", &out, report.Options{})
	if err != nil {
		return "", err
	}
	err = r.Add(e)
	return out.String(), err
}

// writeLinesFn writes the file of a shard.
type writeLinesFn struct {
	Path   string `json:"path"` // without what follows the name
	Shards int    `json:"shards"`
}

// maxSorted is how much of a shard is sorted at a time, in bytes.
const maxSorted = 64 << 20

// ProcessElement is called by the worker.
func (fn *writeLinesFn) ProcessElement(ctx context.Context, shard int, lines func(*string) bool) error {
	path := fn.Path + ".ndjson"
	if fn.Shards > 1 {
		path = fmt.Sprintf("%s-%05d-of-%05d.ndjson", fn.Path, shard, fn.Shards)
	}
	return writeFile(ctx, path, func(w io.Writer) error {
		var held []string
		size := 0
		flush := func() error {
			slices.Sort(held)
			for _, line := range held {
				if _, err := io.WriteString(w, line); err != nil {
					return err
				}
			}
			held, size = held[:0], 0
			return nil
		}
		for line := ""; lines(&line); {
			if size+len(line) > maxSorted {
				if err := flush(); err != nil {
					return err
				}
			}
			held, size = append(held, line), size+len(line)
		}
		return flush()
	})
}

// writeSummaryFn writes the summary.
type writeSummaryFn struct {
	Path string `json:"path"`
}

// ProcessElement is called by the worker.
func (fn *writeSummaryFn) ProcessElement(ctx context.Context, s Summary) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(ctx, fn.Path, func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}

func writeFile(ctx context.Context, path string, write func(io.Writer) error) error {
	stored, err := open(ctx, path)
	if err != nil {
		return err
	}
	defer stored.Close()
	w, err := stored.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	err = write(w)
	return errors.Join(err, w.Close())
}
