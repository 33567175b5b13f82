package schematest

import (
	"regexp"
	"strings"
)

// A Bundle is a schema of several resources, some of them embedded in others, which refer to each
// other by identifiers and anchors, dynamic ones among them.
type Bundle struct {
	Schema string            // its identifier is https://example.com/root
	Others map[string][]byte // resources of their own, by their URIs
}

// A Dialect says how a bundle spells what is not spelled alike in all drafts.
type Dialect struct {
	Draft    string            // "2020-12", "2019-09", "7" or "4"
	defs     string            // in place of "$defs"
	anchor   string            // of a schema, which % stands for the name of
	marks    []string          // what a resource may have that dynamic references ask for
	refs     []string          // those that depend on no way
	dynamic  []string          // those that do
	spelling *strings.Replacer // of other keywords
}

// Dialects are those that bundles are written in. Bundles of 2019-09 enter resources at their roots
// alone: else the reference engine takes the schema where one was entered for the root that
// "$recursiveRef" leads to.
var Dialects = []Dialect{
	{"2020-12", "$defs", `"$anchor":"%"`, []string{`"$dynamicAnchor":"n"`, `"$dynamicAnchor":"n"`, ""},
		bundleRefs, []string{`"$dynamicRef":"#n"`, `"$dynamicRef":"#n"`, `"$dynamicRef":"#m"`, `"$dynamicRef":"a#n"`, `"$dynamicRef":"sub/d#n"`, `"$dynamicRef":"#"`},
		strings.NewReplacer()},
	{"2019-09", "$defs", `"$anchor":"%"`, []string{`"$recursiveAnchor":true`, `"$recursiveAnchor":false`, ""},
		rootRefs, []string{`"$recursiveRef":"#"`}, spelling2019},
	{"7", "definitions", `"$id":"#%"`, []string{""}, bundleRefs, nil, oldSpelling},
	{"4", "definitions", `"$id":"#%"`, []string{""}, bundleRefs, nil, strings.NewReplacer(append(oldNames, `"$id"`, `"id"`)...)},
}

// rootRefs do not lead into another resource past its root; bundleRefs do, too.
var (
	rootRefs   = []string{"#", "#n", "#m", "a", "b", "c", "root", "root#/$defs/b", "/sub/d", "other", "root#/$defs/a/$defs/d"}
	bundleRefs = append([]string{"c#m", "a#n", "/sub/d#n", "other#m"}, rootRefs...)
)

// Bundle makes a bundle.
func (g *Generator) Bundle(d *Dialect) Bundle {
	inner := g.resource(d, "sub/d", g.schema(2))
	a := g.resource(d, "a", g.schema(2), `"d":`+inner)
	b, c := g.resource(d, "b", g.schema(2)), g.resource(d, "c", g.schema(1))
	root := g.resource(d, "https://example.com/root", g.schema(4), `"a":`+a, `"b":`+b, `"c":`+c)
	other := g.resource(d, "https://example.com/other", g.schema(2))
	return Bundle{g.refer(d, root), map[string][]byte{"https://example.com/other": []byte(g.refer(d, other))}}
}

// resource makes a resource of a schema and of definitions. "#n" and "#m" lead somewhere in it.
func (g *Generator) resource(d *Dialect, id, schema string, defs ...string) string {
	members := []string{`"$id":"` + id + `"`}
	mark := Choose(g, d.marks)
	if mark != "" {
		members = append(members, mark)
	}
	for _, name := range []string{"n", "m"} {
		if !strings.Contains(mark, `"`+name+`"`) {
			defs = append(defs, `"`+name+`":{`+strings.ReplaceAll(d.anchor, "%", name)+`,"maxProperties":2}`)
		}
	}
	members = append(members, `"$defs":{`+strings.Join(defs, ",")+`}`)
	if body := strings.Trim(schema, "{}"); len(body) > 0 && schema[0] == '{' {
		members = append(members, schema[1:len(schema)-1])
	}
	return "{" + strings.Join(members, ",") + "}"
}

var anyRef = regexp.MustCompile(`"\$ref":"[^"]*"`)

// refer directs the references, and spells a schema as its dialect has it.
func (g *Generator) refer(d *Dialect, schema string) string {
	schema = anyRef.ReplaceAllStringFunc(schema, func(string) string {
		if len(d.dynamic) > 0 && g.Pick(2) == 0 {
			return Choose(g, d.dynamic)
		}
		return `"$ref":"` + Choose(g, d.refs) + `"`
	})
	return d.spelling.Replace(strings.ReplaceAll(schema, "$defs", d.defs))
}
