package authlinkkafka_test

import (
	"strings"
	"testing"

	"github.com/twmb/franz-go/pkg/kgo"

	authlinkkafka "example.com/authlink/kafka"

	"example.com/authlink/internal/linttest"
)

// TestPanic: a record whose check panics is a dead letter that shows nothing of it, and holds up
// no other.
func TestPanic(t *testing.T) {
	c := checker(t, authlinkkafka.Options{})
	c.SetLinter(linttest.Panicking(t))
	valid, dead := c.Check([]*kgo.Record{
		{Topic: topic, Offset: 0, Value: []byte(`{"id": 1}`)},
		{Topic: topic, Offset: 1, Value: []byte(`{"id": "s3cretX"}`)},
		{Topic: topic, Offset: 2, Value: []byte(`{"id": 2}`)},
	})
	if len(valid) != 2 || len(dead) != 1 {
		t.Fatalf("%d valid, %d dead", len(valid), len(dead))
	}
	said := header(dead[0], authlinkkafka.HeaderError)
	if said != "the check panicked with a string [panic]" || header(dead[0], authlinkkafka.HeaderRule) != "panic" || header(dead[0], authlinkkafka.HeaderOffset) != "1" {
		t.Errorf("headers %q", dead[0].Headers)
	}
	if header(dead[0], authlinkkafka.HeaderValue) != string(authlinkkafka.ValuesLeftOut) || strings.Contains(said+string(dead[0].Value), linttest.Secret) {
		t.Errorf("%q shows %q", said, dead[0].Value)
	}
}
