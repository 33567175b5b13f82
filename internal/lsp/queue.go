package lsp

import (
	"context"
	"sync"
)

// A queue does what is asked about one document, one thing after the other: an answer is about
// the text that the client had, and comes after the diagnostics of that text. Queues do not
// wait for one another.
type queue struct {
	all *sync.WaitGroup // of the queues that are at work

	mu     sync.Mutex
	tasks  []task
	isBusy bool
}

// A task is something to do. It is called even when its context is done, to say so.
type task struct {
	ctx context.Context
	do  func(context.Context)
}

// add adds a task at the end, and returns at once.
func (q *queue) add(ctx context.Context, do func(context.Context)) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.tasks = append(q.tasks, task{ctx, do})
	if !q.isBusy {
		q.isBusy = true
		q.all.Go(q.work)
	}
}

// work does all that there is to do.
func (q *queue) work() {
	for {
		q.mu.Lock()
		if len(q.tasks) == 0 {
			q.isBusy = false
			q.mu.Unlock()
			return
		}
		next := q.tasks[0]
		q.tasks = q.tasks[1:]
		q.mu.Unlock()
		next.do(next.ctx)
	}
}
