package schema

import (
	"bytes"
	"encoding/json"
)

// An Optional is a property that may be absent or null. The zero value is
// absent. Give such a field the option omitzero, so that encoding/json leaves
// an absent property out; without it, absent is written as null.
type Optional[T any] struct {
	value T
	state state
}

type state uint8

const (
	absent state = iota
	null
	present
)

// Some returns an Optional that holds v.
func Some[T any](v T) Optional[T] { return Optional[T]{value: v, state: present} }

// Null returns an Optional that is null.
func Null[T any]() Optional[T] { return Optional[T]{state: null} }

// Get returns the value, and false where it is absent or null.
func (o Optional[T]) Get() (T, bool) { return o.value, o.state == present }

// IsNull reports whether the property is there and null.
func (o Optional[T]) IsNull() bool { return o.state == null }

// IsZero reports whether the property is absent. It is what omitzero asks.
func (o Optional[T]) IsZero() bool { return o.state == absent }

// MarshalJSON writes the value, or null where there is none.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if o.state != present {
		return []byte("null"), nil
	}
	return marshal(o.value)
}

// marshal writes v with its characters <, > and & as they are: whoever writes the
// whole document decides whether they are escaped.
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// UnmarshalJSON reads null or a value. On an error o is as it was.
func (o *Optional[T]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*o = Null[T]()
		return nil
	}
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*o = Some(v)
	return nil
}
