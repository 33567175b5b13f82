package jsonindex

import (
	"bytes"
	"errors"
	"testing"
)

// The limit of values bounds what a document costs, not only what is accepted.
func TestLimitOfValuesBoundsTheRoom(t *testing.T) {
	limits := Limits{Values: 100}
	for _, document := range [][]byte{
		append(append([]byte("["), bytes.Repeat([]byte("1,"), 10000)...), "1]"...),
		append([]byte("["), bytes.Repeat([]byte("1,"), 10000)...), // its syntax is wrong, too late
		append([]byte("{"), bytes.Repeat([]byte(`"a":1,`), 10000)...),
	} {
		var fresh, used Index
		err := fresh.Parse(document, Options{Limits: limits})
		var e *Error
		if !errors.As(err, &e) || e.Code != Limit {
			t.Fatalf("%.20q…: %v", document, err)
		}
		if room := cap(fresh.tokens); room > 2*limits.Values {
			t.Errorf("%.20q…: room for %d tokens, where the limit is %d", document, room, limits.Values)
		}
		used.tokens = make([]Token, 0, 30000)
		if again := used.Parse(document, Options{Limits: limits}); again.Error() != err.Error() {
			t.Errorf("%.20q…: a used index says %v, a fresh one %v", document, again, err)
		}
	}
}

func TestForget(t *testing.T) {
	var x Index
	if err := x.Parse([]byte(`{"a":[1,2,3]}`), Options{}); err != nil {
		t.Fatal(err)
	}
	x.Forget(1 << 10)
	if x.data != nil || x.Len() != 0 || cap(x.tokens) == 0 {
		t.Errorf("the document is kept, or the memory is not: %d bytes, %d tokens", len(x.data), cap(x.tokens))
	}
	x.Forget(cap(x.tokens))
	if x.tokens == nil {
		t.Error("the memory is not kept, although there is no more than asked for")
	}
	x.Forget(cap(x.tokens) - 1)
	if x.tokens != nil || x.table != nil || x.scratch != nil {
		t.Error("more memory is kept than asked for")
	}
}
