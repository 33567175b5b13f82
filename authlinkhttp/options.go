package authlinkhttp

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"example.com/authlink"
)

// DefaultMaxBody is the default of Options.MaxBody: 1 MiB.
const DefaultMaxBody = 1 << 20

// A Policy says what becomes of a response whose body is not valid.
type Policy int

// The policies.
const (
	// Report hands the response on.
	Report Policy = iota

	// Fail hands the response on only where its body was found [Valid]. A body that
	// is [Invalid], [TooLarge], [Undecodable] or [Incomplete] has the request fail
	// with an [*Error]; a handler's response is replaced by one with status 500 that
	// says what is wrong. The whole body is read before any of it is handed on.
	// Responses that are not to be checked are handed on: those of another status
	// or content type, and those that are not in the sample.
	Fail
)

// Options say which responses to check, and how. Nil and the zero value stand for the
// defaults: the bodies of all successful JSON responses are checked against the wire form of
// the latest edition of the contract, and nobody learns the outcome.
type Options struct {
	// Patterns choose requests as those of [http.ServeMux] do: "/connect_sessions",
	// "POST /connect_sessions/", "api.example.com/sessions/{id}". Without any,
	// all requests match. A host has no port: the ports of requests do not count.
	Patterns []string

	// Statuses are the codes of the responses to check, by default 200 to 299.
	// Responses without a body of their own are never checked: those to HEAD and
	// CONNECT, and those with status 204, 205, 206 or 304.
	Statuses []int

	// ContentTypes are the media types to check, without parameters; by default
	// application/json and all that end with +json. A response of another type is
	// observed as [OtherType].
	ContentTypes []string

	// Validate returns nil for a good body, as [authlink.Validator.Validate] does,
	// and does not keep it. It is called concurrently, while the caller waits. An
	// [*authlink.SyntaxError] about a limit makes the body [TooLarge], any other
	// error [Invalid]. The default is the wire form of the latest edition of the contract,
	// which is what the vendor sends today, in bodies of at most 10,000 values and names.
	//
	// A validator of your own has violations put into words as long as it finds any,
	// which takes seconds where a body of MaxBody is made for it. Limits.Values of
	// [authlink.Options] bounds that; see also [authlink.Variant.Compile].
	Validate func(body []byte) error

	// Contract, if Validate is nil, has what bodies are checked against: the edition and the
	// form of that name, each "" for the default of the contract, in bodies of at most 10,000
	// values and names. It is a *contract.Contract of this module.
	Contract interface {
		Compile(edition, form string, opts *authlink.Options) (*authlink.Validator, error)
	}
	Edition, Form string

	// Exchanges checks whole responses: the status, the media type, headers and the body, and the
	// path and the query of the request. It is a *contract.Exchanges of this module, and must be
	// safe for concurrent use; Validate and Contract are then left out. Unless Statuses and
	// ContentTypes say otherwise, responses of every status and type are checked that have a body.
	// What Exchanges does not look at, such as a request to another server, is observed as
	// [NotChecked].
	Exchanges interface {
		Check(method, url string, status int, header map[string][]string, body []byte) error
	}

	// Policy says what becomes of a response whose body is not valid; by default [Report].
	Policy Policy

	// Sample is the share of the responses to check, above 0 and up to 1; 0 stands
	// for all of them. Those that are not in the sample are not observed.
	Sample float64

	// MaxBody is the most bytes of a body to check, before and after decompression;
	// 0 stands for [DefaultMaxBody]. A longer one is observed as [TooLarge]. That
	// many bytes may be kept in memory for each response that is being read.
	MaxBody int

	// Observers are called for every response that is in the sample, one after the other,
	// by the goroutine that reads the body to its end or closes it; under [Fail] by the one
	// that sends the request, and for a handler by the one that serves it.
	Observers []Observer
}

// maxValues bounds what the caller waits for: to put a violation into words takes
// some 15 µs and 3.5 KB, and a hostile body has one in every value. A payload of the
// contract has some twenty values and names.
const maxValues = 10_000

// usual returns the validator that checks where there is no other.
var usual = sync.OnceValues(func() (*authlink.Validator, error) {
	return authlink.Variant{Form: authlink.FormWire, Edition: authlink.LatestEdition}.Compile(&authlink.Options{Limits: authlink.Limits{Values: maxValues}})
})

// compile returns the validator of the contract that the options name.
func (o *Options) compile() (*authlink.Validator, error) {
	if o.Contract == nil {
		return usual()
	}
	v, err := o.Contract.Compile(o.Edition, o.Form, &authlink.Options{Limits: authlink.Limits{Values: maxValues}})
	if err != nil {
		return nil, fmt.Errorf("authlinkhttp: %w", err)
	}
	return v, nil
}

// A checker is what the options come to.
type checker struct {
	Options
	mux *http.ServeMux // nil for all requests

	random func() float64 // in [0, 1)
	now    func() time.Time
}

