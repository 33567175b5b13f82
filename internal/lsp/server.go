// Package lsp serves the linter to editors over the Language Server Protocol 3.17.
package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

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

	project   *lint.Project // nil if Open failed
	failure   string        // of Open, which has been reported to the client
	documents map[string]*document
	encoding  string
	versions  bool // the client checks the version of a document before it edits
	shutdown  bool
	exited    bool
}

// Serve answers the client at the other end of a stream until it exits or ctx is
// done, and closes the stream. The error is that of the stream, [ErrNoMessage] or
// [ErrNoShutdown].
func (s *Server) Serve(ctx context.Context, stream io.ReadWriteCloser) error {
	s.documents = make(map[string]*document)
	s.encoding = utf16Units
	// One request after the other: each takes less time than a keystroke, and the
	// answers are about the text that the client had.
	handler, messages := jsonrpc2.HandlerWithError(s.handle), new(framing)
	conn := jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(stream, messages), handler)
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

// handle answers one request or notification.
func (s *Server) handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	if s.shutdown && req.Method != "exit" {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server has been shut down"}
	}
	switch req.Method {
	case "initialize":
		return answer(req, s.initialize)
	case "shutdown":
		s.shutdown = true
		return nil, nil
	case "exit":
		s.exited = true
		return nil, conn.Close()
	case "initialized", "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration", "textDocument/didSave":
		return nil, s.reload(ctx, conn)
	case "textDocument/didOpen", "textDocument/didChange":
		return answer(req, func(p documentParams) (any, error) { return nil, s.change(ctx, conn, p) })
	case "textDocument/didClose":
		return answer(req, func(p documentParams) (any, error) { return nil, s.close(ctx, conn, p) })
	case "textDocument/hover":
		return answer(req, s.hover)
	case "textDocument/codeAction":
		return answer(req, func(p codeActionParams) (any, error) { return s.actions(ctx, p) })
	}
	if req.Notif {
		return nil, nil // the protocol lets a server ignore what it does not know
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "not supported: " + req.Method}
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
		if err := s.publish(ctx, conn, s.documents[uri]); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) change(ctx context.Context, conn *jsonrpc2.Conn, p documentParams) error {
	d := s.documents[p.TextDocument.URI]
	if d == nil {
		d = &document{uri: p.TextDocument.URI, path: pathOf(p.TextDocument.URI)}
		d.set("")
		s.documents[d.uri] = d
	}
	d.version = p.TextDocument.Version
	if p.TextDocument.Text != nil {
		d.set(*p.TextDocument.Text)
	}
	for _, change := range p.ContentChanges {
		d.change(change, s.encoding)
	}
	if s.project == nil && s.failure == "" { // the client has not said that it is initialized
		return s.reload(ctx, conn)
	}
	return s.publish(ctx, conn, d)
}

// close takes the diagnostics of a document back: the file is not one of the
// client's business any more.
func (s *Server) close(ctx context.Context, conn *jsonrpc2.Conn, p documentParams) error {
	delete(s.documents, p.TextDocument.URI)
	return conn.Notify(ctx, "textDocument/publishDiagnostics", publishDiagnosticsParams{URI: p.TextDocument.URI, Diagnostics: []diagnostic{}})
}

// linted returns a document that is open and concerns the project, nil for any
// other.
func (s *Server) linted(uri string) *document {
	d := s.documents[uri]
	if d == nil || s.project == nil || !s.project.Concerns(d.path) {
		return nil
	}
	return d
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
