package authlinkhttp_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	stdlog "log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"

	"example.com/authlink"
	"example.com/authlink/authlinkhttp"
)

// vendor is a server whose answers have left the contract.
func vendor() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"id": "7", "auth_link_url": "https://example.com/", "created_at": "2025-02-13T09:44:27Z",
			"organization_id": "1", "origin_owner_id": "1", "origin_owner_name": "Example Ltd", "project_id": "dev", "token": "<value>"}`)
	}))
}

// A client that logs each response which leaves the contract, and hands it on all the same.
func ExampleNewTransport() {
	server := vendor()
	defer server.Close()
	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{
		Patterns: []string{"POST /connect_sessions"},
		Observers: []authlinkhttp.Observer{authlinkhttp.ObserverFunc(func(_ context.Context, o authlinkhttp.Observation) {
			fmt.Println(o.Outcome, o.Status, o.Pattern)
			fmt.Println(o.Err)
		})},
	})
	if err != nil {
		stdlog.Fatal(err)
	}
	client := &http.Client{Transport: transport}
	defer client.CloseIdleConnections()
	res, err := client.Post(server.URL+"/connect_sessions", "application/json", nil)
	if err != nil {
		stdlog.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	fmt.Println(len(body) > 0, err)
	// Output:
	// invalid 200 POST /connect_sessions
	// 1:8: expected number, got string "7" [type] (a number in quotes: remove the quotes)
	// true <nil>
}

// Under the policy Fail a broken response is an error of the request.
func ExamplePolicy() {
	server := vendor()
	defer server.Close()
	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{Policy: authlinkhttp.Fail})
	if err != nil {
		stdlog.Fatal(err)
	}
	client := &http.Client{Transport: transport}
	defer client.CloseIdleConnections()
	_, err = client.Get(server.URL)
	broken, ok := errors.AsType[*authlinkhttp.Error](err)
	fmt.Println(ok, broken.Outcome)
	fmt.Println(broken)
	// Output:
	// true invalid
	// authlinkhttp: the response breaks the contract: 1:8: expected number, got string "7" [type] (a number in quotes: remove the quotes)
}

// A mock that cannot leave the contract: a test that relies on it sees status 500.
func ExampleNewHandler() {
	mock := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `[]`)
	})
	handler, err := authlinkhttp.NewHandler(mock, &authlinkhttp.Options{Policy: authlinkhttp.Fail})
	if err != nil {
		stdlog.Fatal(err)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", nil))
	fmt.Println(recorder.Code, recorder.Body)
	// Output:
	// 500 authlinkhttp: the response breaks the contract: 1:1: expected object, got array [type]
}

// Another schema than that of the contract.
func ExampleOptions() {
	v, err := authlink.Compile([]byte(`{"type": "object"}`), &authlink.Options{Limits: authlink.Limits{Values: 10_000}})
	if err != nil {
		stdlog.Fatal(err)
	}
	handler, err := authlinkhttp.NewHandler(http.NotFoundHandler(), &authlinkhttp.Options{
		Statuses: []int{http.StatusOK, http.StatusNotFound},
		Validate: v.Validate,
		Sample:   0.1, // one response in ten
	})
	fmt.Println(handler != nil, err)
	// Output:
	// true <nil>
}

func ExampleLogTo() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	observer := authlinkhttp.LogTo(logger)
	err := authlink.Variant{Form: authlink.FormWire}.Validate([]byte(`[]`))
	observer.Observe(context.Background(), authlinkhttp.Observation{Outcome: authlinkhttp.Invalid, Status: 200, Bytes: 2, Err: err})
	// Output:
	// level=ERROR msg="response breaks the contract" outcome=invalid status=200 bytes=2 violations=1 violation.0.instanceLocation="" violation.0.keyword=type violation.0.message="expected object, got array" violation.0.hint=""
}
