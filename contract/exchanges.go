package contract

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/authlink"
	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// IsAPI reports whether the contract is a whole API, an OpenAPI document in each edition: then its
// operations have schemas, and it has none itself. See [Contract.Operation] and [Contract.Exchanges].
func (c *Contract) IsAPI() bool { return c.own().IsAPI() }

// Exchanges checks exchanges with an API, against one edition or, of "auto", any. It comes from
// [Contract.Exchanges], and is safe for concurrent use.
type Exchanges struct{ linter *lint.Linter }

// Exchanges returns what checks responses against a contract that is a whole API: in an edition as
// [Contract.Compile] takes it or, of "auto", each against the latest edition that accepts it. The
// OpenAPI documents are read here; the schemas of an operation are compiled when a response first needs
// them, and then kept. The limits are those of bodies and of their schemas; a limit of zero is the default that
// [authlink.Limits] names. The error is an [*Error] about the configuration or a document, or says that
// the contract is no API, or has no such edition.
func (c *Contract) Exchanges(edition string, limits authlink.Limits) (*Exchanges, error) {
	if !c.IsAPI() {
		return nil, fmt.Errorf("the contract %s is one payload: only a whole API, with openapi, has exchanges", c.Name())
	}
	l, err := lint.NewLiveLinter(c.own(), edition, lint.Options{Now: time.Now(), Limits: limits})
	if err != nil {
		return nil, placed(err)
	}
	return &Exchanges{l}, nil
}

// Check holds a response against the operation that the request was for: its status, media type, headers
// and body, and the path and the query of the URL. The status is that of HTTP, 100 to 599; the body is as
// it was before Content-Encoding, and is not kept. A URL without a host may be of any server. The error is
// an [*ExchangeError] about what is wrong, a [*NotCheckedError] if nothing is known to be wrong and some of
// it was not looked at, or else says what is wrong with the OpenAPI document.
func (e *Exchanges) Check(method, url string, status int, header map[string][]string, body []byte) error {
	found, err := e.linter.CheckLive(lint.LiveResponse{Method: method, URL: url, Status: status, Header: header, Body: body})
	if err != nil {
		return placed(err)
	}
	wrong := &ExchangeError{Operation: found.Operation}
	for _, f := range found.Findings {
		if f.Severity == finding.SeverityError {
			wrong.Faults = append(wrong.Faults, faultOf(f))
		}
	}
	switch {
	case len(wrong.Faults) > 0:
		return wrong
	case len(found.NotChecked) > 0:
		return &NotCheckedError{found.NotChecked[0].Reason}
	}
	return nil
}

// An ExchangeError says what is wrong with an exchange.
type ExchangeError struct {
	Operation string  // GET /orders/{id}; "" if the document has none for the request
	Faults    []Fault // at least one
}

// A Fault is one thing that is wrong with an exchange. Secrets in it are masked.
type Fault struct {
	Rule    string // its id, as 'authlink-lint rules' lists them
	Part    string // url, status, header or body
	Pointer string // a JSON Pointer into the body (RFC 6901); "" for all of it, and for other parts
	Message string
	Hint    string // what to do about it; "" where there is nothing to say
}

// String says where it is, what is wrong and what to do about it, in one line.
func (f Fault) String() string {
	said := fmt.Sprintf("%s: %s [%s]", strings.TrimSpace(f.Part+" "+f.Pointer), f.Message, f.Rule)
	if f.Hint != "" {
		said += " (" + f.Hint + ")"
	}
	return said
}

// Error lists the faults, each on a line.
func (e *ExchangeError) Error() string {
	var lines []string
	for _, f := range e.Faults {
		lines = append(lines, f.String())
	}
	said := strings.Join(lines, "\n")
	if e.Operation != "" {
		said = e.Operation + ": " + said
	}
	return said
}

// TooLarge reports whether nothing is wrong but that the body is beyond one of the limits, by which those who do
// not import this package know the error.
func (e *ExchangeError) TooLarge() bool {
	return !slices.ContainsFunc(e.Faults, func(f Fault) bool { return f.Rule != string(authlink.SyntaxLimit) })
}

// parts are the parts of an exchange by where they are in a recording.
var parts = []struct{ pointer, name string }{
	{"/log/entries/0/response/content/text", "body"},
	{"/log/entries/0/response/status", "status"},
	{"/log/entries/0/response", "header"},
	{"/log/entries/0/request", "url"},
}

// faultOf is a finding in a recording as a fault of the exchange.
func faultOf(f finding.Finding) Fault {
	fault := Fault{Rule: f.Rule, Part: "body", Message: f.Message, Hint: f.Hint}
	if len(f.Advice) > 0 {
		fault.Hint = advice.Text(f.Advice, advice.Go)
	}
	if f.Location == nil {
		return fault // of a body that is no JSON
	}
	for _, p := range parts {
		if rest, ok := strings.CutPrefix(f.InstanceLocation, p.pointer); ok {
			fault.Part = p.name
			if p.name == "body" {
				fault.Pointer = rest
			}
			break
		}
	}
	return fault
}

// A NotCheckedError says why an exchange, or a part of it, was not looked at: it is with another server,
// or its body is no JSON.
type NotCheckedError struct{ Reason string }

func (e *NotCheckedError) Error() string { return "not checked: " + e.Reason }

// NotChecked reports true, by which those who do not import this package know the error.
func (e *NotCheckedError) NotChecked() bool { return true }

// Operation returns the contract of one body of a whole API: that of a response of getOrder, say, or of
// GET /orders/{id} 404; or that of a request, where the direction of the contract is "request". [Load]
// finds it by the name acme#getOrder. The error says what was probably meant.
func (c *Contract) Operation(words string) (*Contract, error) {
	part, err := c.own().Operation(words)
	if err != nil {
		return nil, placed(err)
	}
	return (*Contract)(contracts.NewHandle(part)), nil
}
