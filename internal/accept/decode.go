package accept

import "example.com/authlink/internal/jsonindex"

// decode returns what a string means, its escapes decoded. Quoted is what
// stands between its quotes, and has been scanned: its escapes are good. The
// result is good until the next decode.
func (r *run) decode(quoted []byte) []byte {
	r.decoded = jsonindex.AppendDecoded(r.decoded[:0], quoted)
	return r.decoded
}
