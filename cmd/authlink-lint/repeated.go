package main

import (
	"fmt"

	"example.com/authlink/internal/source"
)

// warnRepeated warns of names that objects of an OpenAPI document have twice. A vendor's document is read
// all the same: nobody here can mend it.
func (r *run) warnRepeated(names []*source.PlacedError) {
	for _, e := range names {
		fmt.Fprintf(r.stderr, "%s: warning: %s; the last of equal names counts\n", name, e.Error())
	}
}
