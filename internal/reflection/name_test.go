package reflection

import (
	"reflect"
	"slices"
	"testing"
)

// TestLocalTypesOfOneName proves that types stay apart that have not even a package
// path to tell them apart.
func TestLocalTypesOfOneName(t *testing.T) {
	first := func() any {
		type Item struct{ A string }
		return struct{ First Item }{}
	}()
	type Item struct{ B int }
	one, two := typeOfField(first, "First"), reflect.TypeFor[Item]()
	r := newReflector(Options{})
	names := []string{r.ref(one).Ref, r.ref(two).Ref, r.ref(one).Ref}
	if want := []string{"#/$defs/Item", "#/$defs/" + pointerSafe(two.PkgPath()) + ".Item", "#/$defs/Item"}; !slices.Equal(names, want) {
		t.Errorf("the references are %q, want %q", names, want)
	}
}
