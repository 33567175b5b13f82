package authlink

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/schematest"
	"github.com/google/go-cmp/cmp"
)

// TestRoundTrip proves, for generated payloads of every contract, that Decode
// and encoding/json give back the same JSON value for every property that the
// contract has, and nothing for those that it has not.
func TestRoundTrip(t *testing.T) { roundTrip(t, 20) }

func TestSoakRoundTrip(t *testing.T) {
	schematest.NeedsSoak(t)
	roundTrip(t, 2_000)
}

// roundTrip makes so many payloads of every variant.
func roundTrip(t *testing.T, count int) {
	for _, c := range allVariants() {
		t.Run(c.fileName(), func(t *testing.T) {
			g := generator{rand.New(rand.NewPCG(1, uint64(c.Edition-EarliestEdition)))}
			doc := parseDocument(t, c.Schema())
			for range count {
				checkRoundTrip(t, c, doc, g.payload(doc))
			}
		})
	}
}

func checkRoundTrip(t *testing.T, c Variant, doc document, payload map[string]any) {
	t.Helper()
	maps.Copy(payload, misfits(doc))
	data, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	link, err := c.Decode(data)
	if err != nil {
		t.Fatalf("%s:\n%v", data, err)
	}
	written, err := json.Marshal(link)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{}
	for name, value := range payload {
		if _, ok := doc.Properties[name]; ok {
			want[camelCase(name)] = value
		}
	}
	if list, ok := want["categories"].([]string); ok {
		want["categories"] = spelledBySDK(list)
	}
	if diff := cmp.Diff(jsonValue(t, want), jsonValue(t, written)); diff != "" {
		t.Fatalf("%s, -want +got:\n%s", data, diff)
	}
}

// misfits gives, of the properties that the contract does not have, each of a
// type that no edition takes for it.
func misfits(doc document) map[string]any {
	values := map[string]any{"unknown": true}
	for wire, row := range addedRows() {
		for _, name := range append(row.names[:], wire) {
			if _, ok := doc.Properties[name]; !ok {
				values[name] = true
			}
		}
	}
	return values
}

// jsonValue gives v as encoding/json reads it back, numbers digit by digit and
// the time of creation as the instant that it is.
func jsonValue(t *testing.T, v any) map[string]any {
	t.Helper()
	data, ok := v.([]byte)
	if !ok {
		var err error
		if data, err = json.Marshal(v); err != nil {
			t.Fatal(err)
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value map[string]any
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	createdAt, err := time.Parse(time.RFC3339Nano, value["createdAt"].(string))
	if err != nil {
		t.Fatal(err)
	}
	value["createdAt"] = createdAt.UTC()
	return value
}

// camelCase gives the SDK's name of a property of either form.
func camelCase(name string) string {
	words := strings.Split(name, "_")
	for i := range words[1:] {
		words[i+1] = strings.ToUpper(words[i+1][:1]) + words[i+1][1:]
	}
	return strings.Join(words, "")
}

// A generator makes up valid payloads.
type generator struct{ *rand.Rand }

func (g generator) payload(doc document) map[string]any {
	payload := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(doc.Properties)) {
		property := doc.Properties[name]
		if !slices.Contains(doc.Required, name) && g.IntN(3) == 0 {
			continue
		}
		types, isList := property.Type.([]any)
		if !isList {
			types = []any{property.Type}
		}
		switch typ := types[g.IntN(len(types))]; {
		case property.Format == "date-time":
			payload[name] = g.dateTime()
		case typ == "array":
			payload[name] = g.some(property.Items.Enum)
		default:
			payload[name] = g.value(typ.(string))
		}
	}
	return payload
}

func (g generator) value(typ string) any {
	switch typ {
	case "string":
		return g.text()
	case "integer":
		return g.integer()
	case "number":
		return json.Number(fmt.Sprintf("%s.%d0e%d", g.integer(), g.Uint64(), g.IntN(600)-300))
	case "object":
		return map[string]any{"": nil, g.text(): g.value("number"), "nested": []any{g.integer(), map[string]any{"<&>": g.text()}}}
	case "null":
		return nil
	}
	panic("no value of the type " + typ)
}

func (g generator) integer() json.Number {
	return json.Number(strconv.FormatInt(g.Int64()-g.Int64(), 10) + strings.Repeat("0", g.IntN(20)))
}

func (g generator) text() string {
	parts := []string{"a", "0", " ", "\"", "\\", "\n", "\x00", "é", "\u2028", "😀", "<", "null", "\u0301"}
	return strings.Join(g.some(parts), "")
}

func (g generator) some(list []string) []string {
	some := make([]string, g.IntN(5))
	for i := range some {
		some[i] = list[g.IntN(len(list))]
	}
	return some
}

func (g generator) dateTime() string {
	zone := time.FixedZone("", 60*(g.IntN(1600)-800))
	return time.Unix(g.Int64N(4e9), g.Int64N(1e9)).In(zone).Format(time.RFC3339Nano)
}
