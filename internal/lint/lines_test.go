package lint

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/report"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/schematest"
	"example.com/authlink/internal/source"
)

// runFile writes a file and returns the events of linting it, and their summary.
func runFile(t testing.TB, l *Linter, name string, data []byte) ([]finding.Event, finding.Summary) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	var summary finding.Summary
	events := slices.Collect(SingleProject(l).Run(t.Context(), Input{Args: []string{name}}))
	for i, e := range events {
		summary.Add(e)
		_, begins := e.(finding.Begin)
		_, ends := e.(finding.End)
		if begins != (i == 0) || ends != (i == len(events)-1) {
			t.Errorf("event %d of %d is %T", i, len(events), e)
		}
	}
	return events, summary
}

func TestLines(t *testing.T) {
	const empty = "1:1: error: expected a JSON value, found an empty document [syntax]\n"
	for _, test := range []struct {
		name, file string
		documents  int
		want       string
	}{
		{"all good", "1\n2\n3\n", 3, ""},
		{"no newline at the end", "1\n[-2]", 2, "2:2: error: -2 is less than the minimum 0 [minimum]\n"},
		{"positions", "1\n{\"é\": \"x\", \"a\": -1}\n", 2, "2:17: error: -1 is less than the minimum 0 [minimum]\n"},
		{"blank lines", "\n1\n \t\r\n\n-2\n\n", 2, "5:1: error: -2 is less than the minimum 0 [minimum]\n"},
		{"CRLF", "1\r\n-2\r\n[-3]\r\n", 3, "2:1: error: -2 is less than the minimum 0 [minimum]\n3:2: error: -3 is less than the minimum 0 [minimum]\n"},
		{"broken line", "1\n[\n-2\n", 3, "2:2: error: expected a value or ']' after '[', found the end of the document (opened at line 2, column 1) [syntax]\n3:1: error: -2 is less than the minimum 0 [minimum]\n"},
		{"mention of a place", "1\n{\"a\": 1, \"a\": 2}\n", 2, "2:10: error: expected unique property names in an object, found \"a\" again (first at line 2, column 2) [duplicate-name]\n"},
		{"two on a line", "1 2\n-3\n", 2, "1:3: error: expected the end of the document after its value, found '2' [syntax]\n2:1: error: -3 is less than the minimum 0 [minimum]\n"},
		{"byte order mark", "\uFEFF1\n-2\n", 2, "1:1: error: expected a JSON value, found a byte order mark (U+FEFF) [byte-order-mark]\n2:1: error: -2 is less than the minimum 0 [minimum]\n"},
		{"pretty", "{\n}\n", 2, "1:2: error: expected a property name in double quotes or '}' after '{', found the end of the document (opened at line 1, column 1) [syntax]\n2:1: error: expected a JSON value, found '}' [syntax]\n"},
		{"UTF-16", "\xFF\xFE1\x00\n\x002\x00\n\x00", 1, "1:1: error: expected UTF-8, found UTF-16, little-endian [encoding]\n"},
		{"UTF-16 without its mark", "\x001\x00\n\x00[\x00]\x00\n", 1, "1:1: error: expected UTF-8, found UTF-16, big-endian [encoding]\n"},
		{"UTF-32", "\x00\x00\xFE\xFF\x00\x00\x001\x00\x00\x00\n", 1, "1:1: error: expected UTF-8, found UTF-32, big-endian [encoding]\n"},
		{"zero bytes", "1\n\x00\n-2\n", 3, "2:1: error: expected a JSON value, found a NUL byte [syntax]\n3:1: error: -2 is less than the minimum 0 [minimum]\n"},
		{"nothing", "", 0, empty},
		{"white space", " \n\r\n", 0, empty},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := linterOf(t, `{"minimum": 0, "items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}}`, rule.Rule{})
			events, summary := runFile(t, l, "a.jsonl", []byte(test.file))
			var want string
			for line := range strings.Lines(test.want) {
				want += "a.jsonl:" + line
			}
			if diff := cmp.Diff(want, reported(t, "oneline", events...)); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if summary.Files != 1 || summary.Documents != test.documents || (summary.Invalid == 1) != (want != "") {
				t.Errorf("summary: %s", summary)
			}
		})
	}
}

