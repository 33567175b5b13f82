// Package authlinkhttp checks the bodies of HTTP responses against a contract, on
// their way: [NewTransport] those that a client gets, [NewHandler] those that a
// mock writes. It notices the day on which a live response leaves the contract.
//
//	transport, err := authlinkhttp.NewTransport(nil, &authlinkhttp.Options{
//		Patterns:  []string{"POST /connect_sessions"},
//		Observers: []authlinkhttp.Observer{authlinkhttp.LogTo(slog.Default())},
//	})
//	client := &http.Client{Transport: transport}
//
// Bodies are handed on byte for byte. Unless a broken one is to fail the request,
// they are handed on as they come, too: the check follows what the caller reads.
// What is not checked, because it does not match or is not in the sample, is not
// touched at all.
//
// Observers learn what was found, and nothing of the request but the pattern that
// it matches: a URL may hold a token. Violations name no secret either; see
// [authlink.Validator.Redact]. docs/http.md has a whole program, and what the
// check costs.
package authlinkhttp
