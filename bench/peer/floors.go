package peer

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/bytedance/sonic"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/minio/simdjson-go"
)

func jsonValid(data []byte) bool { return json.Valid(data) }

// jsontextValid reads every token, which finds duplicate names and invalid UTF-8
// as authlink does.
func jsontextValid(data []byte) bool {
	d := jsontext.NewDecoder(bytes.NewBuffer(data))
	for {
		if _, err := d.ReadToken(); err != nil {
			return err == io.EOF
		}
	}
}

func sonicValid(data []byte) bool { return sonic.Valid(data) }

// simdSupported reports whether simdjson runs on this machine.
func simdSupported() bool { return simdjson.SupportedCPU() }

// simdValid returns a function that is not safe for concurrent use: it keeps
// what it parsed, as simdjson advises.
func simdValid() Valid {
	var reuse *simdjson.ParsedJson
	return func(data []byte) bool {
		parsed, err := simdjson.Parse(data, reuse, simdjson.WithCopyStrings(false))
		if err != nil {
			return false
		}
		reuse = parsed
		return true
	}
}
