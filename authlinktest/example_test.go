package authlinktest_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/authlinktest"
	"example.com/authlink/contract"
)

// A printer is what *testing.T would be in a test: it prints why the test fails.
type printer struct{ testing.TB }

func (printer) Helper()               {}
func (printer) Error(args ...any)     { fmt.Println(trimmed(fmt.Sprint(args...))) }
func (printer) Fatal(args ...any)     { log.Fatal(args...) }
func (printer) Fatalf(string, ...any) { log.Fatal("the test ends") }

// trimmed is text without spaces at the ends of its lines, as the output of an example is.
func trimmed(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// t stands for the *testing.T of a test.
var t printer

// The body of a response, as it came.
func ExampleValid() {
	body := []byte(`{"id": 7, "token": "<value>"}`)
	fmt.Println(authlinktest.Valid(t, body))
	// Output:
	// body does not follow the contract (sdk form, edition 2024-12-02):
	// body:1:1: error: missing required properties "authLinkUrl", "createdAt", "organizationId", "originOwnerId", "originOwnerName" and "projectId" [required]
	//   1 | {"id": 7, "token": "*******"}
	//     | ^
	//
	// false
}

// A recording is in the form that travels over HTTP, and follows the edition of its day.
func ExampleVariant() {
	recorded := authlinktest.Variant(authlink.Variant{Form: authlink.FormWire, Edition: authlink.Edition20250708})
	body := authlinktest.Example(t, recorded, authlinktest.With("categories", []string{"accounting"}))
	fmt.Println(authlinktest.Valid(t, body, recorded))
	// Output:
	// true
}

// Another schema than that of the contract.
func ExampleAgainst() {
	v, err := authlink.Compile([]byte(`{"required": ["title"]}`), nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(authlinktest.Valid(t, []byte(`{"titel": "Engineer"}`), authlinktest.Against(v)))
	// Output:
	// body does not follow the schema:
	// body:1:1: error: missing required property "title" [required]
	//   1 | {"titel": "Engineer"}
	//     | ^
	//   hint: did you mean "title" instead of "titel"?
	//
	// false
}

// One fixture.
func ExampleValidFile() {
	path := filepath.Join("..", "testdata", "valid", "minimal.json")
	fmt.Println(authlinktest.ValidFile(t, path))
	// Output:
	// true
}

// All fixtures, each in a subtest of its own.
func ExampleValidDir() {
	_ = func(t *testing.T) {
		authlinktest.ValidDir(t, "testdata/auth-links")
	}
}

// A payload with all properties, for a mock.
func ExampleExample() {
	body := authlinktest.Example(t, authlinktest.Variant(authlink.Variant{Form: authlink.FormWire}))
	fmt.Printf("%s", body)
	// Output:
	// {
	//   "account_id": "45355976281015164504",
	//   "auth_link_url": "https://rapid-league.info/",
	//   "categories": [
	//     "ats"
	//   ],
	//   "created_at": "2025-02-13T09:44:27.866Z",
	//   "id": 4148.57,
	//   "label": "Sandbox",
	//   "organization_id": 3605.45,
	//   "origin_owner_id": "customer-1",
	//   "origin_owner_name": "Example Ltd",
	//   "origin_username": "jane.doe@example.com",
	//   "project_id": "dev-project-68574",
	//   "provider": "hibob",
	//   "token": "<value>"
	// }
}

func ExampleWith() {
	body := authlinktest.Example(t, authlinktest.With("label", "Sandbox"))
	link, err := authlink.Decode(body)
	fmt.Println(link.Label.Get())
	fmt.Println(err)
	// Output:
	// Sandbox true
	// <nil>
}

func ExampleWithout() {
	body := authlinktest.Example(t, authlinktest.Without("label"))
	link, err := authlink.Decode(body)
	fmt.Println(link.Label.IsZero(), err)
	// Output:
	// true <nil>
}

// A payload that breaks the contract, to see how a program takes one.
func ExampleBroken() {
	body := authlinktest.Example(t, authlinktest.With("id", "seven"), authlinktest.Broken())
	fmt.Println(authlink.Validate(body))
	// Output:
	// 8:9: expected number, got string "seven" [type]
}

// A response of a mock, or of a sandbox, under the document of an API.
func ExampleValidResponse() {
	acme, err := contract.LoadFile(os.DirFS("../contract/testdata"), "api.yaml", "acme")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(authlinktest.ValidResponse(t, authlinktest.Response{
		Method: "GET", URL: "https://api.acme.example/v1/orders/ord_7", Status: 200,
		Header: map[string][]string{"Content-Type": {"application/json"}},
		Body:   []byte(`{"order_id": 7}`),
	}, authlinktest.Contract(acme, "latest", "")))
	// Output:
	// the response does not follow the contract acme (edition 2026-02-01):
	// GET /orders/{id}: body /order_id: expected string, got number 7 [type] (the edition 2025-03-01 takes it)
	// false
}
