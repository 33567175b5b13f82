package contracts

import (
	"slices"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/operation"
)

// An API is an edition of a contract that is a whole API: an OpenAPI document. It is safe for
// concurrent use. What is read of an operation, and compiled, is remembered: a document may have
// thousands of them.
type API struct {
	*operation.Router
	Endpoints []openapi.Endpoint
	Broken    []openapi.Endpoint // the paths that cannot be read

	lock       sync.Mutex
	document   *openapi.Document
	byKey      map[string]openapi.Endpoint // the first of each
	parameters map[string]map[string][]openapi.Parameter
	groups     map[string]*authlink.Validator
}

func newAPI(d *openapi.Document) *API {
	all, broken := d.Endpoints()
	byKey := map[string]openapi.Endpoint{}
	for _, e := range slices.Backward(all) {
		byKey[e.Key()] = e
	}
	return &API{
		Router: operation.NewRouter(all, broken), Endpoints: all, Broken: broken, document: d, byKey: byKey,
		parameters: map[string]map[string][]openapi.Parameter{}, groups: map[string]*authlink.Validator{},
	}
}

// ResponseTo returns what the document says of the response of an operation with a status.
func (a *API) ResponseTo(e openapi.Endpoint, status string) (openapi.ResponseObject, bool, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.document.ResponseTo(e, status)
}

// Statuses lists those of the responses of an operation, as the document has them.
func (a *API) Statuses(e openapi.Endpoint) []string { return a.document.Statuses(e) }

// RequestBody returns what the document says of the body that an operation is asked with.
func (a *API) RequestBody(e openapi.Endpoint) (openapi.RequestBodyObject, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.document.RequestBody(e)
}

// Parameters returns those of an operation by the part of a request that they are in. The error says which
// cannot be read.
func (a *API) Parameters(e openapi.Endpoint) (byPart map[string][]openapi.Parameter, err error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if byPart := a.parameters[e.Fragment()]; byPart != nil {
		return byPart, nil
	}
	all, err := a.document.Parameters(e)
	if err != nil {
		return nil, err
	}
	byPart = map[string][]openapi.Parameter{}
	for _, p := range all {
		byPart[p.In] = append(byPart[p.In], p)
	}
	a.parameters[e.Fragment()] = byPart
	return byPart, nil
}

// same returns the operation of this edition that is one of another.
func (a *API) same(e openapi.Endpoint) (own openapi.Endpoint, ok bool) {
	own, ok = a.byKey[e.Key()]
	return own, ok
}

// ResponseBody returns the body that words name, such as getOrder, or GET /orders/{id} 200.
func (a *API) ResponseBody(words string) (openapi.ResponseBody, bool) {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.document.ResponseBody(words)
}

// Properties returns those of the schema that a fragment leads to, which documents of a direction may
// have.
func (a *API) Properties(fragment string, direction openapi.Direction) (*operation.Properties, error) {
	s, err := a.schema(fragment, direction)
	if err != nil {
		return nil, err
	}
	without := "writeOnly"
	if direction == openapi.Request {
		without = "readOnly"
	}
	return operation.ReadProperties(s.JSON, without), nil
}

// schema returns the schema that a fragment leads to.
func (a *API) schema(fragment string, direction openapi.Direction) (*openapi.Schema, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.document.Schema(fragment, direction)
}

// Group returns the validator of objects that have the values of some parameters by their names,
// which key names: parameters of one operation have one key.
func (a *API) Group(key string, parameters []openapi.Parameter, direction openapi.Direction) (*authlink.Validator, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if v := a.groups[key]; v != nil {
		return v, nil
	}
	fragments := map[string]string{}
	for _, p := range parameters {
		if p.Fragment != "" {
			fragments[p.Name] = p.Fragment
		}
	}
	s, _, err := a.document.Combined(fragments, direction) // what cannot be translated is left out
	if err != nil {
		return nil, err
	}
	v, err := authlink.Compile(s.JSON, nil)
	if err == nil {
		a.groups[key] = v
	}
	return v, err
}