// TestLinesOfAnyLength has documents that lie across the ends of chunks. What
// is found must not depend on how the file is read.
func TestLinesOfAnyLength(t *testing.T) {
	l := linterOf(t, `{"minimum": 0}`, rule.Rule{})
	var file, want strings.Builder
	for i, length := range []int{1, source.ChunkBytes - 3, source.ChunkBytes - 2, source.ChunkBytes - 1, source.ChunkBytes, 3 * source.ChunkBytes, 1} {
		fmt.Fprintf(&file, "%s-%d\n", strings.Repeat(" ", length), i+1)
		fmt.Fprintf(&want, "a.ndjson:%d:%d: error: -%d is less than the minimum 0 [minimum]\n", i+1, length+1, i+1)
	}
	whole := file.String()
	readers := map[string]io.Reader{
		"at once":       strings.NewReader(whole),
		"half":          iotest.HalfReader(strings.NewReader(whole)),
		"data with EOF": iotest.DataErrReader(strings.NewReader(whole)),
	}
	for name, r := range readers {
		in := Input{Args: []string{source.StdinArg}, Stdin: r, StdinName: "a.ndjson"}
		events := slices.Collect(SingleProject(l).Run(t.Context(), in))
		if diff := cmp.Diff(want.String(), reported(t, "oneline", events...)); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", name, diff)
		}
		for _, e := range events {
			found, _ := e.(finding.Found)
			for _, f := range found.Findings {
				source, offset, end := found.Place(f)
				if got, want := string(source[offset:end]), whole[f.Offset:f.End]; got != want {
					t.Errorf("%s: shows %q for %q", name, got, want)
				}
			}
		}
	}
}

// TestLineBeyondLimit: such a line is one finding, and those after it keep their
// places.
func TestLineBeyondLimit(t *testing.T) {
	l := linterOf(t, `{"minimum": 0}`, rule.Rule{})
	long := jsonindex.DefaultLimits().Bytes + 3*source.ChunkBytes
	file := "1\n" + strings.Repeat("1", long) + "\n-2\n"
	events, summary := runFile(t, l, "a.ndjson", []byte(file))
	const limit = "the document is longer than the limit of 16777216 bytes"
	want := "a.ndjson:2:16777217: error: " + limit + " [limit]\na.ndjson:3:1: error: -2 is less than the minimum 0 [minimum]\n"
	if diff := cmp.Diff(want, reported(t, "oneline", events...)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	found, _ := events[len(events)-2].(finding.Found)
	if last := found.Findings[0]; last.Offset != len(file)-3 {
		t.Errorf("offset %d, want %d", last.Offset, len(file)-3)
	}
	if summary.Documents != 3 {
		t.Errorf("summary: %s", summary)
	}
}

// TestBrokenLines: what was read before is checked all the same.
func TestBrokenLines(t *testing.T) {
	l := linterOf(t, `{"minimum": 0}`, rule.Rule{})
	whole := compressed(t, []byte(strings.Repeat("-1\n", 10)+strings.Repeat("1\n", 10_000)))
	events, summary := runFile(t, l, "a.jsonl.gz", whole[:len(whole)-4])
	if end := events[len(events)-1].(finding.End); !errors.Is(end.Err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v, want %v", end.Err, io.ErrUnexpectedEOF)
	}
	if summary.Errors != 1 || summary.Files != 0 || summary.Findings != 10 {
		t.Errorf("summary: %s", summary)
	}
	for _, format := range report.Formats() {
		reported(t, format, events...)
	}
}

func compressed(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestLinesInReports compares the reports of a file in parts with those of the
// same file in one.
func TestLinesInReports(t *testing.T) {
	l := linterOf(t, `{"properties": {"id": {"type": "string"}}}`, rule.Rule{})
	file := strings.Repeat("{\"id\": 1, \"token\": \"s3cret\"}\n{\"token\": \"s3cret\"}\n", 4)
	var parts []finding.Event
	var all finding.Result
	next := source.Chunk{Line: 1}
	for line := range strings.Lines(file) {
		next.Text = []byte(line)
		part := l.checkChunk("a.jsonl", next, false)
		parts = append(parts, part.Found)
		all.Add(part)
		next.Offset += len(line)
		next.Line++
	}
	parts = slices.Insert(append(parts, all.End()), 0, finding.Event(finding.Begin{Path: "a.jsonl"}))
	for _, format := range report.Formats() {
		one, several := written(t, format, all), reported(t, format, parts...)
		if diff := cmp.Diff(one, several); diff != "" {
			t.Errorf("%s (-one +several):\n%s", format, diff)
		}
		if strings.Contains(several, "s3cret") {
			t.Errorf("%s shows a secret", format)
		}
	}
	prints := all.Fingerprints()
	slices.Sort(prints)
	if n := len(slices.Compact(prints)); n < 4 || n != len(all.Findings) {
		t.Errorf("fingerprints %q are not all different", prints)
	}
}

// TestLinesMemory streams 10 MB, with findings, and may hold less than that.
func TestLinesMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes two seconds")
	}
	checkLinesMemory(t, 30_000)
}

