package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
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

// interruptible returns a context that is done when somebody presses Ctrl-C, the
// system asks the process to end, or stop is called. For the first two, the cause
// is an [interrupt]. A second signal ends the process at once.
func interruptible() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			cancel(interrupt{s.(syscall.Signal)})
		case <-ctx.Done():
		}
		signal.Stop(signals)
	}()
	return ctx, func() { cancel(nil) }
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
