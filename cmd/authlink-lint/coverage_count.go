package main

import (
	"fmt"
	"slices"

	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/lint"
	"example.com/authlink/internal/openapi"
	"example.com/authlink/internal/operation"
	"example.com/authlink/internal/span"
	"example.com/authlink/internal/variants"
)

// coverage is what fixtures use of contracts that are whole APIs.
type coverage struct {
	Contracts []*apiCoverage `json:"contracts"`
}

// An apiCoverage is what they use of one.
type apiCoverage struct {
	Contract string `json:"contract"`
	Edition  string `json:"edition"`

	Operations []*operationCoverage `json:"operations"` // in the order of their paths
	Recordings []*recordingCoverage `json:"recordings"` // in their order

	contract *contracts.Contract
	edition  int
	api      *contracts.API
	byPlace  map[string]*operationCoverage // by the fragment of the operation
	bodies   []*bodyCoverage
}

type operationCoverage struct {
	Method    string              `json:"method"`
	Path      string              `json:"path"`
	ID        string              `json:"operationId,omitempty"`
	Exchanges int                 `json:"exchanges"`
	Request   []*bodyCoverage     `json:"request,omitempty"`
	Responses []*responseCoverage `json:"responses"`
}

type responseCoverage struct {
	Status    string          `json:"status"`
	Exchanges int             `json:"exchanges"`
	Bodies    []*bodyCoverage `json:"bodies,omitempty"`
}

type bodyCoverage struct {
	MediaType  string   `json:"mediaType"`
	Documents  int      `json:"documents"`
	Properties int      `json:"properties"` // that the schema describes
	Used       int      `json:"used"`       // of them
	Unused     []string `json:"unused"`     // JSON Pointers to them; * stands for any element
	IsCut      bool     `json:"truncated,omitempty"`

	fragment   string
	direction  openapi.Direction
	properties *operation.Properties // read when something uses it
}

type recordingCoverage struct {
	Path      string   `json:"path"`
	Exchanges int      `json:"exchanges"`
	Follows   []string `json:"follows"` // the editions that have nothing against it, in their order

	follows []int
}

// newAPICoverage returns the coverage of an edition by nothing.
func newAPICoverage(c *contracts.Contract, v variants.Variant) (*apiCoverage, error) {
	api, err := c.API(v.Edition)
	if err != nil {
		return nil, err
	}
	if len(api.Broken) > 0 { // whose operations nobody could count
		return nil, fmt.Errorf("%s: %w", span.Visible(c.Sources[v.Edition]), api.Broken[0].Err)
	}
	a := &apiCoverage{
		Contract: c.Name, Edition: c.Editions[v.Edition], contract: c, edition: v.Edition, api: api,
		Operations: []*operationCoverage{}, Recordings: []*recordingCoverage{}, byPlace: map[string]*operationCoverage{},
	}
	for _, e := range api.Endpoints {
		o := &operationCoverage{Method: e.Method, Path: e.Path, ID: e.ID, Responses: []*responseCoverage{}}
		for _, status := range api.Statuses(e) {
			o.Responses = append(o.Responses, &responseCoverage{Status: status})
		}
		a.Operations, a.byPlace[e.Fragment()] = append(a.Operations, o), o
	}
	return a, nil
}

// add counts what an exchange uses.
func (a *apiCoverage) add(e lint.Exercise) error {
	a.record(e)
	used, ok := e.Used[a.edition]
	if !ok {
		return nil
	}
	o := a.byPlace[used.Fragment()]
	o.Exchanges++
	var response *responseCoverage
	if i := slices.IndexFunc(o.Responses, func(r *responseCoverage) bool { return r.Status == used.Status }); i >= 0 {
		response = o.Responses[i]
		response.Exchanges++
	}
	for _, b := range used.Bodies {
		list := &o.Request
		if !b.IsRequest && response != nil {
			list = &response.Bodies
		}
		if err := a.use(list, b); err != nil {
			return err
		}
	}
	return nil
}

// use counts a body.
func (a *apiCoverage) use(list *[]*bodyCoverage, b lint.UsedBody) error {
	i := slices.IndexFunc(*list, func(c *bodyCoverage) bool { return c.MediaType == b.MediaType })
	if i < 0 {
		c := &bodyCoverage{MediaType: b.MediaType, fragment: b.Fragment, Unused: []string{}}
		if b.IsRequest {
			c.direction = openapi.Request
		}
		if b.Fragment != "" {
			var err error
			if c.properties, err = a.api.Properties(b.Fragment, c.direction); err != nil {
				return err
			}
		}
		i, a.bodies = len(*list), append(a.bodies, c)
		*list = append(*list, c)
	}
	c := (*list)[i]
	c.Documents++
	if c.properties != nil {
		c.properties.See(b.JSON)
	}
	return nil
}

// record counts an exchange of a file. A file follows the editions that all of its exchanges follow.
func (a *apiCoverage) record(e lint.Exercise) {
	n := len(a.Recordings)
	if n == 0 || a.Recordings[n-1].Path != e.Path {
		a.Recordings = append(a.Recordings, &recordingCoverage{Path: e.Path, follows: slices.Clone(e.Follows)})
		n++
	}
	r := a.Recordings[n-1]
	r.Exchanges++
	r.follows = slices.DeleteFunc(r.follows, func(edition int) bool { return !slices.Contains(e.Follows, edition) })
}

// finish counts what has been used.
func (a *apiCoverage) finish() {
	for _, b := range a.bodies {
		if b.properties != nil {
			b.Properties, b.Used, b.IsCut = len(b.properties.All()), b.properties.Seen(), b.properties.IsCut
			b.Unused = append(b.Unused, b.properties.Unseen()...)
		}
	}
	for _, r := range a.Recordings {
		r.Follows = []string{}
		for _, edition := range r.follows {
			r.Follows = append(r.Follows, a.contract.Editions[edition])
		}
	}
}
