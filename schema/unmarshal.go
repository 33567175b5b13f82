package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"
)

// UnmarshalJSON reads an auth link in the SDK form, by the exact names of its
// properties in all editions; others are passed over. It validates nothing:
// Decode of package authlink does.
//
// A payload of another form is an error that says which: encoding/json alone
// would find none of its names and make an empty auth link of it. On an error l
// is as it was.
//
// A struct that embeds an AuthLink gets this method, and reads none of its own
// fields: give the auth link a field of its own.
func (l *AuthLink) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return fmt.Errorf("an auth link is an object: %w", err)
	}
	switch n := spellingOf(members); {
	case n.wire > n.sdk:
		return errOtherForm(FormWire)
	case n == spelling{} && len(members) > 0:
		return errNoAuthLink
	}
	read := *l
	for _, p := range table() {
		member, ok := members[p.SDK]
		if !ok {
			continue
		}
		if err := json.Unmarshal(member, reflect.ValueOf(&read).Elem().Field(p.Index).Addr().Interface()); err != nil {
			return fmt.Errorf("%s: %w", p.SDK, withoutValue(err))
		}
	}
	if categories, _ := read.Categories.Get(); slices.ContainsFunc(categories, Category.isDumped) {
		return errOtherForm(FormDump)
	}
	*l = read
	return nil
}

// errNoAuthLink is why an object is not read that has not one name of an auth link: it may
// be what is around one, or spelled in yet another way.
var errNoAuthLink = errors.New("this object has none of the properties of an auth link in the form sdk, such as authLinkUrl: " +
	"is the auth link inside it?")

// withoutValue returns an error that does not show what it is about: it may be a secret.
func withoutValue(err error) error {
	if _, ok := err.(*time.ParseError); ok {
		return errors.New("not a date-time of RFC 3339")
	}
	return err
}

// errOtherForm is why a payload of another form than the SDK's is not read.
func errOtherForm(f Form) error {
	constant := map[Form]string{FormWire: "FormWire", FormDump: "FormDump"}[f]
	return fmt.Errorf("this auth link is in the form %v, and encoding/json reads the form %v: "+
		"call authlink.Variant{Form: authlink.%s}.Decode", f, FormSDK, constant)
}

// A spelling counts the names of a payload that are the contract's: those that the wire
// form alone has, those that the others alone have, and those that all have.
type spelling struct{ wire, sdk, common int }

func spellingOf(members map[string]json.RawMessage) spelling {
	var n spelling
	for _, p := range table() {
		_, isSDK := members[p.SDK]
		_, isWire := members[p.Wire]
		switch {
		case isSDK && isWire && p.SDK == p.Wire:
			n.common++
		case isSDK:
			n.sdk++
		case isWire:
			n.wire++
		}
	}
	return n
}

// isDumped reports whether c is spelled as the SDK form spells no category, and
// the forms wire and dump do.
func (c Category) isDumped() bool {
	known, ok := ParseCategory(string(c))
	return ok && known != c
}
