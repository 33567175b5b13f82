package authlinkhttp_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/authlinkhttp"
	"example.com/authlink/contract"
)

// TestContract checks responses against a contract of a configuration.
func TestContract(t *testing.T) {
	order, err := contract.Load(os.DirFS("../contract/testdata/shop"), "acme-order")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, `{"order_id": 7, "status": "paid"}`)
	}))
	defer server.Close()
	for _, test := range []struct{ edition, form, want string }{
		{"2025-03-01", "", ""},
		{"", "wire", "expected string, got number 7"},
		{"latest", "app", "missing required property"},
	} {
		transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{Contract: order, Edition: test.edition, Form: test.form, Policy: authlinkhttp.Fail})
		if err != nil {
			t.Fatal(err)
		}
		response, err := (&http.Client{Transport: transport}).Get(server.URL)
		if err == nil {
			response.Body.Close()
		}
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: got %v", test, err)
		}
	}
	for _, opts := range []authlinkhttp.Options{
		{Contract: order, Edition: "1999-01-01"},
		{Edition: "latest"},
		{Contract: order, Validate: func([]byte) error { return errors.New("") }},
	} {
		if _, err := authlinkhttp.NewTransport(nil, &opts); err == nil || !strings.HasPrefix(err.Error(), "authlinkhttp: ") {
			t.Errorf("%+v: got %v", opts, err)
		}
	}
}

var _ interface {
	Compile(edition, form string, opts *authlink.Options) (*authlink.Validator, error)
} = (*contract.Contract)(nil)
