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
func (fn *matchFn) look(ctx context.Context, stored filesystem.Interface, path string) (file, error) {
	r, err := stored.OpenRead(ctx, path)
	if err != nil {
		return file{}, err
	}
	defer r.Close()
	if f, ok := r.(fs.File); ok {
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return file{}, errDirectory
		}
	}
	head := make([]byte, source.HeadBytes)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return file{}, err
	}
	bytes, err := stored.Size(ctx, path)
	if err != nil {
		return file{}, err
	}
	whole := source.FormatOf("", path).Kind() != source.KindLines || !source.IsSplittable(head[:n]) || bytes <= fn.BlockBytes || !canSeek(path, r)
	return file{path, bytes, whole}, nil
}

// failureOf says why something could not be checked, in one line without secrets.
func failureOf(path string, err error) Failure {
	return Failure{Path: path, Error: source.VisibleError(err)}
}
