package variants

import (
	"maps"
	"slices"

	"example.com/authlink/internal/dialect"
)

// A Property is a property at the top of a payload in one edition.
type Property struct {
	Name     string   // as the schema has it
	Names    []string // as each form spells it
	Required bool
	IsText   bool // it may be any string
}

// knownNames are the names of the properties in all editions, wherever they are: by the form,
// and then by how that spells them.
type knownNames []map[string]string

// collectNames reads the names off the schemas.
func (c *Contract) collectNames() knownNames {
	names := map[string]bool{}
	for edition := range c.Editions {
		collect(c.schema(edition), names)
	}
	known := make(knownNames, len(c.Forms))
	for i, form := range c.Forms {
		known[i] = map[string]string{}
		for _, name := range slices.Sorted(maps.Keys(names)) {
			known[i][form.Property(name)] = name
		}
	}
	return known
}

// collect adds the names under "properties" in a schema and in what is below it.
func collect(schema any, names map[string]bool) {
	object, _ := schema.(map[string]any)
	for keyword, value := range object {
		k := dialect.Find(keyword)
		if k == nil {
			continue
		}
		if properties, ok := value.(map[string]any); ok && keyword == "properties" {
			for name := range properties {
				names[name] = true
			}
		}
		for _, sub := range schemasIn(k.Shape, value) {
			collect(sub, names)
		}
	}
}

// schemasIn returns the schemas in the value of a keyword.
func schemasIn(shape dialect.Shape, value any) []any {
	switch value := value.(type) {
	case map[string]any:
		switch shape {
		case dialect.Schema, dialect.SchemaOrList:
			return []any{value}
		case dialect.SchemaMap, dialect.SchemaMapPart:
			return slices.Collect(maps.Values(value))
		}
	case []any:
		if shape == dialect.SchemaList || shape == dialect.SchemaOrList {
			return value
		}
	}
	return nil
}

// Properties lists the properties at the top of the payload in an edition, in the order of
// their names. The list is not to be changed.
func (c *Contract) Properties(edition int) []Property {
	c.prepare()
	return c.properties[edition]()
}

func (c *Contract) readProperties(edition int) []Property {
	found := map[string]*Property{}
	w := walk{root: c.schema(edition)}
	required := map[string]bool{}
	for _, schema := range w.applicable(w.root) {
		properties, _ := schema["properties"].(map[string]any)
		for name, sub := range properties {
			if found[name] == nil {
				found[name] = &Property{Name: name, IsText: isText(sub)}
			}
		}
		for _, name := range texts(schema["required"]) {
			required[name] = true
		}
	}
	var list []Property
	for _, name := range slices.Sorted(maps.Keys(found)) {
		p := *found[name]
		p.Required = required[name]
		for _, form := range c.Forms {
			p.Names = append(p.Names, form.Property(name))
		}
		list = append(list, p)
	}
	return list
}

// Since returns the index of the first edition that has a property at the top by its name in a
// form, -1 for none.
func (c *Contract) Since(form int, name string) int {
	for edition := range c.Editions {
		for _, p := range c.Properties(edition) {
			if p.Names[form] == name {
				return edition
			}
		}
	}
	return -1
}

// isText reports whether a schema says that a value may be any string, and nothing else but null.
func isText(schema any) bool {
	object, _ := schema.(map[string]any)
	types := slices.DeleteFunc(typesIn(object), func(t string) bool { return t == "null" })
	_, hasFormat := object["format"]
	return slices.Equal(types, []string{"string"}) && !hasFormat && object["enum"] == nil
}

func texts(value any) []string {
	list, _ := value.([]any)
	var all []string
	for _, v := range list {
		if text, ok := v.(string); ok {
			all = append(all, text)
		}
	}
	return all
}
