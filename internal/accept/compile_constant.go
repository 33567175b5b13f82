package accept

import (
	"encoding/json"
	"maps"
	"slices"

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
	var numbers []decimal
	var containers [kinds][]*node
	for _, value := range values {
		kind := kindOfConstant(value)
		if kind == 0 {
			n.forget(allKinds)
			return n
		}
		n.allowed |= 1 << kind
		switch value := value.(type) {
		case string:
			texts = append(texts, value)
		case json.Number:
			d, _ := parseDecimal(nil, []byte(value))
			numbers = append(numbers, d)
		case []any:
			containers[kind] = append(containers[kind], c.constantArray(value))
		case map[string]any:
			containers[kind] = append(containers[kind], c.constantObject(value))
		}
	}
	if texts != nil {
		slices.Sort(texts)
		n.text = &stringRule{enum: newTable(slices.Compact(texts))}
	}
	if numbers != nil {
		n.number = &numberRule{enum: numbers}
	}
	for kind, branches := range containers {
		l := new(logic)
		l.addAny(&combination{any: branches}, jsonindex.Kind(kind))
		c.require(n, jsonindex.Kind(kind), l)
	}
	return n
}

// kindOfConstant returns 0 for a number that is not spelled as in JSON.
func kindOfConstant(value any) jsonindex.Kind {
	switch value := value.(type) {
	case nil:
		return jsonindex.Null
	case bool:
		if value {
			return jsonindex.True
		}
		return jsonindex.False
	case string:
		return jsonindex.String
	case json.Number:
		return jsonindex.Number
	case []any:
		return jsonindex.Array
	case map[string]any:
		return jsonindex.Object
	}
	return 0
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
	names := slices.Sorted(maps.Keys(values))
	n.object = c.newObject(names)
	n.object.least, n.object.most = len(names), len(names)
	for i, name := range names {
		n.object.required.add(i)
		n.object.members[i].value = c.constants([]any{values[name]})
	}
	return n
}
