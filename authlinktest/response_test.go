package authlinktest_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"example.com/authlink/authlinktest"
	"example.com/authlink/contract"
)

// acme is a contract that is a whole API, in an edition.
func acme(t testing.TB, edition string) authlinktest.CheckOption {
	t.Helper()
	c, err := contract.LoadFile(os.DirFS("../contract/testdata"), "api.yaml", "acme")
	if err != nil {
		t.Fatal(err)
	}
	return authlinktest.Contract(c, edition, "")
}

func TestValidResponse(t *testing.T) {
	good := authlinktest.Response{Method: "GET", URL: "/orders/ord_7", Status: 200, Body: []byte(`{"order_id": "7"}`)}
	if !authlinktest.ValidResponse(t, good, acme(t, "latest")) || !authlinktest.ValidResponse(t, good, acme(t, "auto")) {
		t.Error("a good response is not valid")
	}
	for want, change := range map[string]func(*authlinktest.Response){
		"undeclared-status":  func(r *authlinktest.Response) { r.Status = 500 },
		"unknown-operation":  func(r *authlinktest.Response) { r.URL = "/nothing" },
		"body /order_id":     func(r *authlinktest.Response) { r.Body = []byte(`{"order_id": 7}`) },
		"edition 2026-02-01": func(r *authlinktest.Response) { r.Method = "PUT" },
		"another-media-type": func(r *authlinktest.Response) {
			r.Header = map[string][]string{"Content-Type": {"text/another-media-type"}}
		},
		"the header \"X-Rate\"": func(r *authlinktest.Response) { r.Header = map[string][]string{"X-Rate": {"x"}} },
	} {
		bad := good
		change(&bad)
		said := record(func(t testing.TB) { authlinktest.ValidResponse(t, bad, acme(t, "latest")) })
		if !strings.Contains(said, want) {
			t.Errorf("%+v: %q, want %s", bad, said, want)
		}
	}
	if said := record(func(t testing.TB) { authlinktest.ValidResponse(t, good) }); !strings.Contains(said, "wants a contract that is a whole API") {
		t.Errorf("the auth link: %q", said)
	}
}

// TestRecordings: under an API, files are recordings.
func TestRecordings(t *testing.T) {
	const har = `{"log": {"entries": [{"request": {"method": "GET", "url": "https://api.acme.example/v1/orders/ord_7"},
  "response": {"status": 200, "content": {"mimeType": "application/json", "text": "{\"order_id\": %s}"}}}]}}`
	dir := t.TempDir()
	for name, id := range map[string]string{"new.har": `\"7\"`, "old.har": "7"} {
		if err := os.WriteFile(dir+"/"+name, fmt.Appendf(nil, har, id), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	authlinktest.ValidFile(t, dir+"/new.har", acme(t, "latest"))
	authlinktest.ValidFile(t, dir+"/old.har", acme(t, "auto"))
	if said := record(func(t testing.TB) { authlinktest.ValidFile(t, dir+"/old.har", acme(t, "latest")) }); !strings.Contains(said, "old.har:2:") {
		t.Errorf("of an earlier edition: %q", said)
	}
}
