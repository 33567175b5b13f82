// Package lsp serves the linter to editors over the Language Server Protocol 3.17.
package lsp

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// Name is what the server calls itself, and the source of its diagnostics.
const Name = "authlink-lint"

// ErrNoShutdown is that the client has gone without a word, or has asked for the
// exit without a shutdown, which the protocol calls an error.
var ErrNoShutdown = errors.New("the client ended the session without a shutdown request")

// A Server answers one client. Its fields must not change while it serves.
type Server struct {
	// Open returns what applies to files. It is called whenever a file has been
	// saved, since that may have been the configuration or a schema.
	Open func() (*lint.Project, error)

	Version string // of the program; may be empty

	// What follows is for who reads the messages, except for the requests.
	project   *lint.Project // nil if Open failed
	failure   string        // of Open, which has been reported to the client
	documents map[string]*opened
	encoding  string
	versions  bool // the client checks the version of a document before it edits
	shutdown  bool
	exited    bool

	requests requests
	queues   sync.WaitGroup
}

// Serve answers the client at the other end of a stream until it exits or ctx is
// done, and closes the stream. The error is that of the stream, [ErrNoMessage] or
// [ErrNoShutdown].
func (s *Server) Serve(ctx context.Context, stream io.ReadWriteCloser) error {
	s.documents = make(map[string]*opened)
	s.encoding = utf16Units
	working, stop := context.WithCancel(ctx)
	defer s.queues.Wait()
	defer stop()
	messages := new(framing)
	conn := jsonrpc2.NewConn(working, jsonrpc2.NewBufferedStream(stream, messages), s)
	select {
	case <-conn.DisconnectNotify():
	case <-ctx.Done():
		return errors.Join(context.Cause(ctx), conn.Close())
	}
	switch {
	case !s.exited && messages.broken: // nothing after the exit is read
		return ErrNoMessage
	case !s.shutdown:
		return ErrNoShutdown
	}
	return nil
}

// Handle takes one request or notification, in the order in which they come. What takes time
// is left to the queue of the document that it is about.
func (s *Server) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	if req.Notif {
		_ = s.notified(ctx, conn, req) // there is nobody to be told
		return
	}
	ctx, r := s.requests.begin(ctx, conn, req.ID)
	result, err := any(nil), error(&jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "not supported: " + req.Method})
	switch {
	case s.shutdown:
		err = &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server has been shut down"}
	case req.Method == "initialize":
		result, err = answer(req, s.initialize)
	case req.Method == "shutdown":
		s.shutdown, err = true, nil
		defer s.requests.cancelAll(context.WithoutCancel(ctx)) // after it has been answered
	case req.Method == "textDocument/hover":
		_, err = answer(req, func(p positionParams) (any, error) {
			return nil, s.ask(ctx, r, p.TextDocument.URI, nil, func(_ context.Context, l *look) (any, error) { return l.hover(p) })
		})
	case req.Method == "textDocument/completion":
		_, err = answer(req, func(p positionParams) (any, error) {
			return nil, s.ask(ctx, r, p.TextDocument.URI, nil, func(_ context.Context, l *look) (any, error) { return l.completion(p) })
		})
	case req.Method == "textDocument/codeAction":
		_, err = answer(req, func(p codeActionParams) (any, error) {
			return nil, s.ask(ctx, r, p.TextDocument.URI, []codeAction{}, func(ctx context.Context, l *look) (any, error) { return l.actions(ctx, p), nil })
		})
	}
	if err != errLater {
		r.reply(context.WithoutCancel(ctx), result, err)
	}
}

// errLater is that a request will be answered by a queue.
var errLater = errors.New("later")

// ask leaves a request about a document to its queue. Where there is nothing to say about the
// document, the answer is nothing.
func (s *Server) ask(ctx context.Context, r *request, uri string, nothing any, do func(context.Context, *look) (any, error)) error {
	o := s.documents[uri]
	l := s.look(o)
	if l == nil {
		r.reply(context.WithoutCancel(ctx), nothing, nil)
		return errLater
	}
	o.queue.add(ctx, func(ctx context.Context) {
		if ctx.Err() != nil {
			return // it has been answered
		}
		result, err := do(ctx, l)
		r.reply(context.WithoutCancel(ctx), result, err)
	})
	return errLater
}

