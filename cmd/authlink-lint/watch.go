package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"example.com/authlink/internal/fix"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// quiet is how long nothing must change before files are checked again: editors
// and git write several files, or one several times, in a row.
const quiet = 100 * time.Millisecond

// checkWatch finds what --watch does not go with.
func (f *lintFlags) checkWatch(paths []string) error {
	switch {
	case !f.watch:
		return nil
	case f.input.filesFrom != "" || slices.Contains(paths, source.StdinArg):
		return errors.New("--watch works neither with standard input nor with --files-from: name files and directories")
	case f.baseline.write != "":
		return errors.New("--watch and --write-baseline cannot be used together")
	}
	return nil
}

// A watcher waits for changes in directories. What is in directories below them
// is not its concern.
type watcher struct {
	*fsnotify.Watcher
	written written    // files that the command itself writes
	output  redirected // and those that its output goes to
	patient bool       // with a directory that is not there: it may come back
	err     error      // the first of those about a directory
}

// watch lints again and again: at first, and whenever something changes where
// the input is, or beside the configuration or a schema, until it is interrupted.
// Errors are reported and do not end it: whoever writes a schema makes mistakes.
func (r *run) watch(flags lintFlags, in lint.Input, open func() (*lint.Project, error)) error {
	ctx, stop := interruptible()
	defer stop()
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return &failure{err: err}
	}
	defer inner.Close()
	w := &watcher{Watcher: inner, written: flags.written(), output: r.redirected()}
	in.Enter = w.add
	for {
		for _, file := range slices.Concat(flags.project.files(), in.Args) {
			w.addAround(file)
		}
		r.code = exitClean
		begun := time.Now()
		if err := r.again(ctx, flags, in, open); ctx.Err() != nil {
			return context.Cause(ctx)
		} else if err != nil {
			r.complain(err)
		}
		if w.err != nil {
			return watchFailure(w.err)
		}
		w.patient = true
		fmt.Fprintln(r.stderr, watching(begun, time.Now()))
		if err := w.wait(ctx); err != nil {
			return err
		}
	}
}

// watching says when a run has ended and how long it took, so that whoever comes back to the
// terminal sees whether it is that of the last change.
func watching(begun, ended time.Time) string {
	return fmt.Sprintf("Checked at %s, in %.2f s. Watching for changes. Press Ctrl-C to stop.",
		ended.Format(time.TimeOnly), ended.Sub(begun).Seconds())
}

// again lints once more, with the configuration and the git state of now.
func (r *run) again(ctx context.Context, flags lintFlags, in lint.Input, open func() (*lint.Project, error)) error {
	project, err := open()
	if err != nil {
		return err
	}
	if in.Keep, err = flags.input.keep(); err != nil {
		return err
	}
	return r.lint(ctx, flags, project, in)
}

// watchFailure says why files cannot be watched.
func watchFailure(err error) error {
	f := &failure{err: fmt.Errorf("watch: %w", err)}
	if errors.Is(err, syscall.ENOSPC) { // inotify_add_watch(2)
		f.hint = "the system's limit on watched directories is reached: raise fs.inotify.max_user_watches, or name fewer directories"
	}
	return f
}

// addAround watches the directory of a file, since editors replace the file, and
// the directory of the file that it leads to if it is a link.
func (w *watcher) addAround(file string) {
	w.add(filepath.Dir(file))
	if target, err := filepath.EvalSymlinks(file); err == nil {
		w.add(filepath.Dir(target))
	}
}

// add watches a directory from now on. If it has gone, the nearest directory above
// it is watched instead, to see when it is back.
func (w *watcher) add(dir string) {
	err := w.Add(dir)
	for w.patient && errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir)
		err = w.Add(dir)
	}
	if err != nil && w.err == nil {
		w.err = &fs.PathError{Op: "watch", Path: dir, Err: err}
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
				return watchFailure(err)
			}
			timer.Reset(quiet) // events were lost, so something has changed
		case <-timer.C:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// matters reports whether an event is more than a change of mode, and not of the
// command's own making.
func (w *watcher) matters(event fsnotify.Event) bool {
	return !event.Op.Has(fsnotify.Chmod) && !fix.IsTemporary(event.Name) && !w.written.has(event.Name) && !w.output.has(event.Name)
}
