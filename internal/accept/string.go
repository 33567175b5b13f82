package accept

import (
	"unicode/utf8"

	"example.com/authlink/internal/format"
	"example.com/authlink/internal/jsonindex"
)

// A stringRule is what the keywords of a schema ask of a string: to be one of
// some texts, or all the rest. Where a schema asks both, the compiler makes two.
type stringRule struct {
	enum        *table // enum, const; nil for any text
	least, most int    // minLength, maxLength, in code points
	pattern     *matcher
	format      *formatRule
	isDateTime  bool // the format is date-time, and nothing else is asked
}

// text judges the string whose opening quote is at data[i].
func (r *run) text(s *stringRule, i int) (end int) {
	if s.enum != nil {
		return r.choice(s.enum, i)
	}
	if s.isDateTime {
		if end = i + 1 + format.PlainDateTime(r.data[i+1:]); end > i+1 && end < len(r.data) && r.data[end] == '"' {
			return end + 1
		}
	}
	end, escaped := jsonindex.ScanString(r.data, i+1)
	if end < 0 {
		return r.giveUp()
	}
	text := r.data[i+1 : end-1]
	if escaped {
		text = r.decode(text)
	}
	if !r.acceptsText(s, text) {
		return r.refuse(i)
	}
	return end
}

// choice judges a string that has to be one of some texts.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
func (r *run) choice(texts *table, i int) (end int) {
	text, _, end := r.readName(texts, i)
	if end < 0 {
		return r.giveUp()
	}
	if text < 0 {
		return r.refuse(i)
	}
	return end
}

// decode returns what a string means, its escapes decoded. Quoted is what
// stands between its quotes, and has been scanned: its escapes are good. The
// result is good until the next decode.
func (r *run) decode(quoted []byte) []byte {
	r.decoded = jsonindex.AppendDecoded(r.decoded[:0], quoted)
	return r.decoded
}

// acceptsText judges what a string means, by a rule without an enum.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3
func (r *run) acceptsText(s *stringRule, text []byte) bool {
	if (s.least > 0 || s.most < unlimited) && !hasLength(text, s.least, s.most) {
		return false
	}
	if s.pattern != nil && !r.matches(s.pattern, text) {
		return false
	}
	return s.format == nil || s.format.accepts(text)
}

// hasLength reports whether text has that many code points. They are counted
// only where the number of bytes does not tell.
func hasLength(text []byte, least, most int) bool {
	if n := len(text); n/utf8.UTFMax >= least && n <= most {
		return true
	} else if n < least {
		return false
	}
	n := utf8.RuneCount(text)
	return least <= n && n <= most
}
