package authlinktest

import (
	"fmt"
	"testing"

	"example.com/authlink"
)

// A Response is a response over HTTP, and the request that it is to.
type Response struct {
	Method, URL string // GET, and the URL or its path: without a host, it may be of any server
	Status      int
	Header      map[string][]string
	Body        []byte // as it was before Content-Encoding
}

// ValidResponse reports whether a response follows the contract, which must be a whole API: its status,
// media type, headers and body, and the path and query of its URL, as [contract.Exchanges.Check] looks at
// them. Where it does not, or where some of it was not looked at, the test fails with [testing.TB.Error],
// and goes on.
func ValidResponse(t testing.TB, r Response, opts ...CheckOption) bool {
	t.Helper()
	c := newChecker(opts)
	if !c.isAPI() {
		t.Fatalf("authlinktest: ValidResponse wants a contract that is a whole API; Valid checks a body")
	}
	exchanges, err := c.handle.Exchanges(c.edition, authlink.Limits{})
	if err != nil {
		t.Fatalf("authlinktest: %v", err)
	}
	var v verdict
	if err := exchanges.Check(r.Method, r.URL, r.Status, r.Header, r.Body); err != nil {
		v.fault = fmt.Sprintf("the response does not follow %s:\n%v", c.what, err)
	}
	return v.tell(t)
}

// isAPI reports whether payloads are exchanges.
func (c *checker) isAPI() bool { return c.contract != nil && c.contract.IsAPI() }
