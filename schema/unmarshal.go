package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
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
	if isWire(members) {
		return errOtherForm(FormWire)
	}
	read := *l
	for _, p := range table() {
		member, ok := members[p.SDK]
		if !ok {
			continue
		}
		if err := json.Unmarshal(member, reflect.ValueOf(&read).Elem().Field(p.Index).Addr().Interface()); err != nil {
			return fmt.Errorf("%s: %w", p.SDK, err)
		}
	}
	if categories, _ := read.Categories.Get(); slices.ContainsFunc(categories, Category.isDumped) {
		return errOtherForm(FormDump)
	}
	*l = read
	return nil
}

// errOtherForm is why a payload of another form than the SDK's is not read.
func errOtherForm(f Form) error {
	constant := map[Form]string{FormWire: "FormWire", FormDump: "FormDump"}[f]
	return fmt.Errorf("this auth link is in the form %v, and encoding/json reads the form %v: "+
		"call authlink.Variant{Form: authlink.%s}.Decode", f, FormSDK, constant)
}

// isWire reports whether a payload has names that the wire form alone has, and
// none that the others alone have.
func isWire(members map[string]json.RawMessage) bool {
	found := false
	for _, p := range table() {
		if p.SDK == p.Wire {
			continue
		}
		if _, ok := members[p.SDK]; ok {
			return false
		}
		if _, ok := members[p.Wire]; ok {
			found = true
		}
	}
	return found
}

// isDumped reports whether c is spelled as the SDK form spells no category, and
// the forms wire and dump do.
func (c Category) isDumped() bool {
	known, ok := ParseCategory(string(c))
	return ok && known != c
}
