package accept

import (
	"encoding/json"
	"maps"
	"slices"

	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
)

// constants returns a node that accepts the values, decoded by the engine, and
// nothing else.
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
func (c *compiler) constants(values []any) *node {
	n := c.newNode(false)
	n.allowed = 0
	var texts []string
	var numbers []decimal.Decimal
	var written []string // the same
	var containers [kinds][]*node
	for _, value := range values {
		kind := jsonindex.Null
		switch value := value.(type) {
		case nil:
		case bool:
			if kind = jsonindex.False; value {
				kind = jsonindex.True
			}
		case string:
			kind, texts = jsonindex.String, append(texts, value)
		case json.Number:
			d, _ := decimal.Parse(nil, []byte(value))
			kind, numbers, written = jsonindex.Number, append(numbers, d), append(written, string(value))
		case []any:
			kind = jsonindex.Array
			containers[kind] = append(containers[kind], c.constantArray(value))
		case map[string]any:
			kind = jsonindex.Object
			containers[kind] = append(containers[kind], c.constantObject(value))
		default: // a number that is not spelled as in JSON
			return c.unknownNode()
		}
		n.allowed |= 1 << kind
	}
	if texts != nil {
		slices.Sort(texts)
		n.text = &stringRule{enum: newTable(slices.Compact(texts))}
	}
	if numbers != nil {
		enum := newNumbers(numbers, written)
		n.number = &numberRule{enum: enum, simple: enum.small != nil}
	}
	for kind, branches := range containers {
		l := new(logic)
		l.addAny(branches, jsonindex.Kind(kind))
		c.require(n, jsonindex.Kind(kind), l)
	}
	return n
}

func (c *compiler) constantArray(values []any) *node {
	n := c.newNode(false)
	n.allowed = 1 << jsonindex.Array
	n.array = &arrayRule{items: anything, least: len(values), most: len(values)}
	for _, value := range values {
		n.array.prefix = append(n.array.prefix, c.constants([]any{value}))
	}
	return n
}

func (c *compiler) constantObject(values map[string]any) *node {
	n := c.newNode(false)
	n.allowed = 1 << jsonindex.Object
	n.object = c.newObject(slices.Collect(maps.Keys(values)))
	n.object.least, n.object.most = len(values), len(values)
	for i, name := range n.object.texts {
		n.object.required.add(i)
		n.object.members[i].value = c.constants([]any{values[name]})
	}
	return n
}
