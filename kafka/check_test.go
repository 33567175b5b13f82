package authlinkkafka_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/authlinkhttp"
	authlinkkafka "example.com/authlink/kafka"
)

// A JWT that nobody has issued.
const token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl"

func fixture(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile("../testdata/" + path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestCheck(t *testing.T) {
	c := checker(t, authlinkkafka.Options{
		Check:  authlinkkafka.Check{Form: "wire"},
		Topics: map[string]authlinkkafka.Check{"ids": numbered},
	})
	records := []*kgo.Record{
		{Topic: "links", Offset: 0, Value: fixture(t, "wire/valid/minimal.json")},
		{Topic: "links", Offset: 1, Partition: 2, Key: []byte("order-4711"), Value: []byte(`{"token": "` + token + `", "id": "x"}`)},
		{Topic: "links", Offset: 2, Value: nil}, // a tombstone
		{Topic: "links", Offset: 3, Value: []byte{}},
		{Topic: "ids", Offset: 4, Value: []byte(`{"id": 1}`)},
		{Topic: "ids", Offset: 5, Value: []byte(`{"id": 1.5}`)},
	}
	valid, dead := c.Check(records)
	if len(valid) != 3 || valid[0] != records[0] || valid[1] != records[2] || valid[2] != records[4] {
		t.Errorf("valid: %v", valid)
	}
	if len(dead) != 3 {
		t.Fatalf("%d dead letters", len(dead))
	}
	first := dead[0]
	for name, want := range map[string]string{
		authlinkkafka.HeaderTopic: "links", authlinkkafka.HeaderPartition: "2", authlinkkafka.HeaderOffset: "1",
		authlinkkafka.HeaderRule: "required", authlinkkafka.HeaderValue: "redacted",
	} {
		if got := header(first, name); got != want {
			t.Errorf("header %s: %q, want %q", name, got, want)
		}
	}
	if first.Topic != "links.dead-letters" || string(first.Key) != "order-4711" {
		t.Errorf("topic %q, key %q", first.Topic, first.Key)
	}
	if want := `1:79: expected number, got string "x" [type]`; !strings.HasSuffix(header(first, authlinkkafka.HeaderError), want) {
		t.Errorf("error %q, want ...%q", header(first, authlinkkafka.HeaderError), want)
	}
	if rule := header(dead[1], authlinkkafka.HeaderRule); rule != "syntax" {
		t.Errorf("no text: rule %s", rule)
	}
	if dead[2].Topic != "ids.dead-letters" || header(dead[2], authlinkkafka.HeaderRule) != "type" {
		t.Errorf("another topic's check: %+v", dead[2])
	}
}

// TestNoSecrets: unless asked, a dead letter holds no token, wherever it stands.
func TestNoSecrets(t *testing.T) {
	for _, value := range []string{
		`{"token": "` + token + `"}`,
		`{"token": "` + token,
		`{"a": {"b": ["` + token + `"]}, "` + token + `": 1}`,
		`Authorization: Bearer ` + token,
		strings.Repeat(" ", 17<<20) + token, // beyond the limit of a document
	} {
		record := &kgo.Record{Topic: topic, Key: []byte(`{"token": "` + token + `"}`), Value: []byte(value), Headers: []kgo.RecordHeader{{Key: "authorization", Value: []byte(token)}}}
		for values, shows := range map[authlinkkafka.Values]bool{"": false, authlinkkafka.ValuesRedacted: false, authlinkkafka.ValuesLeftOut: false, authlinkkafka.ValuesPassed: true} {
			c := checker(t, authlinkkafka.Options{Check: authlinkkafka.Check{AllRules: true}, Values: values})
			_, dead := c.Check([]*kgo.Record{record})
			if len(dead) != 1 {
				t.Fatalf("%.40q: %d dead letters", value, len(dead))
			}
			text := string(dead[0].Key) + string(dead[0].Value)
			for _, h := range dead[0].Headers {
				text += h.Key + string(h.Value)
			}
			if strings.Contains(text, token[10:]) != shows {
				t.Errorf("%.40q with the values %q: %.300q", value, values, text)
			}
			if shows && (string(dead[0].Value) != value || header(dead[0], "authorization") != token) {
				t.Errorf("%.40q is not passed as it is", value)
			}
		}
	}
}

func TestSeverities(t *testing.T) {
	warned := []*kgo.Record{{Topic: topic, Value: []byte(`{"id": 1, "di": 2}`)}}
	check := authlinkkafka.Check{Schema: numbered.Schema, AllRules: true}
	for failOn, want := range map[string]int{"": 0, "error": 0, "warning": 1, "info": 1} {
		if _, dead := checker(t, authlinkkafka.Options{Check: check, FailOn: failOn}).Check(warned); len(dead) != want {
			t.Errorf("fail on %q: %d dead letters, want %d", failOn, len(dead), want)
		}
	}
}

func TestObservers(t *testing.T) {
	var seen []authlinkhttp.Observation
	c := checker(t, authlinkkafka.Options{Check: numbered, Observers: []authlinkhttp.Observer{
		authlinkhttp.ObserverFunc(func(_ context.Context, o authlinkhttp.Observation) { seen = append(seen, o) }),
	}})
	c.Check([]*kgo.Record{
		{Topic: "a", Value: []byte(`{"id": 1}`)},
		{Topic: "b", Offset: 7, Value: []byte(`{"id": ""}`)},
		{Topic: "c", Value: []byte(strings.Repeat("[", 2000))},
	})
	if len(seen) != 3 {
		t.Fatalf("%d observations", len(seen))
	}
	for i, want := range []authlinkhttp.Outcome{authlinkhttp.Valid, authlinkhttp.Invalid, authlinkhttp.TooLarge} {
		o := seen[i]
		if o.Outcome != want || o.Pattern != string('a'+rune(i)) || o.Bytes == 0 || (o.Err == nil) != (want == authlinkhttp.Valid) {
			t.Errorf("%d: %+v", i, o)
		}
	}
	invalid, ok := errors.AsType[*authlinkkafka.Error](seen[1].Err)
	if !ok || invalid.Offset != 7 || len(invalid.Findings) != 1 || invalid.Findings[0].InstanceLocation != "/id" {
		t.Errorf("error %#v", seen[1].Err)
	}
	if want := `authlinkkafka: the record at offset 7 of partition 0 of b: 1:8: expected integer, got string "" [type]`; seen[1].Err.Error() != want {
		t.Errorf("error %q, want %q", seen[1].Err, want)
	}
}

// TestManyRecords: the order is that of the records, on however many cores.
func TestManyRecords(t *testing.T) {
	var records []*kgo.Record
	for i := range 1000 {
		value := `{"id": 1}`
		if i%3 == 0 {
			value = "{}"
		}
		records = append(records, &kgo.Record{Topic: topic, Offset: int64(i), Value: []byte(value)})
	}
	valid, dead := checker(t, authlinkkafka.Options{Check: numbered}).Check(records)
	if len(valid) != 666 || len(dead) != 334 {
		t.Fatalf("%d valid, %d dead", len(valid), len(dead))
	}
	for i := 1; i < len(valid); i++ {
		if valid[i-1].Offset >= valid[i].Offset {
			t.Fatalf("record %d after record %d", valid[i].Offset, valid[i-1].Offset)
		}
	}
}

func TestLongErrors(t *testing.T) {
	var members []string
	for i := range 10 {
		members = append(members, fmt.Sprintf(`"%d%s": 1`, i, strings.Repeat("\U0001D11E", 60)))
	}
	value := "{" + strings.Join(members, ", ") + "}"
	check := authlinkkafka.Check{Schema: `{"propertyNames": {"maxLength": 1}}`}
	_, dead := checker(t, authlinkkafka.Options{Check: check}).Check([]*kgo.Record{{Topic: topic, Value: []byte(value)}})
	if said := header(dead[0], authlinkkafka.HeaderError); len(said) > 1024 || !strings.HasSuffix(said, "…") || strings.Contains(said, "\uFFFD") {
		t.Errorf("%d bytes: %q", len(said), said)
	}
}

func TestOptionsThatAreWrong(t *testing.T) {
	for want, opts := range map[string]authlinkkafka.Options{
		`authlinkkafka: there is no contract "acme"`:              {Check: authlinkkafka.Check{Contract: "acme"}},
		`authlinkkafka: topic "a": there is no rule "tpye"`:       {Topics: map[string]authlinkkafka.Check{"a": {Rules: map[string]string{"tpye": "off"}}}},
		`authlinkkafka: FailOn is "loud"`:                         {FailOn: "loud"},
		`authlinkkafka: Values is "raw"`:                          {Values: "raw"},
		`authlinkkafka: MaxPoll and StopTimeout must not be nega`: {MaxPoll: -1},
		`authlinkkafka: an Observer is nil`:                       {Observers: []authlinkhttp.Observer{nil}},
	} {
		if _, err := authlinkkafka.New(opts); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
