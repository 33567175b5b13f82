package authlink

import (
	"encoding/json"
	"strings"
	"testing"
)

// reflectedLine and reflectedOrder are a payload in four editions.
type reflectedLine struct {
	SKU   string `json:"sku"`
	Count int    `json:"count" since:"2.10"`
}

type reflectedOrder struct {
	ID      json.RawMessage `json:"id" types:"2.0 integer, 2.9 string integer, 3.0 string"`
	Voucher string          `json:"voucher" until:"2.9"`
	Lines   []reflectedLine `json:"lines,omitempty"`
}

func TestEditionsOf(t *testing.T) {
	editions, err := EditionsOf[reflectedOrder]("2.0", nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	accepts := map[string]string{ // by document: the editions
		`{"id": 1, "voucher": "x"}`:            "2.0 2.9 2.10",
		`{"id": 1}`:                            "2.9 2.10",
		`{"id": "1"}`:                          "2.9 2.10 3.0",
		`{"id": true}`:                         "",
		`{"id": "1", "lines": [{"sku": "a"}]}`: "2.9",
		`{"id": "1", "lines": [{"sku": "a", "count": 1}]}`: "2.9 2.10 3.0",
	}
	got := map[string][]string{}
	for _, e := range editions {
		names = append(names, e.Name)
		v, err := Compile(e.Schema, nil)
		if err != nil {
			t.Fatal(err)
		}
		for document := range accepts {
			if v.Valid([]byte(document)) {
				got[document] = append(got[document], e.Name)
			}
		}
	}
	if list := strings.Join(names, " "); list != "2.0 2.9 2.10 3.0" {
		t.Errorf("editions %s", list)
	}
	for document, want := range accepts {
		if list := strings.Join(got[document], " "); list != want {
			t.Errorf("%s: valid in %q, want %q", document, list, want)
		}
	}
	plain, err := Reflect[reflectedLine](nil)
	if err != nil || !strings.Contains(string(plain), `"count"`) {
		t.Errorf("Reflect looks at the tags: %s, %v", plain, err)
	}
}

func TestEditionsOfErrors(t *testing.T) {
	for want, of := range map[string]func(string, *ReflectOptions) ([]ReflectedEdition, error){
		`neither a date nor a version`: EditionsOf[struct {
			A int `since:"soon"`
		}],
		`comes before the first`: EditionsOf[struct {
			A int `since:"1.0"`
		}],
		`names 2.1, which is not after 2.2`: EditionsOf[struct {
			A int `since:"2.2" until:"2.1"`
		}],
		`not for int`: EditionsOf[struct {
			A int `types:"2.0 integer, 3.0 string"`
		}],
		`the tag types has "text"`: EditionsOf[struct {
			A any `types:"2.0 text"`
		}],
		`names no type for 2.0`: EditionsOf[struct {
			A any `types:"2.0"`
		}],
	} {
		if _, err := of("2.0", nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := EditionsOf[reflectedLine]("2025-01-01", nil); err == nil {
		t.Error("dates and versions: no error")
	}
}
