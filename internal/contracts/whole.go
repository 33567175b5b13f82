package contracts

import (
	"errors"
	"fmt"
	"strconv"
	"sync"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/near"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
)

// A wholeAPI is what makes a contract a whole API.
type wholeAPI struct {
	open     func(edition int) (*API, error)
	isToday  func() (bool, error)
	editions map[int]*API         // that have been opened
	parts    map[string]*Contract // of operations
}

// IsAPI reports whether the contract is a whole API, so that only an operation of it has a schema.
func (c *Contract) IsAPI() bool { return c.api != nil }

// whole makes a contract at a place of the configuration a whole API.
func (f File) whole(c *Contract, at string) {
	c.api = &wholeAPI{editions: map[int]*API{}, parts: map[string]*Contract{}}
	c.api.open = func(edition int) (*API, error) {
		pointer := jsonpointer.Append(at, "editions", strconv.Itoa(edition), "openapi")
		d, err := f.openWhole(c.Sources[edition], pointer)
		if err != nil {
			return nil, err
		}
		return newAPI(d), nil
	}
	c.api.isToday = func() (bool, error) { return f.sayTheSame(c.Sources[len(c.Sources)-1], c.Today) }
	c.read = func(int) (document, error) {
		return document{}, fmt.Errorf("%s is a whole API: name an operation of it, as %s#getOrder or '%s#GET /orders/{id} 200'", c.Name, c.Name, c.Name)
	}
}

// Whole returns the contract whose operation this one is about, nil for none.
func (c *Contract) Whole() *Contract { return c.whole }

// OperationName is the name that somebody has given the operation that the contract is about, "" for none.
func (c *Contract) OperationName() string { return c.operation }

// API returns an edition of a contract that is a whole API. It is read once.
func (c *Contract) API(edition int) (*API, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if a := c.api.editions[edition]; a != nil {
		return a, nil
	}
	a, err := c.api.open(edition)
	if err == nil {
		c.api.editions[edition] = a
	}
	return a, err
}

// SaysTheSame reports whether the document that the vendor publishes today is that of the latest edition,
// but for the order of members; isGiven is false if the configuration does not say where it is.
func (c *Contract) SaysTheSame() (isGiven, isSame bool, err error) {
	if c.Today == "" {
		return false, false, nil
	}
	isSame, err = c.api.isToday()
	return true, isSame, err
}

// A part is where the schema of an operation is in an edition; ok is false where the edition does
// not have it.
type part func(*API) (fragment string, ok bool)

// ResponseBody returns the contract of the body of a response of an operation with a status, in a media
// type: each edition that has the operation has what it says of it.
func (c *Contract) ResponseBody(e openapi.Endpoint, status, mediaType string) *Contract {
	return c.part(fmt.Sprintf("%s %s %s %s", e.Method, e.Path, status, mediaType), openapi.Response, func(a *API) (string, bool) {
		own, ok := a.same(e)
		response, known, _ := a.ResponseTo(own, status)
		media, declared := openapi.MatchMedia(response.Media, mediaType)
		return media.Fragment, ok && known && declared && media.Fragment != ""
	})
}

// RequestBody is [Contract.ResponseBody] for the body of a request.
func (c *Contract) RequestBody(e openapi.Endpoint, mediaType string) *Contract {
	return c.part(fmt.Sprintf("%s %s > %s", e.Method, e.Path, mediaType), openapi.Request, func(a *API) (string, bool) {
		own, ok := a.same(e)
		request, _ := a.RequestBody(own)
		found, declared := openapi.MatchMedia(request.Media, mediaType)
		return found.Fragment, ok && declared && found.Fragment != ""
	})
}

// Operation returns the contract of the payload of an operation of a whole API: of what words name,
// such as getOrder, or GET /orders/{id} 200. The error says what was probably meant.
func (c *Contract) Operation(words string) (*Contract, error) {
	if c.api == nil {
		return nil, fmt.Errorf("the contract %s is one payload: only a whole API, with openapi, has operations", c.Name)
	}
	if words == "" {
		return nil, fmt.Errorf("the contract %s has no operation without a name: expected %s#getOrder, or '%s#GET /orders/{id} 200'", c.Name, c.Name, c.Name)
	}
	var first error
	p := c.part(words, c.Direction, func(a *API) (string, bool) {
		_, err := a.schema(words, c.Direction)
		return words, err == nil
	})
	for edition := len(c.Editions) - 1; edition >= 0; edition-- {
		a, err := c.API(edition)
		if err != nil {
			return nil, err
		}
		if _, err = a.schema(words, c.Direction); err == nil {
			return p, nil
		}
		if first == nil {
			first = a.noOperation(c.Name, words, err)
		}
	}
	return nil, first
}

// noOperation says what is wrong with the name of an operation.
func (a *API) noOperation(name, words string, err error) error {
	said := span.Visible(secret.Mask(words, secret.OfArgument))
	if missing, ok := errors.AsType[*openapi.NotFoundError](err); ok && missing.Under != "/paths" && missing.Name != words {
		return fmt.Errorf("%s: %s", said, span.Visible(err.Error()))
	}
	var names []string
	for _, e := range a.Endpoints {
		names = append(names, e.Method+" "+e.Path)
		if e.ID != "" {
			names = append(names, e.ID)
		}
	}
	hint := "its document lists them"
	if meant, ok := near.Best(words, names); ok {
		hint = fmt.Sprintf("did you mean %q?", meant)
	}
	return fmt.Errorf("the contract %s has no operation %q: %s", name, said, hint)
}

// part returns the contract of a part of the documents of a whole API.
func (c *Contract) part(name string, direction openapi.Direction, where part) *Contract {
	c.lock.Lock()
	defer c.lock.Unlock()
	if p := c.api.parts[name]; p != nil {
		return p
	}
	p := newContract(&variants.Contract{
		Name: c.Name + "#" + name, Editions: c.Editions, Forms: c.Forms, Noun: c.Noun,
		URLs: c.URLs, Dates: c.Dates, Lists: c.Lists,
	})
	p.Title, p.Default, p.Direction, p.Sources, p.Secrets, p.openEnums = c.Title, c.Default, direction, c.Sources, c.Secrets, c.openEnums
	p.whole, p.operation = c, name
	lacks := make([]func() bool, len(c.Editions)) // each is looked for once
	for edition := range c.Editions {
		lacks[edition] = sync.OnceValue(func() bool {
			a, err := c.API(edition)
			if err != nil {
				return false // whoever reads it says so
			}
			_, ok := where(a)
			return !ok
		})
	}
	p.Lacks = func(edition int) bool { return lacks[edition]() }
	p.read = func(edition int) (document, error) { return c.readPart(edition, name, direction, where) }
	p.readToday = func() (document, error) { return document{}, nil }
	c.api.parts[name] = p
	return p
}

// readPart reads a part of an edition.
func (c *Contract) readPart(edition int, name string, direction openapi.Direction, where part) (document, error) {
	a, err := c.API(edition)
	if err != nil {
		return document{}, err
	}
	fragment, ok := where(a)
	if !ok {
		return document{}, fmt.Errorf("the edition %s of %s has no %s", c.Editions[edition], c.Name, span.Visible(name))
	}
	place := func(err error) error {
		return fmt.Errorf("%s#%s: %w", span.Visible(c.Sources[edition]), span.Visible(fragment), err)
	}
	schema, err := a.schema(fragment, direction)
	if err != nil {
		return document{}, place(err)
	}
	return document{schema.JSON, place}, nil
}
