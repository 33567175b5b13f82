package authlink

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/authlink/schema"
)

// Encode returns link as a payload of the variant, for mocks and fixtures: compact JSON, with
// the names and the categories of the form, in the order of the names. The payload is valid,
// and Decode reads the same auth link from it, with the time in UTC.
//
// Nothing is left out in silence. It is an error if a property is set, if only to null, that
// the edition does not have: to make an early mock of a late payload, set it to the zero
// [Optional] first. It is an error if the edition does not accept a value, such as a later
// category, or an [OrganizationID] that is a number where it expects a string; that error
// wraps a [*ValidationError] about the JSON that link would have made. And it is an error if
// link is nil, a text is not UTF-8, an ID is empty or the variant does not exist.
func (v Variant) Encode(link *AuthLink) ([]byte, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	if link == nil {
		return nil, errors.New("encode: there is no auth link: it is nil")
	}
	if err := v.checkFits(link); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	data, err := v.encode(link)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	if err := v.Validate(data); err != nil {
		return nil, fmt.Errorf("encode: the edition %v in the form %v does not take this auth link: %w", v.Edition, v.Form, err)
	}
	return data, nil
}

// checkFits reports the properties of link that the edition does not have.
func (v Variant) checkFits(link *AuthLink) error {
	var late []string
	for _, p := range schema.Properties(LatestEdition) {
		if v.Edition < p.First && !fieldOf(link, p).IsZero() {
			late = append(late, fmt.Sprintf("%s (it has come with %v)", p.Name(v.Form), p.First))
		}
	}
	if late == nil {
		return nil
	}
	return fmt.Errorf("the edition %v has no %s: leave that out, or encode a later edition", v.Edition, strings.Join(late, ", no "))
}

func (v Variant) encode(link *AuthLink) ([]byte, error) {
	out := []byte{'{'}
	for _, p := range schema.Properties(v.Edition) {
		field := fieldOf(link, p)
		if !p.Required && field.IsZero() {
			continue
		}
		value, err := v.encodeValue(field.Interface())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name(v.Form), err)
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = fmt.Appendf(out, "%q:%s", p.Name(v.Form), value)
	}
	return append(out, '}'), nil
}

func fieldOf(link *AuthLink, p schema.Property) reflect.Value {
	return reflect.ValueOf(link).Elem().Field(p.Index)
}

// encodeValue writes the value of a field. What encoding/json would write
// differently without a word is an error.
func (v Variant) encodeValue(value any) ([]byte, error) {
	switch field := value.(type) {
	case json.Number:
		if field == "" {
			return nil, errors.New("it is empty: set a number")
		}
	case OrganizationID:
		if field == (OrganizationID{}) {
			return nil, errors.New("it is empty: set NumberID or StringID")
		}
	case time.Time:
		value = field.UTC()
	case Optional[[]Category]:
		value = v.spelled(field)
	}
	if slices.ContainsFunc(textsOf(value), isBroken) {
		return nil, errors.New("it is not UTF-8")
	}
	return marshal(value)
}

func isBroken(text string) bool { return !utf8.ValidString(text) }

// textsOf lists the strings in the value of a field.
func textsOf(value any) []string {
	switch field := value.(type) {
	case string:
		return []string{field}
	case OrganizationID:
		return []string{field.String()}
	case Optional[string]:
		text, _ := field.Get()
		return []string{text}
	case Optional[SessionType]:
		text, _ := field.Get()
		return []string{string(text)}
	case []string:
		return field
	case Optional[map[string]json.RawMessage]:
		metadata, _ := field.Get()
		return slices.Collect(maps.Keys(metadata))
	}
	return nil
}

// marshal is json.Marshal without escapes for HTML.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// spelled gives the categories as the form spells them.
func (v Variant) spelled(list Optional[[]Category]) any {
	categories, ok := list.Get()
	if !ok {
		return list
	}
	spelled := make([]string, len(categories))
	for i, c := range categories {
		spelled[i] = c.Spelling(v.Form)
	}
	return spelled
}
