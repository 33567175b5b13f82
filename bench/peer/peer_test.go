package peer

import "testing"

const schema = `{
	"$schema": "http://json-schema.org/draft-07/schema#",
	"type": "object",
	"required": ["a"],
	"properties": {"a": {"enum": ["x"]}}
}`

// TestValidators shows that each peer is wired to its verdict.
func TestValidators(t *testing.T) {
	for _, p := range append(Validators(), Authlink, Verdict) {
		valid, err := p.Compile([]byte(schema))
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		for doc, want := range map[string]bool{`{"a":"x"}`: true, `{"a":"y"}`: false, `{}`: false, `{`: false} {
			if valid([]byte(doc)) != want {
				t.Errorf("%s: %s is %t", p.Name, doc, !want)
			}
		}
	}
}

func TestFloors(t *testing.T) {
	floors := Floors()
	if floors[0].Name != "encoding/json" {
		t.Errorf("the first floor is %s", floors[0].Name)
	}
	for _, f := range floors {
		for doc, want := range map[string]bool{`{"a":[1,"x",null]}`: true, `{"a":[1,"x",null}`: false, `{"a"`: false} {
			if f.Valid([]byte(doc)) != want {
				t.Errorf("%s: %s is %t", f.Name, doc, !want)
			}
		}
	}
}
