package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net/textproto"
	"strconv"

	"github.com/sourcegraph/jsonrpc2"
)

// ErrNoMessage is that the client has sent what is no message. It does not say what
// that was: where one message is cut off from the next is unknown by then, and there
// may be a secret in it.
var ErrNoMessage = errors.New("the client sent something that is not a message of the protocol")

// A framing separates one message from the next, as the Base Protocol of the Language
// Server Protocol has it. It reads the header as HTTP does: names in any case, and any
// white space around a value.
type framing struct {
	jsonrpc2.VSCodeObjectCodec // which writes
	broken                     bool
}

// ReadObject reads a message into v. What is not a message ends the stream.
func (f *framing) ReadObject(stream *bufio.Reader, v any) error {
	header, err := textproto.NewReader(stream).ReadMIMEHeader()
	var malformed textproto.ProtocolError
	if err != nil && !errors.As(err, &malformed) {
		return io.EOF // the client has gone
	}
	length, lengthErr := strconv.ParseUint(header.Get("Content-Length"), 10, 32)
	if err != nil || lengthErr != nil {
		f.broken = true
		return io.EOF
	}
	body, err := io.ReadAll(io.LimitReader(stream, int64(length)))
	if err != nil || uint64(len(body)) < length {
		return io.EOF
	}
	if json.Unmarshal(body, v) != nil {
		f.broken = true
		return io.EOF
	}
	return nil
}
