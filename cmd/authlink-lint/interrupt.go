package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"example.com/authlink/internal/fix"
)

// An interrupt is the signal that asked the command to stop.
type interrupt struct{ signal syscall.Signal }

func (i interrupt) Error() string {
	if i.signal == syscall.SIGINT {
		return "interrupted"
	}
	return "stopped by a signal (" + i.signal.String() + ")"
}

// exitCode is what a shell reports for a program that the signal ends.
func (i interrupt) exitCode() int { return 128 + int(i.signal) }

// signals are those that ask a process to end: Ctrl-C, the system, and the terminal that
// is closed.
var signals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}

// An interrupter gives each signal to the work that can stop by itself. Where there is none,
// and the second time, it ends the process, but leaves no temporary file behind.
type interrupter struct {
	once   sync.Once // it listens
	mu     sync.Mutex
	cancel context.CancelCauseFunc // of the work, nil for none
}

// interrupts are those of the process.
var interrupts interrupter

// aMoment is what a run of one small file takes, and more.
const aMoment = 20 * time.Millisecond

// listenLater listens in a moment, if the process is still there. Until then the system ends it.
// To listen takes two threads, which is a tenth of a start: for a run that writes no files,
// and waits for nothing, that is too much.
func (i *interrupter) listenLater() { time.AfterFunc(aMoment, i.listen) }

// listen waits for signals from now on. One that is ignored, as nohup(1) wants it, stays so.
func (i *interrupter) listen() { i.once.Do(i.start) }

func (i *interrupter) start() {
	received := make(chan os.Signal, 1)
	for _, s := range signals {
		if !signal.Ignored(s) {
			signal.Notify(received, s)
		}
	}
	go func() {
		for s := range received {
			i.handle(interrupt{s.(syscall.Signal)})
		}
	}()
}

func (i *interrupter) handle(by interrupt) {
	if cancel := i.swap(nil); cancel != nil {
		cancel(by)
		return
	}
	fix.Abandon()
	fmt.Fprintf(os.Stderr, "%s: %v\n", name, by)
	os.Exit(by.exitCode())
}

// swap says what to cancel from now on, and returns what it was before.
func (i *interrupter) swap(cancel context.CancelCauseFunc) (before context.CancelCauseFunc) {
	i.mu.Lock()
	defer i.mu.Unlock()
	before, i.cancel = i.cancel, cancel
	return before
}

// interruptible returns a context that is done when a signal asks the process to end, or
// stop is called. For the first, the cause is an [interrupt]. A second signal ends the
// process at once.
func interruptible() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	interrupts.swap(cancel)
	return ctx, func() {
		interrupts.swap(nil)
		cancel(nil)
	}
}

// await returns what read returns, whose error is a failure, or the cause as soon as
// ctx is done: read may wait for input that never comes.
func await[T any](ctx context.Context, read func() (T, error)) (value T, err error) {
	done := make(chan struct{})
	var found T
	var readErr error
	go func() {
		defer close(done)
		found, readErr = read()
	}()
	select {
	case <-done:
		if readErr != nil {
			return value, &failure{err: readErr}
		}
		return found, nil
	case <-ctx.Done():
		return value, context.Cause(ctx)
	}
}
