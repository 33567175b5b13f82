package subschema

import (
	"encoding/binary"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Place is where values stand in documents of a schema: all the ways there by which the
// same schemas apply. What is known of one is found out once, and not for each document.
// It is safe for concurrent use.
type Place struct {
	// Schemas are those that may apply to a value there, met or not, as [Applicable] has them.
	Schemas []*jsonschema.Schema

	// IsSecret reports whether one of them says that the value is a secret.
	IsSecret bool

	// HasPatterns reports whether the name of a member may count that no schema spells out.
	HasPatterns bool

	all      *places
	names    map[string]bool // that some schema spells out
	members  atomic.Pointer[map[string]*Place]
	rest     atomic.Pointer[Place]
	elements atomic.Pointer[Place]
}

// places are those of one schema.
type places struct {
	mu        sync.Mutex
	bySchemas map[string]*Place
	numbers   map[*jsonschema.Schema]uint32
	names     int // of members that are remembered
}

// Bounds on what is remembered: of names that only patterns know, documents can make up as
// many as they like.
const (
	maxPlaces = 1 << 12
	maxNames  = 1 << 12 // of members, in all
	maxHere   = 1 << 8  // of members, in one place
)

// NewPlace returns the place of the whole document.
func NewPlace(root *jsonschema.Schema) *Place {
	all := &places{bySchemas: map[string]*Place{}, numbers: map[*jsonschema.Schema]uint32{}}
	return all.of(Applicable([]*jsonschema.Schema{root}))
}

// of returns the place of schemas.
func (all *places) of(schemas []*jsonschema.Schema) *Place {
	key := all.key(schemas)
	if p := all.bySchemas[key]; p != nil {
		return p
	}
	p := &Place{Schemas: schemas, IsSecret: MarkedSecret(schemas), all: all, names: map[string]bool{}}
	for _, s := range schemas {
		p.HasPatterns = p.HasPatterns || len(s.PatternProperties) > 0
		for name := range s.Properties {
			p.names[name] = true
		}
		for _, name := range s.Required {
			p.names[name] = true
		}
	}
	if len(all.bySchemas) < maxPlaces {
		all.bySchemas[key] = p
	}
	return p
}

// key returns what is the same for the same schemas in another order.
func (all *places) key(schemas []*jsonschema.Schema) string {
	numbers := make([]uint32, 0, len(schemas))
	for _, s := range schemas {
		number, ok := all.numbers[s]
		if !ok {
			number = uint32(len(all.numbers))
			all.numbers[s] = number
		}
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	var key []byte
	for _, number := range slices.Compact(numbers) {
		key = binary.LittleEndian.AppendUint32(key, number)
	}
	return string(key)
}

// Names returns the names of members that some schema spells out, sorted.
func (p *Place) Names() []string { return slices.Sorted(maps.Keys(p.names)) }

// Member returns the place of the members by a name.
func (p *Place) Member(name string) *Place {
	if !p.HasPatterns && !p.names[name] {
		return p.Rest()
	}
	if known := p.members.Load(); known != nil {
		if q := (*known)[name]; q != nil {
			return q
		}
	}
	return p.findMember(name)
}

// Rest returns the place of the members by a name that no schema of this place spells out, and
// no pattern matches.
func (p *Place) Rest() *Place {
	if q := p.rest.Load(); q != nil {
		return q
	}
	var below []*jsonschema.Schema
	for _, s := range p.Schemas {
		if sub, ok := s.AdditionalProperties.(*jsonschema.Schema); ok {
			below = append(below, sub)
		}
		if s.UnevaluatedProperties != nil {
			below = append(below, s.UnevaluatedProperties)
		}
	}
	return p.all.find(&p.rest, Applicable(below))
}

// Elements returns the place of the elements of an array.
func (p *Place) Elements() *Place {
	if q := p.elements.Load(); q != nil {
		return q
	}
	return p.all.find(&p.elements, Below(p.Schemas, "", false))
}

func (all *places) find(at *atomic.Pointer[Place], schemas []*jsonschema.Schema) *Place {
	all.mu.Lock()
	defer all.mu.Unlock()
	q := all.of(schemas)
	at.Store(q)
	return q
}

// findMember is Member for a name that has not come up yet.
func (p *Place) findMember(name string) *Place {
	below := Below(p.Schemas, name, true)
	p.all.mu.Lock()
	defer p.all.mu.Unlock()
	q := p.all.of(below)
	known := p.members.Load()
	if known == nil {
		known = &map[string]*Place{}
	}
	if len(*known) < maxHere+len(p.names) && p.all.names < maxNames {
		p.all.names++
		next := maps.Clone(*known)
		next[name] = q
		p.members.Store(&next)
	}
	return q
}
