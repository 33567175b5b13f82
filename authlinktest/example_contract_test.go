package authlinktest_test

import (
	"fmt"
	"os"

	"example.com/authlink/authlinktest"
	"example.com/authlink/contract"
)

func ExampleContract() {
	order, err := contract.Load(os.DirFS("../contract/testdata/shop"), "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(authlinktest.Valid(t, []byte(`{"order_id": "7", "status": "paid"}`), authlinktest.Contract(order, "latest", "")))
	authlinktest.Valid(t, []byte(`{"order_id": 7, "status": "paid"}`), authlinktest.Contract(order, "latest", ""))
	// Output:
	// true
	// body does not follow the contract acme-order (edition 2026-02-01):
	// body:1:14: error: expected string, got number 7 [type]
	//   1 | {"order_id": 7, "status": "paid"}
	//     |              ^
	//   hint: the edition 2025-03-01 takes it: pass --edition 2025-03-01
}
