package authlink

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"example.com/authlink/internal/format"
	"example.com/authlink/schema"
)

// Decode validates data and reads it. The error is that of Validate; what
// Validate accepts, Decode can read. Categories come in one spelling whatever
// the form, numbers with every digit that was sent, and the time in UTC, where
// a leap second is the first instant of the next minute. Properties that the
// contract does not know in its edition are left out.
func (c Variant) Decode(data []byte) (*AuthLink, error) {
	if err := c.Validate(data); err != nil {
		return nil, err
	}
	return c.decode(data)
}

// decode reads a valid payload. It goes by the exact names of the contract:
// encoding/json would take "TOKEN" for "token".
func (c Variant) decode(data []byte) (*AuthLink, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, err
	}
	link := new(AuthLink)
	for field, value := range reflect.ValueOf(link).Elem().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get(forms[c.Form].nameTag), ",")
		member, ok := members[name]
		if !ok || !c.Edition.Includes(field.Tag) {
			continue
		}
		if err := decodeMember(member, value.Addr().Interface()); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
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