func newChecker(opts *Options) (*checker, error) {
	c := &checker{random: rand.Float64, now: time.Now}
	if opts != nil {
		c.Options = *opts
	}
	if !(c.Sample >= 0 && c.Sample <= 1) {
		return nil, fmt.Errorf("authlinkhttp: Sample is %v, not between 0 and 1", c.Sample)
	}
	if c.MaxBody < 0 {
		return nil, fmt.Errorf("authlinkhttp: MaxBody is %d: it must not be negative", c.MaxBody)
	}
	if c.Policy != Report && c.Policy != Fail {
		return nil, fmt.Errorf("authlinkhttp: there is no Policy(%d)", c.Policy)
	}
	if c.MaxBody == 0 {
		c.MaxBody = DefaultMaxBody
	}
	c.MaxBody = min(c.MaxBody, math.MaxInt-1) // there is one more byte to read
	if slices.ContainsFunc(c.Observers, isNil) {
		return nil, errors.New("authlinkhttp: an Observer is nil")
	}
	for _, media := range c.ContentTypes {
		if !isMediaType(media) {
			return nil, fmt.Errorf("authlinkhttp: the ContentType %q is not a media type without parameters", media)
		}
	}
	if c.Contract == nil && (c.Edition != "" || c.Form != "") {
		return nil, errors.New("authlinkhttp: Edition and Form are those of a Contract, and there is none")
	}
	if c.Contract != nil && c.Validate != nil {
		return nil, errors.New("authlinkhttp: Contract and Validate say what to check against: give one of them")
	}
	if c.Exchanges != nil && (c.Contract != nil || c.Validate != nil) {
		return nil, errors.New("authlinkhttp: Exchanges says what to check against: leave out Contract and Validate")
	}
	if c.Sample == 0 {
		c.Sample = 1
	}
	if c.Validate == nil && c.Exchanges == nil {
		v, err := c.compile()
		if err != nil {
			return nil, err
		}
		c.Validate = v.Validate
	}
	return c, c.register()
}

// isNil reports whether an observer would panic when it is called,
// which may be on the day of the first bad response.
func isNil(o Observer) bool {
	f, ok := o.(ObserverFunc)
	return o == nil || ok && f == nil
}

// isMediaType reports whether the Content-Type of a response may be t. A range of
// types, as requests have in Accept, is not one.
func isMediaType(t string) bool {
	major, minor, _ := strings.Cut(t, "/")
	return major != "" && minor != "" && !strings.ContainsAny(t, "*;, ")
}

// register builds the mux of the patterns.
func (c *checker) register() error {
	for _, pattern := range c.Patterns {
		if c.mux == nil {
			c.mux = http.NewServeMux()
		}
		if err := handle(c.mux, pattern); err != nil {
			return fmt.Errorf("authlinkhttp: %w", err)
		}
	}
	return nil
}

// handle registers a pattern. A mux panics about a bad one, or two that collide.
func handle(mux *http.ServeMux, pattern string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New(strings.TrimSpace(fmt.Sprint(p)))
		}
	}()
	mux.Handle(pattern, http.NotFoundHandler())
	return checkHost(pattern)
}

// checkHost reports a host that a mux takes, and finds in no request: it takes the
// port off before it looks, and "https://h.example/" has the host "https:".
func checkHost(pattern string) error {
	host, _, _ := strings.Cut(pattern, "/")
	host = host[strings.LastIndexAny(host, " \t")+1:] // a method may stand before it
	if strings.Contains(host, ":") && net.ParseIP(host) == nil {
		return fmt.Errorf("the host of the pattern %q has a scheme or a port: no request would match", pattern)
	}
	return nil
}

// match returns the pattern that a request matches, "" where there are none, and
// whether responses to it are to be checked.
func (c *checker) match(method, host string, u *url.URL) (pattern string, ok bool) {
	if c.mux == nil {
		return "", true
	}
	if u == nil {
		return "", false // a transport of somebody's own takes that
	}
	_, pattern = c.mux.Handler(&http.Request{Method: method, Host: cmp.Or(host, u.Host), URL: u})
	return pattern, pattern != ""
}

// sampled decides by chance.
func (c *checker) sampled() bool { return c.Sample >= 1 || c.random() < c.Sample }

// hasBody reports whether a response has one to check (RFC 9110, section 6.4.1):
// a part of a document, status 206, is not one.
func (c *checker) hasBody(method string, status int) bool {
	switch status {
	case http.StatusNoContent, http.StatusResetContent, http.StatusPartialContent, http.StatusNotModified:
		return false
	}
	switch {
	case method == http.MethodHead, method == http.MethodConnect, status < 200:
		return false
	case len(c.Statuses) > 0:
		return slices.Contains(c.Statuses, status)
	case c.Exchanges != nil:
		return true
	default:
		return status < 300
	}
}

// isTyped reports whether the value of Content-Type is a type to check.
func (c *checker) isTyped(header http.Header) bool {
	if c.Exchanges != nil && len(c.ContentTypes) == 0 {
		return true
	}
	media, _, _ := strings.Cut(header.Get("Content-Type"), ";") // a slip in what follows changes no type
	media = strings.ToLower(strings.TrimSpace(media))
	if len(c.ContentTypes) > 0 {
		return slices.ContainsFunc(c.ContentTypes, func(t string) bool { return strings.EqualFold(t, media) })
	}
	return media == "application/json" || strings.HasSuffix(media, "+json")
}
