package authlinkkafka

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/source"
)

// The headers of a dead letter.
const (
	HeaderTopic     = "authlink.topic"     // where the record came from
	HeaderPartition = "authlink.partition" // in decimal
	HeaderOffset    = "authlink.offset"    // in decimal
	HeaderError     = "authlink.error"     // what is wrong, in words; at most 1 KiB
	HeaderRule      = "authlink.rule"      // the id of the first finding's rule
	HeaderValue     = "authlink.value"     // what of the value is there: one of [Values]
)

// maxHeader bounds what a dead letter says in words, in bytes.
const maxHeader = 1 << 10

// deadLetter returns the dead letter of a record.
func (c *Checker) deadLetter(r *kgo.Record, v *verdict) *kgo.Record {
	dead := &kgo.Record{Topic: c.opts.DeadLetters(r.Topic), Context: r.Context}
	values := c.opts.Values
	if values == ValuesRedacted && v.masked == nil {
		values = ValuesLeftOut
	}
	switch values {
	case ValuesPassed:
		dead.Key, dead.Value = bytes.Clone(r.Key), bytes.Clone(r.Value)
		dead.Headers = passed(r.Headers)
	case ValuesRedacted:
		dead.Value = bytes.Clone(v.masked)
		if r.Key != nil {
			_ = lint.Guard(func() { dead.Key = source.RedactText(r.Key) }) // without a key, if that cannot be done
		}
	}
	add := func(name, value string) {
		dead.Headers = append(dead.Headers, kgo.RecordHeader{Key: name, Value: []byte(value)})
	}
	add(HeaderTopic, r.Topic)
	add(HeaderPartition, strconv.Itoa(int(r.Partition)))
	add(HeaderOffset, strconv.FormatInt(r.Offset, 10))
	add(HeaderError, shortened(v.err.said()))
	add(HeaderRule, v.err.Findings[0].Rule)
	add(HeaderValue, string(values))
	return dead
}

// passed are the headers of a record without those that a dead letter has of its own.
func passed(headers []kgo.RecordHeader) []kgo.RecordHeader {
	var out []kgo.RecordHeader
	for _, h := range headers {
		if !strings.HasPrefix(h.Key, "authlink.") {
			out = append(out, h)
		}
	}
	return out
}

// shortened cuts a text that is too long between two characters.
func shortened(text string) string {
	if len(text) <= maxHeader {
		return text
	}
	const mark = "…"
	return strings.ToValidUTF8(text[:maxHeader-len(mark)], "") + mark
}

// leaveOut takes out of a dead letter that is too large for its topic all that came from the record.
func leaveOut(dead *kgo.Record) *kgo.Record {
	small := &kgo.Record{Topic: dead.Topic, Context: dead.Context}
	for _, h := range dead.Headers {
		if !strings.HasPrefix(h.Key, "authlink.") {
			continue
		}
		if h.Key == HeaderValue {
			h.Value = []byte(ValuesLeftOut)
		}
		small.Headers = append(small.Headers, h)
	}
	return small
}
