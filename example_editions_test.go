package authlink_test

import (
	"encoding/json"
	"fmt"

	"example.com/authlink"
)

// Order is what a vendor answers, in all of its editions.
type Order struct {
	ID   json.RawMessage `json:"id" types:"2025-03-01 integer, 2026-02-01 string"`
	Gift bool            `json:"gift,omitempty" since:"2025-09-12"`
}

func ExampleEditionsOf() {
	editions, err := authlink.EditionsOf[Order]("2025-03-01", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range editions {
		v, err := authlink.Compile(e.Schema, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(e.Name, v.Valid([]byte(`{"id": 7, "gift": 1}`)), v.Valid([]byte(`{"id": "7", "gift": true}`)))
	}
	// Output:
	// 2025-03-01 true false
	// 2025-09-12 false false
	// 2026-02-01 false true
}
