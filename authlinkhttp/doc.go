// Package authlinkhttp checks the bodies of HTTP responses against a contract, on their way:
// [NewTransport] those that a client gets, [NewHandler] those that a mock writes. It notices
// the day on which a live response leaves the contract.
//
//	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{
//		Patterns:  []string{"POST /connect_sessions"},
//		Observers: []authlinkhttp.Observer{authlinkhttp.LogTo(slog.Default())},
//	})
//	client := &http.Client{Transport: transport}
//
// Bodies are handed on byte for byte, and under the policy [Report] as they come: the check
// follows what the caller reads. A response that is not checked, because it does not match
// [Options] or is not in the sample, is not touched at all.
//
// With [Options.Exchanges] whole responses are checked against the OpenAPI document of an API: each
// against the operation that its request was for, with its status, media type and headers.
//
// Observers learn what was found, and of the request only the pattern that it matches, since
// a URL may hold a token. Violations hold no secret either; see [authlink.Validator.Redact].
// docs/http.md has a whole program, and what the check costs.
package authlinkhttp
