package inclusion

import "github.com/santhosh-tekuri/jsonschema/v6"

// Schemas that are in no document: the same one each time, so that what is proven about one is
// known again.

func (p *Prover) remember(key string, s *jsonschema.Schema) *jsonschema.Schema {
	if made := p.made[key]; made != nil {
		return made
	}
	s.DraftVersion = 2020
	p.made[key] = s
	return s
}

func (p *Prover) falseSchema() *jsonschema.Schema { return p.boolean(false) }

func (p *Prover) boolean(accepts bool) *jsonschema.Schema {
	if accepts {
		return p.remember("true", &jsonschema.Schema{Bool: &accepts})
	}
	return p.remember("false", &jsonschema.Schema{Bool: &accepts})
}

func (p *Prover) constant(v any) *jsonschema.Schema {
	return p.remember("="+keyOf(v), &jsonschema.Schema{Const: &v})
}

func (p *Prover) typed(name string) *jsonschema.Schema {
	types := new(jsonschema.Types)
	types.Add(name)
	return p.remember("type "+name, &jsonschema.Schema{Types: types})
}
