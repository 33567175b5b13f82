package authlinkkafka

import (
	"fmt"
	"strings"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/words"
)

// ruleUndecided is that of a finding about the check, and not about the record.
const ruleUndecided = "undecided"

// A Finding is one thing that is wrong with a record. It holds no secret.
type Finding struct {
	Rule     string // its id, as authlink-lint has it; or "panic", or "undecided" where the check came to no end
	Severity string // "error", "warning" or "info"
	Message  string
	Hint     string // what was probably meant, if anything

	Line, Column int // in the value, from 1; columns count code points
	Offset, End  int // in the value, in bytes

	// InstanceLocation and KeywordLocation are JSON Pointers (RFC 6901) to the value and to
	// the keyword of the schema, empty where there is none.
	InstanceLocation, KeywordLocation string
}

func findingOf(f finding.Finding) Finding {
	out := Finding{
		Rule: f.Rule, Severity: string(f.Severity), Message: f.Message, Hint: f.Hint,
		Line: f.Line, Column: f.Column, Offset: f.Offset, End: f.End,
	}
	if f.Location != nil {
		out.InstanceLocation, out.KeywordLocation = f.InstanceLocation, f.KeywordLocation
	}
	return out
}

// String returns the place, the message and the rule: `1:24: expected string [type]`.
func (f Finding) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s [%s]", f.Message, f.Rule)
	}
	return fmt.Sprintf("%d:%d: %s [%s]", f.Line, f.Column, f.Message, f.Rule)
}

// An Error is why a record is a dead letter.
type Error struct {
	Topic     string
	Partition int32
	Offset    int64

	// Findings are all there are, in the order of their places; at least one.
	Findings []Finding
}

func errorOf(r *kgo.Record, found []Finding) *Error {
	return &Error{Topic: r.Topic, Partition: r.Partition, Offset: r.Offset, Findings: found}
}

// Error says which record it is, and what is wrong with it. It holds no secret.
func (e *Error) Error() string {
	return fmt.Sprintf("authlinkkafka: the record at offset %d of partition %d of %s: %s", e.Offset, e.Partition, e.Topic, e.said())
}

// maxSaid is how many findings an error and a header name.
const maxSaid = 5

// said lists the first few findings.
func (e *Error) said() string {
	var parts []string
	for i, f := range e.Findings {
		if i == maxSaid {
			parts = append(parts, words.Count(len(e.Findings)-maxSaid, "more finding"))
			break
		}
		parts = append(parts, f.String())
	}
	return strings.Join(parts, "; ")
}
