package authlink

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"example.com/authlink/internal/format"
	"example.com/authlink/schema"
)

// Decode validates data and reads it. The error is that of [Variant.Validate]; what Validate
// accepts, Decode can read. Whatever the form, a category is one of the constants; a number
// keeps every digit that was sent; the time is in UTC, and a leap second is the first instant
// of the next minute. Properties that the edition does not have are ignored.
func (v Variant) Decode(data []byte) (*AuthLink, error) {
	if err := v.Validate(data); err != nil {
		return nil, err
	}
	return v.decode(data)
}

// decode reads a valid payload. It goes by the exact names of the contract:
// encoding/json would take "TOKEN" for "token".
func (v Variant) decode(data []byte) (*AuthLink, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, err
	}
	link := new(AuthLink)
	for _, p := range schema.Properties(v.Edition) {
		member, ok := members[p.Name(v.Form)]
		if !ok {
			continue
		}
		if err := decodeMember(member, reflect.ValueOf(link).Elem().Field(p.Index).Addr().Interface()); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name(v.Form), err)
		}
	}
	canonicalize(link)
	return link, nil
}

func decodeMember(member []byte, target any) error {
	at, ok := target.(*time.Time)
	if !ok {
		return json.Unmarshal(member, target)
	}
	var text string
	if err := json.Unmarshal(member, &text); err != nil {
		return err
	}
	var err error
	*at, err = format.ParseDateTime(text)
	return err
}

// canonicalize gives the categories their one spelling.
func canonicalize(link *AuthLink) {
	categories, _ := link.Categories.Get()
	for i, c := range categories {
		if known, ok := schema.ParseCategory(string(c)); ok {
			categories[i] = known
		}
	}
}