// notified takes a notification. The protocol lets a server ignore what it does not know.
func (s *Server) notified(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) error {
	var err error
	switch {
	case req.Method == "exit":
		s.exited = true
		return conn.Close()
	case req.Method == "$/cancelRequest":
		_, err = answer(req, func(p cancelParams) (any, error) { s.requests.cancel(ctx, p.ID); return nil, nil })
	case s.shutdown:
	case slices.Contains(reloading, req.Method):
		return s.reload(ctx, conn)
	case req.Method == "textDocument/didOpen", req.Method == "textDocument/didChange":
		_, err = answer(req, func(p documentParams) (any, error) { return nil, s.change(ctx, conn, p) })
	case req.Method == "textDocument/didClose":
		_, err = answer(req, func(p documentParams) (any, error) { s.close(ctx, conn, p); return nil, nil })
	}
	return err
}

// reloading are the notifications after which the configuration is read again.
var reloading = []string{"initialized", "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration", "textDocument/didSave"}

func (s *Server) initialize(p initializeParams) (any, error) {
	if slices.Contains(p.Capabilities.General.PositionEncodings, utf8Units) {
		s.encoding = utf8Units
	}
	s.versions = p.Capabilities.Workspace.WorkspaceEdit.DocumentChanges
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding:   s.encoding,
			TextDocumentSync:   textDocumentSyncOptions{OpenClose: true, Change: syncFull, Save: true},
			HoverProvider:      true,
			CompletionProvider: completionOptions{[]string{`"`}},
			CodeActionProvider: codeActionOptions{[]string{quickFix, sourceFixAll}},
		},
		ServerInfo: serverInfo{Name, s.Version},
	}, nil
}

// reload reads the configuration again, and lints what is open by it. What is
// wrong with it is reported to the client once.
func (s *Server) reload(ctx context.Context, conn *jsonrpc2.Conn) error {
	project, err := s.Open()
	s.project = project
	failure := ""
	if err != nil {
		s.project, failure = nil, source.VisibleError(err)
	}
	if failure != "" && failure != s.failure {
		message := showMessageParams{messageError, Name + ": " + failure}
		if err := conn.Notify(ctx, "window/showMessage", message); err != nil {
			return err
		}
	}
	s.failure = failure
	for _, uri := range slices.Sorted(maps.Keys(s.documents)) {
		s.publish(conn, s.documents[uri])
	}
	return nil
}

func (s *Server) change(ctx context.Context, conn *jsonrpc2.Conn, p documentParams) error {
	o := s.documents[p.TextDocument.URI]
	if o == nil {
		o = &opened{
			document: &document{uri: p.TextDocument.URI, path: pathOf(p.TextDocument.URI), language: p.TextDocument.LanguageID},
			queue:    &queue{all: &s.queues},
		}
		s.documents[o.uri] = o
	}
	text := o.text
	if p.TextDocument.Text != nil {
		text = *p.TextDocument.Text
	}
	next := o.with(text, p.TextDocument.Version)
	for _, change := range p.ContentChanges {
		next = next.change(change, s.encoding)
	}
	o.set(ctx, next)
	if s.project == nil && s.failure == "" { // the client has not said that it is initialized
		return s.reload(ctx, conn)
	}
	s.publish(conn, o)
	return nil
}

// close takes the diagnostics of a document back: the file is not one of the
// client's business any more.
func (s *Server) close(ctx context.Context, conn *jsonrpc2.Conn, p documentParams) {
	o := s.documents[p.TextDocument.URI]
	delete(s.documents, p.TextDocument.URI)
	if o == nil {
		o = &opened{queue: &queue{all: &s.queues}}
	}
	o.set(ctx, nil)
	o.queue.add(ctx, func(ctx context.Context) {
		_ = conn.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{URI: p.TextDocument.URI, Diagnostics: []diagnostic{}})
	})
}

// pathOf returns the path of a file, or the URI if it is not the URI of a file.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || cmp.Or(u.Scheme, "file") != "file" {
		return uri
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = strings.TrimPrefix(path, "/") // /C:/dir
	}
	return filepath.FromSlash(path)
}
