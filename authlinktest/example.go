package authlinktest

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"example.com/authlink"
)

// An ExampleOption changes what [Example] returns.
type ExampleOption interface{ example(*example) }

// An example is a payload in the making.
type example struct {
	variant authlink.Variant
	with    map[string]any
	without map[string]bool
	broken  bool
}

func (o VariantOption) example(e *example) { e.variant = authlink.Variant(o) }

type exampleOption func(*example)

func (o exampleOption) example(e *example) { o(e) }

// With gives a property another value, which is encoded as [json.Marshal] does. The name is
// spelled as the variant spells it. A property that the contract does not have is added, as
// the vendor may add one.
func With(name string, value any) ExampleOption {
	return exampleOption(func(e *example) { e.with[name] = value; delete(e.without, name) })
}

// Without leaves a property out. The name is spelled as the variant spells it; the test ends
// where the variant has no such property.
func Without(name string) ExampleOption {
	return exampleOption(func(e *example) { e.without[name] = true; delete(e.with, name) })
}

// Broken allows the other options to break the contract, for a test of how a program copes
// with such a payload.
func Broken() ExampleOption {
	return exampleOption(func(e *example) { e.broken = true })
}

// Example returns a payload with all properties of the variant, as indented JSON: the same
// for the same options, always. Where [With] or [Without] breaks the contract, the test ends
// with [testing.TB.Fatal], unless [Broken] is among the options.
func Example(t testing.TB, opts ...ExampleOption) []byte {
	t.Helper()
	e := &example{with: map[string]any{}, without: map[string]bool{}}
	for _, opt := range opts {
		opt.example(e)
	}
	payload := e.base(t)
	for _, name := range slices.Sorted(maps.Keys(e.without)) {
		if _, ok := payload[name]; !ok { // a slip, such as a name of the other form, would leave all as it is
			t.Fatalf("authlinktest: Without(%q): there is no such property in %s", name, describe(e.variant))
		}
		delete(payload, name)
	}
	maps.Copy(payload, e.with)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text) // which has the names in order
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(payload); err != nil {
		t.Fatalf("authlinktest: %v", err)
	}
	body := text.Bytes()
	if !e.broken && !Valid(t, body, Variant(e.variant)) {
		t.Fatal("authlinktest: this is no example; with authlinktest.Broken() it may be one of a broken payload")
	}
	return body
}

// base returns a payload with every property that the schema of the contract
// describes.
func (e *example) base(t testing.TB) map[string]any {
	t.Helper()
	var described struct {
		Properties map[string]struct {
			Examples []any
			Items    struct{ Enum []string }
			Type     any // a string, or a list of them
		}
	}
	_, err := e.variant.Validator()
	if err == nil {
		err = json.Unmarshal(e.variant.Schema(), &described)
	}
	if err != nil {
		t.Fatalf("authlinktest: %v", err)
	}
	payload := make(map[string]any)
	for name, property := range described.Properties {
		switch {
		case len(property.Examples) > 0:
			payload[name] = property.Examples[0]
		case len(property.Items.Enum) > 0:
			payload[name] = property.Items.Enum[:1]
		case property.Type == "string":
			payload[name] = "<value>" // a secret has no example
		default:
			payload[name] = nil
		}
	}
	return payload
}
