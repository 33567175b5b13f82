package schemarule

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/show"
)

// checkProperties looks for properties that have to be there and cannot.
func (d *document) checkProperties(n *node) {
	list, ok := n.get("required")
	if !ok {
		return
	}
	names, ok := d.strings(list)
	if !ok {
		return
	}
	p := d.propertiesOf(n, names)
	i := 0
	for element := range d.Elements(list) {
		if code, s := d.required(p, names[i], element); code != "" {
			d.aboutValue(code, n, element, s, "required", strconv.Itoa(i))
		}
		i++
	}
	d.checkCount(n, names)
}

// required says what is wrong with a property that has to be there; the code is "" where
// nothing is.
func (d *document) required(p *properties, name string, token int) (Code, said) {
	the := "the property " + show.QuoteOwn(name) + " is required, and "
	if sub, known := p.named[name]; known {
		if !d.isFalse(sub) {
			return "", said{}
		}
		return Contradiction, said{message: the + "its schema is false: no object is valid"}
	}
	if p.matches(name) {
		return "", said{}
	}
	best, isNear := d.best(name, p.free())
	s := said{}
	if isNear {
		s = d.replaced(s, token, best)
	}
	switch {
	case p.closed:
		s.message = the + `"additionalProperties" forbids it: no object is valid`
		return Contradiction, s
	case isNear:
		s.message = the + `there is none in "properties"`
		return MisspelledRequired, s
	}
	return "", said{}
}

// checkCount looks for more required properties than there may be.
func (d *document) checkCount(n *node, required []string) {
	most, ok := d.limit(n, "maxProperties")
	unique := map[string]bool{}
	for _, name := range required {
		unique[name] = true
	}
	if ok && most.limit.Cmp(big.NewRat(int64(len(unique)), 1)) < 0 {
		s := said{message: `more properties are required than "maxProperties" allows: no object is valid`}
		d.aboutValue(Contradiction, n, most.value, s, "maxProperties")
	}
}

// properties are those that a schema speaks of.
type properties struct {
	named    map[string]int // to the tokens of their schemas
	patterns []*regexp.Regexp
	any      bool            // some pattern may match anything
	closed   bool            // no other one is allowed
	free     func() []string // those that are not required
}

func (d *document) propertiesOf(n *node, required []string) *properties {
	p := &properties{named: map[string]int{}}
	var order []string
	if value, ok := n.get("properties"); ok && d.Token(value).Kind == jsonindex.Object {
		for name, sub := range d.Members(value) {
			p.named[d.Text(name)] = sub
			order = append(order, d.Text(name))
		}
	}
	if value, ok := n.get("patternProperties"); ok && d.Token(value).Kind == jsonindex.Object && n.allowed("patternProperties") {
		for name := range d.Members(value) {
			p.addPattern(d.Text(name))
		}
	}
	if value, ok := n.get("additionalProperties"); ok {
		p.closed = d.isFalse(value)
	}
	p.free = sync.OnceValue(func() []string {
		taken := map[string]bool{}
		for _, name := range required {
			taken[name] = true
		}
		return slices.DeleteFunc(order, func(name string) bool { return taken[name] })
	})
	return p
}

// addPattern adds a pattern: one that backtracks, or does not compile, may match anything.
func (p *properties) addPattern(source string) {
	compiled, err := pattern.Compile(source)
	if err != nil || compiled.Linear() == nil {
		p.any = true
		return
	}
	p.patterns = append(p.patterns, compiled.Linear())
}

// matches reports whether one of the patterns may match a name.
func (p *properties) matches(name string) bool {
	return p.any || slices.ContainsFunc(p.patterns, func(re *regexp.Regexp) bool { return re.MatchString(name) })
}
