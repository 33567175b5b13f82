package source

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
)

// maxLayers is how many codings a body is taken out of. Nobody uses more by accident.
const maxLayers = 4

// A Body says how the body of a response stands in a string, as far as the recording does.
type Body struct {
	Base64    bool     // it is in base64, or said to be
	Encodings []string // the codings of Content-Encoding, in the order in which they were applied
	Most      int      // how many bytes it may expand to; the default is what a document may have
}

// A layer is one coding that a body is in: how to write it again.
type layer func(data []byte) ([]byte, error)

// InBody returns the body in the string at [start, end) as a document: as it is, or out of
// base64 and of the codings of HTTP that it is in, by its headers or by how it begins. Of
// such a document nothing is shown, and fixes are written in the codings again. The error
// says why it cannot be read.
func (d Document) InBody(start, end int, pointer string, b Body) (Document, error) {
	inner := d.InString(start, end, pointer)
	text, layers, err := b.decode(inner.JSON)
	if err != nil || len(layers) == 0 {
		return inner, err
	}
	whole := d.Part(start+1, end-1, pointer).whole(len(text))
	inner.lift = inner.liftLayers(text, layers)
	inner.JSON, inner.Spans, inner.Opaque = text, whole, true
	return inner, nil
}

// IsBody reports whether a text looks like JSON, or is in base64 or in a coding of HTTP by
// how it begins: whether it is worth while to read it as a [Body].
func IsBody(text []byte) bool {
	if LooksLikeJSON(text) {
		return true
	}
	_, layers, err := Body{}.decode(text)
	return err == nil && len(layers) > 0
}

// decode takes a text out of what it is in. A text that is JSON is in nothing, whatever is
// said of it: browsers call base64 what they have decoded already, and recorders keep
// headers of codings that they have undone.
func (b Body) decode(text []byte) (data []byte, layers []layer, err error) {
	if LooksLikeJSON(text) {
		return text, nil, nil
	}
	if raw, ok := latin1(text); ok {
		return b.undo(text, raw, encodeLatin1)
	}
	decoded, style, ok := decodeBase64(text)
	encode := func(data []byte) ([]byte, error) { return style.encode(data), nil }
	switch {
	case ok && (b.Base64 || isMeant(decoded)):
		return b.undo(text, decoded, encode)
	case b.Base64 && len(bytes.TrimSpace(text)) > 0:
		return text, nil, errors.New("it is not base64, as the recording says")
	case ok && len(b.Encodings) > 0:
		if data, layers, err := b.undo(text, decoded, encode); err == nil && LooksLikeJSON(data) {
			return data, layers, nil
		}
	}
	return text, nil, nil
}

// undo takes the bytes of a body out of the codings that they are in. outer is the layer
// around the bytes.
func (b Body) undo(text, data []byte, outer layer) (_ []byte, layers []layer, err error) {
	layers = []layer{outer}
	names := slices.Clone(b.Encodings)
	for range maxLayers {
		if LooksLikeJSON(data) {
			break
		}
		name := ""
		if n := len(names); n > 0 {
			name, names = names[n-1], names[:n-1]
		}
		c, ok := codingOf(data, name)
		if !ok {
			continue
		}
		decoded, err := c.decode(data, b.most())
		if err != nil {
			return text, nil, unreadable(c, err, b.most())
		}
		data, layers = decoded, append(layers, c.encode)
	}
	return data, layers, nil
}

func unreadable(c coding, err error, most int) error {
	if errors.Is(err, ErrExpands) {
		return &bodyError{fmt.Sprintf("it is in %s, and expands to more than %d bytes, the limit for a document", c.names[0], most), err}
	}
	if errors.Is(err, errLeftOut) {
		return fmt.Errorf("it is in %s, which this page cannot read: the command authlink-lint can", c.names[0])
	}
	return fmt.Errorf("it is in %s, and broken", c.names[0])
}

// A bodyError says why a body cannot be read.
type bodyError struct {
	text  string
	cause error
}

func (e *bodyError) Error() string { return e.text }
func (e *bodyError) Unwrap() error { return e.cause }

func (b Body) most() int {
	if b.Most > 0 {
		return b.Most
	}
	return jsonindex.DefaultLimits().Bytes
}

// isMeant reports whether what a text is in base64 shows that it was meant to be base64.
func isMeant(decoded []byte) bool {
	if LooksLikeJSON(decoded) {
		return true
	}
	_, ok := codingOf(decoded, "")
	return ok
}

// latin1 returns the bytes of a text in which each character stands for one, as some
// recorders write what is compressed.
func latin1(text []byte) (raw []byte, ok bool) {
	if len(text) < 2 || text[0] >= utf8.RuneSelf && text[0] != 0xC2 && text[0] != 0xC3 {
		return nil, false
	}
	for _, r := range string(text[:min(len(text), 2*utf8.UTFMax)]) {
		raw = append(raw, byte(r))
	}
	if _, ok := codingOf(raw, ""); !ok {
		return nil, false
	}
	raw = raw[:0]
	for _, r := range string(text) {
		if r > 0xFF {
			return nil, false
		}
		raw = append(raw, byte(r))
	}
	return raw, true
}

func encodeLatin1(data []byte) ([]byte, error) {
	var out []byte
	for _, c := range data {
		out = utf8.AppendRune(out, rune(c))
	}
	return out, nil
}

// liftLayers is the lift of what the text of d is in some codings.
func (d Document) liftLayers(decoded []byte, layers []layer) func([]authlink.Edit) []authlink.Edit {
	return func(edits []authlink.Edit) []authlink.Edit {
		text := Apply(decoded, edits)
		for _, encode := range slices.Backward(layers) {
			var err error
			if text, err = encode(text); err != nil {
				return nil
			}
		}
		return d.Lift([]authlink.Edit{{Offset: 0, End: len(d.JSON), Text: string(text)}})
	}
}

// LooksLikeJSON reports whether a text begins like an object or an array, perhaps after a
// byte order mark.
func LooksLikeJSON(text []byte) bool {
	text = bytes.TrimPrefix(text[:min(len(text), 64)], []byte("\uFEFF"))
	rest := strings.TrimLeft(string(text), " \t\r\n")
	return rest != "" && (rest[0] == '{' || rest[0] == '[')
}
