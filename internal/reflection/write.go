package reflection

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/invopop/jsonschema"
)

// marshal writes a schema, indented and with a line feed at its end. The characters <, >
// and & stand for themselves, as people write them in patterns.
func marshal(s *jsonschema.Schema) ([]byte, error) {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(plain(data), '\n'), nil
}

// plain undoes what encoding/json does to <, > and &. An Encoder could be told not to, but
// a Schema writes itself.
func plain(data []byte) []byte {
	var out bytes.Buffer
	for len(data) > 0 {
		before, after, found := bytes.Cut(data, []byte(`\`))
		out.Write(before)
		if !found {
			break
		}
		escape, char := escapeOf(after)
		out.WriteString(char)
		data = after[len(escape):]
	}
	return out.Bytes()
}

// escapeOf splits off the escape sequence at the beginning of data, without its backslash,
// and says what to write for it.
func escapeOf(data []byte) (escape []byte, written string) {
	for _, char := range []string{"<", ">", "&"} {
		if code := fmt.Sprintf("u%04x", char[0]); bytes.HasPrefix(data, []byte(code)) {
			return data[:len(code)], char
		}
	}
	return data[:1], `\` + string(data[:1])
}
