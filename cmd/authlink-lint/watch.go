package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"example.com/authlink/internal/lint"
)

// quiet is how long nothing must change before files are checked again: editors
// and git write several files, or one several times, in a row.
const quiet = 100 * time.Millisecond

// checkWatch finds what --watch cannot do.
func (f *lintFlags) checkWatch(paths []string) error {
	switch {
	case !f.watch:
		return nil
	case f.input.filesFrom != "" || slices.Contains(paths, lint.StdinArg):
		return errors.New("--watch and standard input or --files-from exclude each other: name files and directories")
	case f.baseline.write != "":
		return errors.New("--watch and --write-baseline exclude each other")
	}
	return nil
}

// A watcher waits for changes in directories. What is in directories below them
// is not its concern.
type watcher struct {
	*fsnotify.Watcher
	written []string // files that the command itself writes, absolute
	err     error    // the first of those about a directory
}

// watch lints again and again: at first, and whenever something changes where
// the input is, or beside the configuration or the schema, until ctx is done.
// Errors are reported and do not end it: whoever writes a schema makes mistakes.
func (r *run) watch(ctx context.Context, flags lintFlags, in lint.Input, once func(lint.Input) error) error {
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return &failure{err: err}
	}
	defer inner.Close()
	w := &watcher{Watcher: inner, written: flags.written()}
	in.Enter = w.add
	for {
		for _, file := range append(flags.project.files(), in.Args...) {
			w.add(filepath.Dir(file)) // an editor puts another file in its place
		}
		r.code = exitClean
		if err := once(in); ctx.Err() != nil {
			return context.Cause(ctx)
		} else if err != nil {
			r.complain(err)
		}
		if w.err != nil {
			return &failure{err: fmt.Errorf("watch: %w", w.err)}
		}
		fmt.Fprintln(r.stderr, "Watching for changes. Ctrl-C ends it.")
		if err := w.wait(ctx); err != nil {
			return err
		}
	}
}

// add watches a directory from now on.
func (w *watcher) add(dir string) {
	if err := w.Add(dir); err != nil && w.err == nil {
		w.err = err
	}
}

// wait returns when something has changed and then nothing for a while, or when
// ctx is done, with its cause.
func (w *watcher) wait(ctx context.Context) error {
	timer := time.NewTimer(quiet)
	timer.Stop()
	for {
		select {
		case event := <-w.Events:
			if w.matters(event) {
				timer.Reset(quiet)
			}
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return &failure{err: fmt.Errorf("watch: %w", err)}
			}
			timer.Reset(quiet) // events were lost, so something has changed
		case <-timer.C:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// matters reports whether an event is more than a change of mode, and none of
// the command's own making.
func (w *watcher) matters(event fsnotify.Event) bool {
	path, err := filepath.Abs(event.Name)
	return err != nil || !event.Op.Has(fsnotify.Chmod) && !lint.IsTemporary(path) && !slices.Contains(w.written, path)
}
