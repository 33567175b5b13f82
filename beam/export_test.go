package authlinkbeam

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"example.com/authlink/internal/lint"
)

// SetLinter has documents checked by a linter that are held against a check, which is complete.
func SetLinter(t testing.TB, check Check, l *lint.Linter) {
	t.Helper()
	key, err := json.Marshal(check)
	if err != nil {
		t.Fatal(err)
	}
	linters.Store(string(key), func() (*lint.Linter, error) { return l, nil })
	t.Cleanup(func() { linters.Delete(string(key)) })
}

// NewBundle returns what reads a file as a worker reads the one element of a bundle. A panic of
// the emitter is an error.
func NewBundle(t testing.TB, check Check, path string, blockBytes int64) func(context.Context, func(Finding)) error {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	fn := &readFn{Check: check, BlockBytes: blockBytes}
	if err := fn.Setup(); err != nil {
		t.Fatal(err)
	}
	f := file{Path: path, Bytes: info.Size(), Whole: filepath.Ext(path) == ".gz"}
	return func(ctx context.Context, found func(Finding)) (err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v", p)
			}
		}()
		tracker := fn.CreateTracker(fn.CreateInitialRestriction(f))
		return fn.ProcessElement(ctx, tracker, f, found, func(f Failure) { t.Errorf("failure %v", f) }, func(DeadLetter) {}, func(Stretch) {})
	}
}