// TestSoakLinesMemory: what is held does not grow with the lines. The command has checked
// 1,000,000 payloads, 250 MB, in 23 MiB of resident memory, and in 31 MiB with
// --select '$'; 64 MiB is the most it may take.
func TestSoakLinesMemory(t *testing.T) {
	schematest.NeedsSoak(t)
	checkLinesMemory(t, 1_000_000)
}

func checkLinesMemory(t *testing.T, lines int) {
	const most = 8 << 20
	l := linterOf(t, `{"properties": {"id": {"minimum": 0}}}`, rule.Rule{})
	r, w := io.Pipe()
	go func() {
		block := []byte(strings.Repeat(`{"id": 1, "list": [`+strings.Repeat("1, 23, ", 40)+`4]}`+"\n", 99) + "{\"id\": -1}\n")
		for range lines / 100 {
			w.Write(block)
		}
		w.Close()
	}()
	base, peak := heldBytes(), int64(0)
	var summary finding.Summary
	events := 0
	for e := range SingleProject(l).Run(t.Context(), Input{Args: []string{source.StdinArg}, Stdin: r, StdinName: "a.ndjson"}) {
		summary.Add(e)
		if events++; events%50 == 0 {
			peak = max(peak, heldBytes()-base)
		}
	}
	if summary.Documents != lines || summary.Severities.Error != lines/100 {
		t.Errorf("summary: %s", summary)
	}
	if peak == 0 || peak > most {
		t.Errorf("%d bytes held at the peak, expected at most %d", peak, most)
	}
}

// heldBytes is how much of the heap is in use.
func heldBytes() int64 {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return int64(memory.HeapAlloc)
}

// FuzzLines proves that a file of lines has the findings of its lines, in place.
func FuzzLines(f *testing.F) {
	f.Add([]byte("1\n-2\n\n[\r\n\uFEFF-1\n{\"a\":1,\"a\":2}"))
	f.Add([]byte("\n\n \n-1"))
	f.Add([]byte("1 2\n3"))
	f.Add([]byte("-2\n1\x00}"))
	f.Add([]byte("2\n\x00\n{\"a\":1,\"a\":2}"))
	l := linterOf(f, `{"minimum": 0}`, rule.Rule{})
	f.Fuzz(func(t *testing.T, data []byte) {
		var want []finding.Finding
		offset, broken := 0, map[int]bool{}
		for i, line := range bytes.Split(data, []byte("\n")) {
			if len(bytes.Trim(line, " \t\r")) > 0 {
				for _, f := range l.Check("fuzz.ndjson", line).Findings {
					broken[offset] = broken[offset] || f.IsOfText()
					f.Offset, f.End, f.Line = f.Offset+offset, f.End+offset, i+1
					f.Fix = f.Fix.Moved(offset)
					f.Related = finding.MoveRelated(f.Related, offset, i)
					want = append(want, f)
				}
			}
			offset += len(line) + 1
		}
		finding.ForLines(want)
		got := l.checkChunk("fuzz.ndjson", source.Chunk{Text: data, Line: 1}, false)
		opts := cmp.Options{asReported}
		hidden := l.hiddenIn(data, func(start int, _ []byte) bool { return broken[start] })
		if hidden != nil && !bytes.Equal(hidden, data) { // what a line says, others may make a secret
			opts = append(opts, cmpopts.IgnoreFields(finding.Finding{}, "Message", "Hint", "Advice", "Fix", "Related"))
		}
		if diff := cmp.Diff(want, got.Findings, opts); diff != "" {
			t.Errorf("findings (-line by line +at once):\n%s", diff)
		}
	})
}

// TestLinesOfOneDocument: a document that was written on lines by mistake has names on
// other lines than values.
func TestLinesOfOneDocument(t *testing.T) {
	for _, text := range []string{
		"{\"token\":\n\"s3cretX\"}\n",
		"{\"token\": \"a\ns3cretX\"}\n",
		"{\n\"token\":\n\"s3cretX\"\n}\n",
		"{\n\"secret\": [\n\"s3cretX\",\n\"a\"]}\n",
	} {
		result := linterOf(t, "", rule.Rule{}).CheckFile("a.ndjson", []byte(text))
		if len(result.Findings) < 2 {
			t.Errorf("%q: findings %+v, want one on each line", text, result.Findings)
		}
		for _, format := range report.Formats() {
			if out := written(t, format, result); strings.Contains(out, "cretX") {
				t.Errorf("%s of %q shows a secret:\n%s", format, text, out)
			}
		}
	}
}
