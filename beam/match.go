package authlinkbeam

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/authlink/internal/source"
)

func init() {
	register.DoFn4x1[context.Context, string, func(file), func(Failure), error](&matchFn{})
	register.Emitter1[file]()
	register.Emitter1[Failure]()
}

// A file is one that is to be read.
type file struct {
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`

	// Whole is set if it has to be read from its start to its end.
	Whole bool `json:"whole"`
}

// matchFn finds files. What is not there, or cannot be read, is a failure.
type matchFn struct {
	BlockBytes int64 `json:"blockBytes"`

	failed beam.Counter
}

// Setup is called by the worker.
func (fn *matchFn) Setup() { fn.failed = beam.NewCounter(namespace, "files_failed") }

// ProcessElement is called by the worker.
func (fn *matchFn) ProcessElement(ctx context.Context, glob string, found func(file), fail func(Failure)) error {
	failed := func(path string, err error) {
		fn.failed.Inc(ctx, 1)
		fail(failureOf(path, err))
	}
	stored, err := open(ctx, glob)
	if err != nil {
		failed(glob, err)
		return nil
	}
	defer stored.Close()
	paths, err := stored.List(ctx, glob)
	if err == nil && len(paths) == 0 {
		err = errors.New("there is no such file")
	}
	if err != nil {
		failed(glob, err)
		return nil
	}
	for _, path := range paths {
		f, err := fn.look(ctx, stored, path)
		switch {
		case err == errDirectory && path != glob: // that other files are in one is no fault
		case err != nil:
			failed(path, err)
		default:
			found(f)
		}
	}
	return nil
}

// open returns the file system of a path. Some panic where they are not configured.
func open(ctx context.Context, path string) (stored filesystem.Interface, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the file system cannot be used: %v", p)
		}
	}()
	return filesystem.New(ctx, path)
}

var errDirectory = errors.New("it is a directory: name the files in it, such as DIRECTORY/*.ndjson.gz")

// look opens a file, to see how it is to be read.
func (fn *matchFn) look(ctx context.Context, stored filesystem.Interface, path string) (f file, err error) {
	f = file{Path: path, Whole: true}
	if f.Bytes, err = stored.Size(ctx, path); err != nil {
		return f, err
	}
	head, canSeek, err := f.head(ctx, stored)
	if err != nil {
		return f, err
	}
	f.Whole = source.FormatOf("", path).Kind() != source.KindLines || !source.IsSplittable(head) || f.Bytes <= fn.BlockBytes || !canSeek
	return f, nil
}

// head returns the first bytes of a file, and whether it can be read from the middle.
func (f file) head(ctx context.Context, stored filesystem.Interface) (head []byte, canSeek bool, err error) {
	if openerOf(f.Path) != nil {
		head, err = f.readAt(ctx, 0, source.HeadBytes)
		return head, true, err
	}
	r, err := stored.OpenRead(ctx, f.Path)
	if err != nil {
		return nil, false, err
	}
	defer r.Close()
	if stat, ok := r.(fs.File); ok {
		if info, err := stat.Stat(); err == nil && info.IsDir() {
			return nil, false, errDirectory
		}
	}
	head, err = io.ReadAll(io.LimitReader(r, source.HeadBytes))
	_, canSeek = r.(io.Seeker)
	return head, canSeek, err
}

// failureOf says why something could not be checked, in one line without secrets.
func failureOf(path string, err error) Failure {
	return Failure{Path: path, Error: source.VisibleError(err)}
}
