package operation

import (
	"encoding/json"
	"maps"
	"slices"

	"example.com/authlink/internal/jsonpointer"
)

// MaxProperties bounds how many properties of one schema are told apart.
const MaxProperties = 2000

// Properties are those that a schema describes, and which of them documents have had.
type Properties struct {
	root  *node
	all   []string
	IsCut bool // there are more than MaxProperties, and the others are left out
}

// A node is what a schema describes at a place.
type node struct {
	pointer string
	isSeen  bool
	members map[string]*node
	rest    *node // what other members are, or elements
}

// A task is a place whose schemas are to be read, with the references that led there, none of which
// is followed within itself.
type task struct {
	at      *node
	schemas []any
	refs    []string
}

// ReadProperties returns the properties of a schema that refers to nothing but itself, without those that
// have a mark, "readOnly" or "writeOnly". Where there are more than MaxProperties, those nearest to the
// root count. In their pointers * stands for any element, and for any member without a name of its own.
func ReadProperties(schema []byte, without string) *Properties {
	p := &Properties{root: &node{}}
	var root any
	if json.Unmarshal(schema, &root) != nil {
		return p
	}
	for queue := []task{{p.root, []any{root}, nil}}; len(queue) > 0 && !p.IsCut; queue = queue[1:] {
		queue = append(queue, p.read(root, queue[0], without)...)
	}
	slices.Sort(p.all)
	return p
}

// read reads the schemas of a place, and returns what is to be read below it.
func (p *Properties) read(root any, t task, without string) (next []task) {
	c := collected{root: root, without: without, members: map[string][]any{}, followed: map[string]bool{}}
	for _, s := range t.schemas {
		c.collect(s, t.refs)
	}
	for _, name := range slices.Sorted(maps.Keys(c.members)) {
		if len(p.all) == MaxProperties {
			p.IsCut = true
			return nil
		}
		n := &node{pointer: jsonpointer.Append(t.at.pointer, name)}
		if t.at.members == nil {
			t.at.members = map[string]*node{}
		}
		t.at.members[name] = n
		p.all = append(p.all, n.pointer)
		next = append(next, task{n, c.members[name], c.refs})
	}
	if len(c.rest) > 0 {
		t.at.rest = &node{pointer: t.at.pointer + "/*"}
		next = append(next, task{t.at.rest, c.rest, c.refs})
	}
	return next
}

// collected is what schemas say of what is below a place.
type collected struct {
	root    any
	without string
	members map[string][]any
	rest    []any
	refs    []string

	followed map[string]bool // the references that apply here
}

// collect adds what a schema says, and those that apply to the same value.
func (c *collected) collect(schema any, refs []string) {
	object, ok := schema.(map[string]any)
	if !ok {
		return
	}
	c.follow(object, refs)
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		list, _ := object[keyword].([]any)
		for _, sub := range list {
			c.collect(sub, refs)
		}
	}
	for _, keyword := range []string{"then", "else"} {
		c.collect(object[keyword], refs)
	}
	for _, ref := range refs {
		if !slices.Contains(c.refs, ref) {
			c.refs = append(c.refs, ref)
		}
	}
	c.addBelow(object)
}

// follow collects what a schema refers to, unless some reference on the way is the same.
func (c *collected) follow(schema map[string]any, refs []string) {
	ref, ok := schema["$ref"].(string)
	if !ok || slices.Contains(refs, ref) || c.followed[ref] {
		return
	}
	c.followed[ref] = true // the ways to it may be more than anybody can go
	if to, ok := jsonpointer.Resolve(c.root, ref); ok {
		c.collect(to, append(slices.Clip(refs), ref))
	}
}

// addBelow adds the schemas of members and elements.
func (c *collected) addBelow(schema map[string]any) {
	properties, _ := schema["properties"].(map[string]any)
	for name, sub := range properties {
		if object, ok := sub.(map[string]any); !ok || object[c.without] != true {
			c.members[name] = append(c.members[name], sub)
		}
	}
	for _, keyword := range []string{"items", "additionalProperties"} {
		if sub, ok := schema[keyword].(map[string]any); ok {
			c.rest = append(c.rest, sub)
		}
	}
}

// See notes which of the properties a document has.
func (p *Properties) See(document []byte) {
	var value any
	if json.Unmarshal(document, &value) == nil {
		p.root.see(value)
	}
}

func (n *node) see(value any) {
	if n == nil {
		return
	}
	n.isSeen = true
	switch value := value.(type) {
	case map[string]any:
		for name, member := range value {
			if own := n.members[name]; own != nil {
				own.see(member)
			} else {
				n.rest.see(member)
			}
		}
	case []any:
		for _, element := range value {
			n.rest.see(element)
		}
	}
}

// All lists the properties, in order.
func (p *Properties) All() []string { return p.all }

// Unseen lists those that no document has had, in order, without what is below one of them.
func (p *Properties) Unseen() []string {
	var list []string
	p.root.unseen(&list)
	slices.Sort(list)
	return list
}

func (n *node) unseen(list *[]string) {
	for _, member := range n.members {
		if !member.isSeen {
			*list = append(*list, member.pointer)
			continue
		}
		member.unseen(list)
	}
	if n.rest != nil && n.rest.isSeen {
		n.rest.unseen(list)
	}
}

// Seen counts the properties that documents have had.
func (p *Properties) Seen() int { return p.root.seen() }

func (n *node) seen() (count int) {
	for _, member := range n.members {
		if member.isSeen {
			count++
		}
		count += member.seen()
	}
	if n.rest != nil {
		count += n.rest.seen()
	}
	return count
}
