package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"github.com/sourcegraph/jsonrpc2"
)

// codeRequestCancelled is the error of a request that the client has taken back.
const codeRequestCancelled = -32800

var errCancelled = &jsonrpc2.Error{Code: codeRequestCancelled, Message: "the request has been cancelled"}

// requests are those that have not been answered. They are safe for concurrent use.
type requests struct {
	mu   sync.Mutex
	open map[jsonrpc2.ID]*request
}

// A request is answered once: by who does it, or by who cancels it, at once.
type request struct {
	all    *requests
	conn   *jsonrpc2.Conn
	id     jsonrpc2.ID
	cancel context.CancelFunc
	once   sync.Once
}

// begin notes a request. Its context is done when it is cancelled, or answered.
func (r *requests) begin(ctx context.Context, conn *jsonrpc2.Conn, id jsonrpc2.ID) (context.Context, *request) {
	ctx, cancel := context.WithCancel(ctx)
	q := &request{all: r, conn: conn, id: id, cancel: cancel}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == nil {
		r.open = map[jsonrpc2.ID]*request{}
	}
	r.open[id] = q
	return ctx, q
}

// reply answers the request, unless that has been done.
func (q *request) reply(ctx context.Context, result any, err error) {
	q.once.Do(func() {
		q.cancel()
		q.all.mu.Lock()
		delete(q.all.open, q.id)
		q.all.mu.Unlock()
		// An error is that of the stream, which ends the session anyway.
		if err == nil {
			_ = q.conn.Reply(ctx, q.id, result)
			return
		}
		known, ok := errors.AsType[*jsonrpc2.Error](err)
		if !ok {
			known = &jsonrpc2.Error{Message: err.Error()}
		}
		_ = q.conn.ReplyWithError(ctx, q.id, known)
	})
}

// cancel answers a request with an error, if it is open.
func (r *requests) cancel(ctx context.Context, id jsonrpc2.ID) {
	r.mu.Lock()
	q := r.open[id]
	r.mu.Unlock()
	if q != nil {
		q.reply(ctx, nil, errCancelled)
	}
}

// cancelAll cancels all that are open.
func (r *requests) cancelAll(ctx context.Context) {
	r.mu.Lock()
	var ids []jsonrpc2.ID
	for id := range r.open {
		ids = append(ids, id)
	}
	r.mu.Unlock()
	for _, id := range ids {
		r.cancel(ctx, id)
	}
}

type cancelParams struct {
	ID jsonrpc2.ID `json:"id"`
}

// answer calls a method with the parameters of a request.
func answer[T any](req *jsonrpc2.Request, method func(T) (any, error)) (any, error) {
	var params T
	if req.Params == nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: req.Method + " needs parameters"}
	}
	if err := json.Unmarshal(*req.Params, &params); err != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: req.Method + ": " + err.Error()}
	}
	return method(params)
}
