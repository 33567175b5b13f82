package workload

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
)

// An object is a JSON object whose members keep their order. The other values
// are those of encoding/json.
type object []member

type member struct {
	name  string
	value any
}

// absent is the value of a member that is left out.
type absent struct{}

// obj makes an object of names and values in turn.
func obj(namesAndValues ...any) object {
	var o object
	for pair := range slices.Chunk(namesAndValues, 2) {
		if pair[1] != (absent{}) {
			o = append(o, member{pair[0].(string), pair[1]})
		}
	}
	return o
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(text(m.name))
		b.WriteByte(':')
		b.Write(text(m.value))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// text writes a value without white space, and without the escapes for HTML.
func text(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // a generator made something that is not JSON
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// minified, indented and shuffled are formats.
func minified(_ *rand.Rand, v any) []byte { return text(v) }

func indented(_ *rand.Rand, v any) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, text(v), "", "  "); err != nil {
		panic(err) // text has written something that is not JSON
	}
	return b.Bytes()
}

func shuffled(r *rand.Rand, v any) []byte {
	if o, ok := v.(object); ok {
		o = slices.Clone(o)
		r.Shuffle(len(o), func(i, j int) { o[i], o[j] = o[j], o[i] })
		v = o
	}
	return text(v)
}
