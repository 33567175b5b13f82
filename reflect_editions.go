package authlink

import (
	"fmt"
	"reflect"
)

// A ReflectedEdition is one edition of a Go type: see [EditionsOf].
type ReflectedEdition struct {
	Name   string // as the tags name it
	Schema []byte // as [Reflect] gives it
}

// EditionsOf returns the editions of a payload that is written as a Go type, oldest first: what
// [Reflect] gives for T in each. Tags of the fields, in T and in the structs that it holds, say
// what is different:
//
//	type Order struct {
//		ID      json.RawMessage `json:"id" types:"2025-03-01 integer, 2026-02-01 string"`
//		Gift    bool            `json:"gift,omitempty" since:"2025-09-12"`
//		Voucher string          `json:"voucher,omitempty" until:"2026-02-01"`
//	}
//
// The tag since names the edition that brought a field, until the one that took it away, and
// types has the JSON types of a field that have changed, each list after the edition that brought
// it; its Go type is one that may be any of them, such as any or [json.RawMessage]. The editions
// are dates, or all versions such as 2.10; first names the one of the fields without tags. Nil
// options are the defaults. The error is that of Reflect, or says which tag is at fault.
//
// Reflect itself does not look at these tags, except in an [AuthLink], whose editions are
// [Editions].
func EditionsOf[T any](first string, opts *ReflectOptions) ([]ReflectedEdition, error) {
	t := reflect.TypeFor[T]()
	names, err := editionNames(t, first)
	if err != nil {
		return nil, fmt.Errorf("reflect %v: %w", t, err)
	}
	var list []ReflectedEdition
	for _, name := range names {
		schema, err := reflectAt(t, opts, name)
		if err != nil {
			return nil, fmt.Errorf("edition %s: %w", name, err)
		}
		list = append(list, ReflectedEdition{name, schema})
	}
	return list, nil
}
