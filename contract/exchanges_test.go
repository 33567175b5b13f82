package contract_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"example.com/authlink"
	"example.com/authlink/contract"
)

// acme is a contract that is a whole API.
func acme(t testing.TB) *contract.Contract {
	t.Helper()
	c, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCheck: each part of a response is held against the operation that was asked.
func TestCheck(t *testing.T) {
	exchanges, err := acme(t).Exchanges("latest", authlink.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	const url = "https://api.acme.example/v1/orders/ord_7"
	json := map[string][]string{"Content-Type": {"application/json"}}
	for _, test := range []struct {
		url    string
		status int
		header map[string][]string
		body   string
		want   string
	}{
		{url, 200, json, `{"order_id": "7"}`, ""},
		{"/v1/orders/ord_7?limit=3", 200, json, `{"order_id": "7"}`, ""},
		{url, 200, json, `{"order_id": 7}`, `GET /orders/{id}: body /order_id: expected string, got number 7 [type] (the edition 2025-03-01 takes it)`},
		{url, 200, json, `{"order_id": "7", "secret": 12345}`, `GET /orders/{id}: body /secret: expected string, got number (redacted) [type] (put the number in quotes)`},
		{url, 200, json, `{"order_id": `, `GET /orders/{id}: body: `},
		{url, 404, json, `{}`, `GET /orders/{id}: status: GET /orders/{id} answers 200, and not 404 [undeclared-status]`},
		{url, 200, map[string][]string{"content-type": {"text/html"}}, `<p>`, `GET /orders/{id}: header: GET /orders/{id} answers 200 with application/json and text/csv, and not with text/html [undeclared-media-type]`},
		{url, 200, map[string][]string{"Content-Type": {"application/json"}, "x-rate": {"many"}}, `{"order_id": "7"}`, `GET /orders/{id}: header: the header "X-Rate": expected integer, got string "many" [type]`},
		{url + "?limit=x", 200, json, `{"order_id": "7"}`, `GET /orders/{id}: url: the query parameter "limit": expected integer, got string "x" [type]`},
		{"/orders/a", 200, json, `{"order_id": "7"}`, `GET /orders/{id}: url: the path parameter "id": "a" has 1 character, expected at least 3 [minLength]`},
		{"/ordres/abc", 200, json, `{}`, `url: acme 2026-02-01 has no operation GET /ordres/abc [unknown-operation] (did you mean /orders/{id}?)`},
		{"https://cdn.example/v1/orders/ord_7", 200, json, `{}`, "not checked: a request to a server that the document does not have"},
		{url, 200, map[string][]string{"Content-Type": {"text/csv"}}, "a,b", "not checked: it is no JSON"},
	} {
		got := ""
		if err := exchanges.Check("GET", test.url, test.status, test.header, []byte(test.body)); err != nil {
			got = err.Error()
		}
		if got != test.want && !(strings.HasSuffix(test.want, ": ") && strings.HasPrefix(got, test.want)) {
			t.Errorf("%s %d %s:\n%s\nwant\n%s", test.url, test.status, test.body, got, test.want)
		}
	}
}

// TestCheckConcurrently: several responses at a time are no race, and each has its own verdict.
func TestCheckConcurrently(t *testing.T) {
	exchanges, err := acme(t).Exchanges("auto", authlink.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			body := []string{`{"order_id": 7}`, `{"order_id": "7"}`, `{"order_id": null}`}[i%3]
			err := exchanges.Check("GET", "/orders/ord_7", 200, map[string][]string{"Content-Type": {"application/json"}}, []byte(body))
			if (err != nil) != (i%3 == 2) {
				t.Errorf("%s: %v", body, err)
			}
		})
	}
	wait.Wait()
}

// BenchmarkCheck is a response that is as it should be.
func BenchmarkCheck(b *testing.B) {
	exchanges, err := acme(b).Exchanges("latest", authlink.Limits{})
	if err != nil {
		b.Fatal(err)
	}
	header, body := map[string][]string{"Content-Type": {"application/json"}}, []byte(`{"order_id": "7"}`)
	b.ReportAllocs()
	for b.Loop() {
		if err := exchanges.Check("GET", "https://api.acme.example/v1/orders/ord_7", 200, header, body); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNoAPI: what is one payload has no exchanges, and what is a whole API no schema.
func TestNoAPI(t *testing.T) {
	if _, err := contract.BuiltIn().Exchanges("", authlink.Limits{}); err == nil {
		t.Error("the auth link has exchanges")
	}
	if _, err := contract.BuiltIn().Operation("getOrder"); err == nil {
		t.Error("the auth link has an operation")
	}
	if _, err := acme(t).Validator(""); err == nil || !strings.Contains(err.Error(), "acme#getOrder") {
		t.Errorf("a validator of all of acme: %v", err)
	}
	if _, err := acme(t).Exchanges("3", authlink.Limits{}); err == nil {
		t.Error("there is an edition 3")
	}
}

func ExampleContract_Exchanges() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	exchanges, err := api.Exchanges("latest", authlink.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	header := map[string][]string{"Content-Type": {"application/json"}}
	fmt.Println(exchanges.Check("GET", "https://api.acme.example/v1/orders/ord_7", 200, header, []byte(`{"order_id": "ord_7"}`)))
	fmt.Println(exchanges.Check("GET", "https://api.acme.example/v1/orders/ord_7", 418, header, nil))
	// Output:
	// <nil>
	// GET /orders/{id}: status: GET /orders/{id} answers 200, and not 418 [undeclared-status]
}

func ExampleExchanges_Check() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	exchanges, err := api.Exchanges("latest", authlink.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = exchanges.Check("GET", "/orders/ord_7", 200, nil, []byte(`{"order_id": 7}`))
	if wrong, ok := errors.AsType[*contract.ExchangeError](err); ok {
		for _, f := range wrong.Faults {
			fmt.Println(wrong.Operation, f.Part, f.Pointer, f.Rule)
		}
	}
	// Output:
	// GET /orders/{id} body /order_id type
}

func ExampleContract_IsAPI() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(api.IsAPI(), contract.BuiltIn().IsAPI())
	// Output:
	// true false
}

func ExampleContract_Operation() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	order, err := api.Operation("getOrder")
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := order.Detect([]byte(`{"order_id": 7}`))
	fmt.Println(order.Name(), found.Satisfied, err)
	// Output:
	// acme#getOrder [{2025-03-01 }] <nil>
}

func ExampleNotCheckedError_NotChecked() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	exchanges, err := api.Exchanges("", authlink.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = exchanges.Check("GET", "https://cdn.example/logo.svg", 200, nil, nil)
	if skipped, ok := errors.AsType[*contract.NotCheckedError](err); ok {
		fmt.Println(skipped.NotChecked(), skipped.Reason)
	}
	// Output:
	// true a request to a server that the document does not have
}

func ExampleExchangeError_TooLarge() {
	api, err := contract.LoadFile(os.DirFS("testdata"), "api.yaml", "acme")
	if err != nil {
		fmt.Println(err)
		return
	}
	exchanges, err := api.Exchanges("latest", authlink.Limits{Bytes: 1000})
	if err != nil {
		fmt.Println(err)
		return
	}
	header := map[string][]string{"Content-Type": {"application/json"}}
	for _, body := range []string{`{"order_id": "` + strings.Repeat("7", 1000) + `"}`, `{"order_id": 7}`} {
		err = exchanges.Check("GET", "/orders/ord_7", 200, header, []byte(body))
		if wrong, ok := errors.AsType[*contract.ExchangeError](err); ok {
			fmt.Println(wrong.TooLarge())
		}
	}
	// Output:
	// true
	// false
}
