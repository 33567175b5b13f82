//go:build noreflect

package authlink

import (
	"errors"
	"reflect"
)

// reflectDocument returns an error. The build tag noreflect is for programs that somebody
// downloads to run them once, such as a page: they are a fortieth smaller without reflection.
func reflectDocument(reflect.Type, *ReflectOptions, string) ([]byte, error) {
	return nil, errLeftOut
}

func editionNames(reflect.Type, string) ([]string, error) { return nil, errLeftOut }

var errLeftOut = errors.New("reflect: this program has been built with the tag noreflect, which leaves it out")
