package authlinkhttp

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"compress/zlib"
	"context"
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

// A check is that of one response.
type check struct {
	*checker
	ctx    context.Context // of the request
	seen   Observation
	header http.Header // of the response
}

// observe tells the observers, and returns what they are told.
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
	outcome, err := c.judge(body)
	c.seen.Elapsed = c.now().Sub(start)
	if cause == io.EOF {
		return c.observe(outcome, err)
	}
	// A caller that knows where the value ends reads no further. Whether it was the
	// whole body, or the start of a longer one, its text tells.
	if _, cut := errors.AsType[*authlink.SyntaxError](err); cut || outcome != Valid && outcome != Invalid {
		return c.observe(Incomplete, cause)
	}
	return c.observe(outcome, err)
}

func (c *check) judge(body []byte) (Outcome, error) {
	decoded, err := c.decode(body)
	switch {
	case err == errTooLarge:
		return TooLarge, err
	case err != nil:
		return Undecodable, err
	}
	if err := c.Validate(decoded); err != nil {
		return Invalid, err
	}
	return Valid, nil
}

// decode undoes the content codings of a body (RFC 9110, section 8.4).
func (c *check) decode(body []byte) ([]byte, error) {
	codings := strings.Split(strings.Join(c.header.Values("Content-Encoding"), ","), ",")
	for i := len(codings) - 1; i >= 0; i-- { // the last one was applied last
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
		return nil, fmt.Errorf("Content-Encoding %q: %w", coding, err)
	case len(body) > c.MaxBody:
		return nil, errTooLarge
	}
	return body, nil
}
