package authlinkhttp

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"example.com/authlink"
)

var (
	errTooLarge = errors.New("the body is longer than is checked")
	errNotRead  = errors.New("the body was not read to its end")
)

// maxCodings is how many content codings are undone. Nobody applies more than
// two; each costs as much as the body is long.
const maxCodings = 4

// A check is that of one response.
type check struct {
	*checker
	ctx    context.Context // of the request
	seen   Observation
	coding string // the value of Content-Encoding

	method, url string      // of the request
	header      http.Header // of the response; kept where whole exchanges are checked
}

// keepExchange keeps what the check of a whole exchange needs, if that is what is done.
func (c *check) keepExchange(method, url string, header http.Header) {
	if c.Exchanges != nil {
		c.method, c.url, c.header = method, url, header.Clone()
	}
}

// observe calls the observers, and returns what they got.
func (c *check) observe(outcome Outcome, err error) Observation {
	c.seen.Outcome, c.seen.Err = outcome, err
	for _, o := range c.Observers {
		o.Observe(c.ctx, c.seen)
	}
	return c.seen
}

// end judges what was read of a body. cause is why there is no more of it: io.EOF
// at its end.
func (c *check) end(body []byte, cause error) Observation {
	c.seen.Bytes = len(body)
	if len(body) > c.MaxBody {
		return c.observe(TooLarge, errTooLarge)
	}
	start := c.now()
	outcome, err := c.judge(body, cause)
	c.seen.Elapsed = c.now().Sub(start)
	return c.observe(outcome, err)
}

func (c *check) judge(body []byte, cause error) (Outcome, error) {
	text, err := c.decode(body)
	switch {
	case err == errTooLarge:
		return TooLarge, err
	case cause != io.EOF && (err != nil || !isWhole(text)):
		return Incomplete, cause
	case err != nil:
		return Undecodable, err
	}
	if c.Exchanges != nil {
		err = c.Exchanges.Check(c.method, c.url, c.seen.Status, c.header, text)
	} else {
		err = c.Validate(text)
	}
	switch {
	case err == nil:
		return Valid, nil
	case isNotChecked(err):
		return NotChecked, err
	case isLimit(err):
		return TooLarge, err
	}
	return Invalid, err
}

// isNotChecked reports whether an error says that something was not looked at, and nothing found.
func isNotChecked(err error) bool {
	skipped, ok := errors.AsType[interface {
		error
		NotChecked() bool
	}](err)
	return ok && skipped.NotChecked()
}

// isLimit reports whether an error is about how much there is, and not about what.
func isLimit(err error) bool {
	if syntax, ok := errors.AsType[*authlink.SyntaxError](err); ok {
		return syntax.Code == authlink.SyntaxLimit
	}
	exchange, ok := errors.AsType[interface {
		error
		TooLarge() bool
	}](err)
	return ok && exchange.TooLarge()
}

// isWhole reports whether a text is a document, and not the start of a longer
// one: a caller that knows where the value ends reads no further. Of all that is
// JSON, only a number can go on.
func isWhole(text []byte) bool {
	return json.Valid(text) && !bytes.ContainsAny(text[len(text)-1:], "0123456789")
}

// codingOf returns the content codings that a header names, the last one applied
// last.
func codingOf(header http.Header) string { return strings.Join(header.Values("Content-Encoding"), ",") }

// decode undoes the content codings of a body (RFC 9110, section 8.4).
func (c *check) decode(body []byte) ([]byte, error) {
	codings := strings.Split(c.coding, ",")
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("Content-Encoding names %d codings, at most %d are undone", len(codings), maxCodings)
	}
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if body, err = c.undo(strings.ToLower(strings.TrimSpace(codings[i])), body); err != nil {
			return nil, err
		}
	}
	return body, nil
}

func (c *check) undo(coding string, body []byte) ([]byte, error) {
	var r io.ReadCloser
	var err error
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		r, err = zlib.NewReader(bytes.NewReader(body))
	default:
		err = errors.New("not a coding that is known")
	}
	if err == nil {
		body, err = io.ReadAll(io.LimitReader(r, int64(c.MaxBody)+1))
		err = cmp.Or(err, r.Close())
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("Content-Encoding %.60q: %w", coding, err) // it is no longer than that, or hostile
	case len(body) > c.MaxBody:
		return nil, errTooLarge
	}
	return body, nil
}
