package authlinkhttp_test

import (
	"context"
	"fmt"
	"io"
	stdlog "log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"example.com/authlink"
	"example.com/authlink/authlinkhttp"
	"example.com/authlink/contract"
)

// exchangesOf returns what checks exchanges with an API.
func exchangesOf(t testing.TB) *contract.Exchanges {
	t.Helper()
	acme, err := contract.LoadFile(os.DirFS("../contract/testdata"), "api.yaml", "acme")
	if err != nil {
		t.Fatal(err)
	}
	exchanges, err := acme.Exchanges("latest", authlink.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return exchanges
}

// answers is a server whose answers leave its document in many ways.
var answers = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Path {
	case "/orders/good":
		io.WriteString(w, `{"order_id": "7"}`)
	case "/orders/wrong":
		io.WriteString(w, `{"order_id": 7}`)
	case "/orders/header":
		w.Header().Set("X-Rate", "many")
		io.WriteString(w, `{"order_id": "7"}`)
	case "/orders/long":
		io.WriteString(w, `{"order_id": "7", "lines": [`+strings.Repeat("0,", 1000)+`0]}`)
	case "/orders/longer":
		w.Header().Set("X-Rate", "many")
		io.WriteString(w, `{"order_id": "7", "lines": [`+strings.Repeat("0,", 1000)+`0]}`)
	case "/orders/teapot":
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, `{}`)
	case "/orders/page":
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<p>`)
	case "/orders/table":
		w.Header().Set("Content-Type", "text/csv")
		io.WriteString(w, `a,b`)
	default:
		io.WriteString(w, `{}`)
	}
})

// TestExchanges: whole responses are checked, on their way to a client and from a mock.
func TestExchanges(t *testing.T) {
	server := httptest.NewServer(answers)
	defer server.Close()
	for _, test := range []struct {
		path    string
		outcome authlinkhttp.Outcome
		want    string
	}{
		{"/orders/good", authlinkhttp.Valid, ""},
		{"/orders/good?limit=x", authlinkhttp.Invalid, `the query parameter "limit": expected integer`},
		{"/orders/wrong", authlinkhttp.Invalid, "GET /orders/{id}: body /order_id: expected string, got number 7 [type]"},
		{"/orders/header", authlinkhttp.Invalid, `the header "X-Rate": expected integer`},
		{"/orders/teapot", authlinkhttp.Invalid, "undeclared-status"},
		{"/orders/page", authlinkhttp.Invalid, "undeclared-media-type"},
		{"/orders/table", authlinkhttp.NotChecked, "it is no JSON"},
		{"/elsewhere", authlinkhttp.Invalid, "unknown-operation"},
	} {
		for _, policy := range []authlinkhttp.Policy{authlinkhttp.Report, authlinkhttp.Fail} {
			var seen []authlinkhttp.Observation
			opts := &authlinkhttp.Options{Exchanges: exchangesOf(t), Policy: policy, Observers: []authlinkhttp.Observer{
				authlinkhttp.ObserverFunc(func(_ context.Context, o authlinkhttp.Observation) { seen = append(seen, o) }),
			}}
			transport, err := authlinkhttp.NewTransport(nil, opts)
			if err != nil {
				t.Fatal(err)
			}
			response, err := (&http.Client{Transport: transport}).Get(server.URL + test.path)
			if err == nil {
				io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
			transport.CloseIdleConnections()
			fails := policy == authlinkhttp.Fail && test.outcome == authlinkhttp.Invalid
			if (err != nil) != fails {
				t.Errorf("%s, policy %d: error %v", test.path, policy, err)
			}
			handler, err := authlinkhttp.NewHandler(answers, opts)
			if err != nil {
				t.Fatal(err)
			}
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, test.path, nil))
			if (recorder.Code == http.StatusInternalServerError) != fails {
				t.Errorf("%s, policy %d: the mock answers %d", test.path, policy, recorder.Code)
			}
			if len(seen) != 2 {
				t.Fatalf("%s: %d observations", test.path, len(seen))
			}
			for _, o := range seen {
				if o.Outcome != test.outcome || test.want != "" && !strings.Contains(fmt.Sprint(o.Err), test.want) {
					t.Errorf("%s, policy %d: %s, %v; want %s, %s", test.path, policy, o.Outcome, o.Err, test.outcome, test.want)
				}
			}
		}
	}
}

// TestExchangesTooLarge: a body beyond a limit is too large, unless something else is wrong with the response.
func TestExchangesTooLarge(t *testing.T) {
	acme, err := contract.LoadFile(os.DirFS("../contract/testdata"), "api.yaml", "acme")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path   string
		limits authlink.Limits
		want   authlinkhttp.Outcome
	}{
		{"/orders/long", authlink.Limits{}, authlinkhttp.Valid},
		{"/orders/long", authlink.Limits{Values: 500}, authlinkhttp.TooLarge},
		{"/orders/long", authlink.Limits{Bytes: 1000}, authlinkhttp.TooLarge},
		{"/orders/long?limit=x", authlink.Limits{Values: 500}, authlinkhttp.Invalid},
		{"/orders/longer", authlink.Limits{Values: 500}, authlinkhttp.Invalid},
	} {
		exchanges, err := acme.Exchanges("latest", test.limits)
		if err != nil {
			t.Fatal(err)
		}
		var seen []authlinkhttp.Observation
		handler, err := authlinkhttp.NewHandler(answers, &authlinkhttp.Options{Exchanges: exchanges, Observers: []authlinkhttp.Observer{
			authlinkhttp.ObserverFunc(func(_ context.Context, o authlinkhttp.Observation) { seen = append(seen, o) }),
		}})
		if err != nil {
			t.Fatal(err)
		}
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, test.path, nil))
		if len(seen) != 1 || seen[0].Outcome != test.want {
			t.Errorf("%s, %+v: %+v, want %s", test.path, test.limits, seen, test.want)
		}
	}
}

// TestExchangesOtherServer: a client may ask others, too.
func TestExchangesOtherServer(t *testing.T) {
	transport, err := authlinkhttp.NewTransport(roundTripper(func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}"))}, nil
	}), &authlinkhttp.Options{Exchanges: exchangesOf(t), Policy: authlinkhttp.Fail})
	if err != nil {
		t.Fatal(err)
	}
	response, err := (&http.Client{Transport: transport}).Get("https://cdn.example/orders/1")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestExchangesAlone(t *testing.T) {
	for _, opts := range []authlinkhttp.Options{
		{Exchanges: exchangesOf(t), Validate: func([]byte) error { return nil }},
		{Exchanges: exchangesOf(t), Contract: contract.BuiltIn()},
		{Exchanges: exchangesOf(t), Edition: "latest"},
	} {
		if _, err := authlinkhttp.NewTransport(nil, &opts); err == nil || !strings.HasPrefix(err.Error(), "authlinkhttp: ") {
			t.Errorf("%+v: got %v", opts, err)
		}
	}
}

// A client that checks each response against the operation that it asked.
func ExampleNewTransport_exchanges() {
	acme, err := contract.LoadFile(os.DirFS("../contract/testdata"), "api.yaml", "acme")
	if err != nil {
		stdlog.Fatal(err)
	}
	exchanges, err := acme.Exchanges("latest", authlink.Limits{Values: 10_000})
	if err != nil {
		stdlog.Fatal(err)
	}
	server := httptest.NewServer(answers)
	defer server.Close()
	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{
		Exchanges: exchanges,
		Observers: []authlinkhttp.Observer{authlinkhttp.ObserverFunc(func(_ context.Context, o authlinkhttp.Observation) {
			fmt.Println(o.Outcome, o.Status, o.Err)
		})},
	})
	if err != nil {
		stdlog.Fatal(err)
	}
	client := &http.Client{Transport: transport}
	defer client.CloseIdleConnections()
	res, err := client.Get(server.URL + "/orders/teapot")
	if err != nil {
		stdlog.Fatal(err)
	}
	defer res.Body.Close()
	io.Copy(io.Discard, res.Body)
	// Output:
	// invalid 418 GET /orders/{id}: status: GET /orders/{id} answers 200, and not 418 [undeclared-status]
}
