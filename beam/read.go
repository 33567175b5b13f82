package authlinkbeam

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/sdf"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/rtrackers/offsetrange"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

func init() {
	register.DoFn7x1[context.Context, *sdf.LockRTracker, file, func(Finding), func(Failure), func(DeadLetter), func(Stretch), error](&readFn{})
	register.Emitter1[Finding]()
	register.Emitter1[DeadLetter]()
	register.Emitter1[Stretch]()
}

// DefaultBlockBytes is how much of a file of lines is looked at, and held in memory, at a time.
const DefaultBlockBytes = 8 << 20

// splitBytes is about how much of a file is a unit of work before a runner splits it further.
const splitBytes = 64 << 20

// readFn reads files and checks what is in them. A restriction is a range of the blocks of a
// file, or the one block that a file is which has to be read from its start.
type readFn struct {
	Check      Check    `json:"check"`
	BlockBytes int64    `json:"blockBytes"`
	Text       textMode `json:"text"`

	emitter
}

// Setup is called by the worker.
func (fn *readFn) Setup() error { return fn.setUp(fn.Check, fn.Text) }

// CreateInitialRestriction is called by the runner.
func (fn *readFn) CreateInitialRestriction(f file) offsetrange.Restriction {
	if f.Whole {
		return offsetrange.Restriction{Start: 0, End: 1}
	}
	return offsetrange.Restriction{Start: 0, End: (f.Bytes + fn.BlockBytes - 1) / fn.BlockBytes}
}

// SplitRestriction is called by the runner.
func (fn *readFn) SplitRestriction(_ file, r offsetrange.Restriction) []offsetrange.Restriction {
	return r.SizedSplits(max(1, splitBytes/fn.BlockBytes))
}

// RestrictionSize is called by the runner.
func (fn *readFn) RestrictionSize(f file, r offsetrange.Restriction) float64 {
	if f.Whole {
		return float64(f.Bytes)
	}
	return r.Size() * float64(fn.BlockBytes)
}

// CreateTracker is called by the runner.
func (fn *readFn) CreateTracker(r offsetrange.Restriction) *sdf.LockRTracker {
	return sdf.NewLockRTracker(offsetrange.NewTracker(r))
}

// ProcessElement is called by the worker. A file that cannot be read is a failure, and no
// error: nothing would be better on another try, and the job would end.
func (fn *readFn) ProcessElement(ctx context.Context, rt *sdf.LockRTracker, f file, found func(Finding), fail func(Failure), dead func(DeadLetter), stretch func(Stretch)) error {
	to := sink{ctx: ctx, path: f.Path, found: found, fail: fail, dead: dead, stretch: stretch}
	r := rt.GetRestriction().(offsetrange.Restriction)
	if err := fn.process(to, rt, r, f); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		fn.failed.Inc(ctx, 1)
		fail(failureOf(f.Path, err))
		rt.TryClaim(rt.GetRestriction().(offsetrange.Restriction).End) // there is no more to be had of it
	}
	return nil
}

// process checks the blocks of a restriction.
func (fn *readFn) process(to sink, rt *sdf.LockRTracker, r offsetrange.Restriction, f file) error {
	if f.Whole {
		if !rt.TryClaim(r.Start) {
			return nil
		}
		return fn.checkWhole(to, f)
	}
	if !rt.TryClaim(r.Start) {
		return nil
	}
	blocks, err := openBlocks(to.ctx, f, fn.BlockBytes, r.Start)
	if err != nil {
		return err
	}
	defer blocks.Close()
	for k := r.Start; ; {
		block, err := blocks.next(k)
		if err != nil {
			return err
		}
		if err := fn.checkBlock(to, f, block); err != nil {
			return fmt.Errorf("the block at byte %d: %w", block.Offset, err)
		}
		if k++; !rt.TryClaim(k) {
			return nil
		}
	}
}

// checkBlock checks the lines of a block. To emit is no part of the check: it panics where what
// comes after this function fails, and then the bundle must fail, too.
func (fn *readFn) checkBlock(to sink, f file, block lint.Block) error {
	text := block.Text[block.Start:]
	to.raw = rawOf(text, block.Offset)
	if len(text) == 0 { // a line of the block before goes on to its end
		return nil
	}
	result := fn.linter.CheckBlock(f.Path, block)
	if result.Err != nil {
		return result.Err
	}
	if block.Offset == 0 && result.Documents == 0 {
		isEmpty, err := f.hasNothing(to.ctx, fn.BlockBytes)
		if err != nil {
			return err
		}
		if isEmpty {
			result = fn.linter.CheckNothing(f.Path)
		}
	}
	result.Settle()
	result.Withhold()
	fn.emit(to, block.Offset, result.Found)
	for _, n := range result.NotChecked {
		fn.notChecked(to, block.Offset, n)
	}
	fn.stretch(to, block.Offset, text, result.Found)
	return nil
}

// hasNothing reports whether there is nothing but white space in a file.
func (f file) hasNothing(ctx context.Context, blockBytes int64) (bool, error) {
	r, err := f.openAt(ctx, 0, blockBytes, blockBytes)
	if err != nil {
		return false, err
	}
	defer r.Close()
	for buffered := bufio.NewReaderSize(r, readAhead); ; {
		c, err := buffered.ReadByte()
		switch {
		case err == io.EOF:
			return true, nil
		case err != nil || !strings.ContainsRune(" \t\r\n", rune(c)):
			return false, err
		}
	}
}

// checkWhole checks a file from its start to its end, as authlink-lint does.
func (fn *readFn) checkWhole(to sink, f file) error {
	r, err := openWhole(to.ctx, f.Path)
	if err != nil {
		return err
	}
	defer r.Close()
	var failure error
	dead := to.dead
	all := Stretch{Path: f.Path}
	counted := &counter{Reader: r}
	var later passed
	if fn.Text == textPassed {
		to.dead, to.raw = later.hold, later.note
	}
	for e := range fn.linter.Events(source.File{Path: f.Path, Stdin: counted}) {
		switch e := e.(type) {
		case finding.Found:
			fn.emit(to, 0, e)
			all.add(e)
		case finding.NotChecked:
			fn.notChecked(to, 0, e)
		case finding.End:
			failure = e.Err
		}
	}
	all.Bytes = counted.bytes
	fn.count(to, all)
	if fn.Text != textPassed {
		return failure
	}
	return errors.Join(failure, later.emit(to.ctx, f, dead))
}

// A counter counts what is read.
type counter struct {
	io.Reader
	bytes int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.bytes += n
	return n, err
}
