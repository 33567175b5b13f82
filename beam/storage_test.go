package authlinkbeam_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/google/go-cmp/cmp"

	authlinkbeam "example.com/authlink/beam"
	"example.com/authlink/internal/lint"
)

func init() {
	filesystem.Register("s3", func(context.Context) filesystem.Interface { return inMemory{} })
	authlinkbeam.RegisterOpenRange("s3", openRanged)
}

// memory is the file system "s3" of these tests: its files, and what has been read of them.
var memory struct {
	sync.Mutex
	files map[string]string
	reads []span // in bytes from the start
	fails error  // every read of a range
}

type span struct{ From, To int64 }

func openRanged(_ context.Context, path string, offset, length int64) (io.ReadCloser, error) {
	memory.Lock()
	defer memory.Unlock()
	if memory.fails != nil && offset > 0 {
		return nil, memory.fails
	}
	text := memory.files[path]
	end := int64(len(text))
	if length >= 0 {
		end = min(end, offset+length)
	}
	if length >= 0 && offset >= int64(len(text)) {
		return nil, fmt.Errorf("no range from byte %d on in %d bytes", offset, len(text)) // as object stores have it
	}
	memory.reads = append(memory.reads, span{offset, end})
	return io.NopCloser(strings.NewReader(text[offset:end])), nil
}

// setRanged gives the file system "s3" of these tests a file, and forgets what has been read.
func setRanged(path, text string) {
	memory.Lock()
	defer memory.Unlock()
	memory.files, memory.reads, memory.fails = map[string]string{path: text}, nil, nil
}

// rangesRead are the ranges that have been read, in their order.
func rangesRead() []span {
	memory.Lock()
	defer memory.Unlock()
	slices.SortFunc(memory.reads, func(a, b span) int { return int(a.From - b.From + (a.To-b.To)>>32) })
	return slices.Clone(memory.reads)
}

// inMemory is the file system, which reads from the start alone: that must not happen.
type inMemory struct{ filesystem.Interface }

func (inMemory) Close() error { return nil }

func (inMemory) List(_ context.Context, glob string) ([]string, error) { return []string{glob}, nil }

func (inMemory) Size(_ context.Context, path string) (int64, error) {
	memory.Lock()
	defer memory.Unlock()
	text, ok := memory.files[path]
	if !ok {
		return 0, fs.ErrNotExist
	}
	return int64(len(text)), nil
}

func (inMemory) OpenRead(context.Context, string) (io.ReadCloser, error) {
	return nil, errors.New("read from the start")
}

// TestRanges: of a file that can be read in ranges each block is asked for once, with what is around
// it, and the findings are those of the file.
func TestRanges(t *testing.T) {
	const blockBytes = 1 << 20
	line := `{"id": 1, "note": "` + strings.Repeat("x", 1000) + "\"}\n"
	text := strings.Repeat(line, 5000) + "{\"id\": \"\"}\n" + strings.Repeat(line, 5000)
	setRanged("s3://bucket/a.ndjson", text)
	got := checked(t, numbered, "s3://bucket/a.ndjson", authlinkbeam.BlockBytes(blockBytes))
	dir := files(t, map[string]string{"a.ndjson": text})
	want := linted(t, numbered, dir+"/a.ndjson")
	for i := range want {
		want[i] = strings.Replace(want[i], dir, "s3://bucket", 1)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-linter +beam):\n%s", diff)
	}
	// The blocks are read one after the other unless a runner has split them, and each has a
	// range of its own.
	blocks := (len(text) + blockBytes - 1) / blockBytes
	const around = lint.ContextBytes + 1 + 64<<10
	sum := int64(0)
	for _, r := range rangesRead()[1:] { // the first is the head of the file
		if r.To-r.From > blockBytes+around {
			t.Errorf("a range of %d bytes", r.To-r.From)
		}
		sum += r.To - r.From
	}
	if n := len(rangesRead()) - 1; n > blocks || sum > int64(len(text)+blocks*around) {
		t.Errorf("%d ranges with %d bytes, for %d blocks of %d bytes", n, sum, blocks, len(text))
	}
}

// TestRangesOfLongLines: a line that is longer than a block is read on, range after range.
func TestRangesOfLongLines(t *testing.T) {
	text := "{\"id\": 1}\n" + `{"id": "` + strings.Repeat("x", 300<<10) + "\"}\n{\"id\": \"\"}\n"
	setRanged("s3://bucket/a.ndjson", text)
	got := checked(t, numbered, "s3://bucket/a.ndjson", authlinkbeam.BlockBytes(1000))
	dir := files(t, map[string]string{"a.ndjson": text})
	want := linted(t, numbered, dir+"/a.ndjson")
	for i := range want {
		want[i] = strings.Replace(want[i], dir, "s3://bucket", 1)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-linter +beam):\n%s", diff)
	}
}

// TestRangesThatFail: what the store refuses is a failure, once, and the findings before it stay.
func TestRangesThatFail(t *testing.T) {
	setRanged("s3://bucket/a.ndjson", "{\"id\": \"\"}\n"+strings.Repeat("{\"id\": 1}\n", 100_000))
	memory.fails = errors.New("the store is busy")
	lines := checked(t, numbered, "s3://bucket/a.ndjson", authlinkbeam.BlockBytes(600_000))
	if len(lines) != 2 || !strings.Contains(lines[0], "the store is busy") || !strings.Contains(lines[1], `"rule":"type"`) {
		t.Errorf("%q", lines)
	}
}

// TestSmallRanges: what is not split is read whole, and no range is asked of an empty file.
func TestSmallRanges(t *testing.T) {
	for text, want := range map[string]string{"": `"rule":"syntax"`, "{\"id\": \"\"}\n": `"rule":"type"`} {
		setRanged("s3://bucket/a.ndjson", text)
		lines := checked(t, numbered, "s3://bucket/a.ndjson")
		if len(lines) != 1 || !strings.Contains(lines[0], want) {
			t.Errorf("%q: %q", text, lines)
		}
	}
}
