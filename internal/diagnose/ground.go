package diagnose

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"example.com/authlink/internal/jsonpointer"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/subschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A ground is what a schema says of the values at one path, whatever the document.
type ground struct {
	schemas     []*jsonschema.Schema // that apply there
	certain     []*jsonschema.Schema // that judge in any case, without those that they lead to
	marksSecret bool
	patterns    []jsonschema.Regexp // of "patternProperties"
	prefix      int                 // how many items may be judged by their places

	name *name // of the member that stands there; nil where the schema does not spell it out

	turn turn // that leads here

	mu    sync.RWMutex
	below map[turn]*ground
	last  atomic.Pointer[ground] // of those below: the one that was asked for last
	room  *atomic.Int64          // schemas that grounds may still list which are kept
}

// A name is that of members that the schema spells out.
type name struct {
	read   secret.Name
	masked string
}

// A turn leads from a ground to one below it.
type turn struct {
	isMember bool
	isOther  bool   // to any that the schema does not spell out
	token    string // name or index; of a name that is not spelled out, which patterns match it
}

// maxGrounds is how many schemas the grounds list together that are kept. A schema that refers
// to itself has as many grounds as there are paths: those beyond are made each time.
const maxGrounds = 1 << 15

func newGround(schemas, certain []*jsonschema.Schema, room *atomic.Int64) *ground {
	g := &ground{schemas: schemas, certain: certain, marksSecret: subschema.MarkedSecret(schemas), room: room}
	for _, s := range subschema.Certain(certain) {
		items, _ := s.Items.([]*jsonschema.Schema)
		g.prefix = max(g.prefix, len(s.PrefixItems), len(items))
	}
	for _, s := range schemas {
		g.patterns = slices.AppendSeq(g.patterns, maps.Keys(s.PatternProperties))
	}
	return g
}

// rootGround returns the ground of whole documents.
func rootGround(root *jsonschema.Schema) *ground {
	room := new(atomic.Int64)
	room.Store(maxGrounds)
	certain := []*jsonschema.Schema{root}
	return newGround(subschema.Applicable(certain), certain, room)
}

// member returns the ground of the member by a name.
func (g *ground) member(name string) *ground {
	spelled := turn{isMember: true, token: name}
	if known := g.known(spelled); known != nil {
		return known
	}
	spells := func(s *jsonschema.Schema) bool { return s.Properties[name] != nil }
	if slices.ContainsFunc(g.schemas, spells) {
		return g.find(spelled, name)
	}
	return g.find(turn{isMember: true, isOther: true, token: g.matches(name)}, name)
}

// matches says which patterns match a name, by a byte for each.
func (g *ground) matches(name string) string {
	if len(g.patterns) == 0 {
		return ""
	}
	var buffer [32]byte
	matches := buffer[:0]
	for _, re := range g.patterns {
		if subschema.Matches(re, name) {
			matches = append(matches, '1')
		} else {
			matches = append(matches, '0')
		}
	}
	return string(matches)
}

// item returns the ground of the item at an index.
func (g *ground) item(index string) *ground {
	if i, ok := jsonpointer.Index(index); ok && i < g.prefix {
		return g.find(turn{token: index}, index)
	}
	return g.find(turn{isOther: true}, index)
}

// find returns the ground behind a turn, and keeps it while there is room. A token stands for
// all that the turn is for.
func (g *ground) find(t turn, token string) *ground {
	if known := g.known(t); known != nil {
		return known
	}
	made := g.make(token, t.isMember)
	made.turn = t
	if t.isMember && !t.isOther {
		made.name = &name{secret.ReadName(token), secret.MaskText(token)}
	}
	if g.room.Add(-int64(1+len(made.schemas)+len(made.certain))) < 0 {
		return made
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.below == nil {
		g.below = map[turn]*ground{}
	}
	g.below[t] = made
	return made
}

// known returns the ground behind a turn, nil for one that is not kept.
func (g *ground) known(t turn) *ground {
	if last := g.last.Load(); last != nil && last.turn == t {
		return last
	}
	g.mu.RLock()
	known := g.below[t]
	g.mu.RUnlock()
	if known != nil {
		g.last.Store(known)
	}
	return known
}

func (g *ground) make(token string, isMember bool) *ground {
	return newGround(subschema.Below(g.schemas, token, isMember), subschema.CertainBelow(g.certain, token, isMember), g.room)
}
