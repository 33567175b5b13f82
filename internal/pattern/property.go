package pattern

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
)

// property reads what follows \p, or \P for all other characters.
//
// https://tc39.es/ecma262/#prod-UnicodePropertyValueExpression
func (p *parser) property(inverted bool) (set, error) {
	if !p.skip("{") {
		if !p.strict {
			return nil, errOnlyRE2
		}
		return nil, errors.New(`no property follows \p`)
	}
	text, rest, closed := strings.Cut(p.rest, "}")
	if !closed {
		return nil, errors.New(`no property follows \p`)
	}
	p.rest = rest
	s, err := propertySet(text)
	switch {
	case err != nil && !p.strict && unicode.Scripts[text] != nil:
		return nil, errOnlyRE2
	case err != nil || !inverted:
		return s, err
	}
	return s.inverted(), nil
}

// propertySet returns the code points that the text between the braces stands for.
//
// https://tc39.es/ecma262/#sec-runtime-semantics-unicodematchproperty-p
func propertySet(text string) (set, error) {
	name, value, paired := strings.Cut(text, "=")
	var s set
	switch {
	case !paired:
		if s = category(name); s == nil {
			s = binaryProperty(name)
		}
	case name == "General_Category" || name == "gc":
		s = category(value)
	case name == "Script" || name == "sc":
		s = script(value)
	case name == "Script_Extensions" || name == "scx":
		s = scriptExtensions(value)
	}
	if s == nil {
		return nil, fmt.Errorf("the property %q is not known", text)
	}
	return s, nil
}

// category returns the code points of a General_Category; nil if there is none of that name.
func category(name string) set {
	if short, ok := unicode.CategoryAliases[name]; ok {
		name = short
	}
	if table := unicode.Categories[name]; table != nil {
		return ofTables(table)
	}
	return nil
}

// binaryProperty returns the code points that have a binary property; nil if ECMA-262 has none of
// that name.
//
// https://tc39.es/ecma262/#table-binary-unicode-properties
func binaryProperty(name string) set {
	if long, ok := tables().binary[name]; ok {
		return remember("binary "+long, func() set { return computeBinary(long) })
	}
	return nil
}

func computeBinary(name string) set {
	switch name {
	case "Any":
		return everything
	case "ASCII":
		return set{0, unicode.MaxASCII}
	case "Assigned":
		return category("Cn").inverted()
	}
	for _, d := range derivations {
		if d.name == name {
			return d.set()
		}
	}
	if table := unicode.Properties[name]; table != nil {
		return ofTables(table)
	}
	return tables().ranges("property " + name)
}

// A derivation says how a property follows from what package unicode has.
type derivation struct {
	name       string
	has, lacks []string // names of categories and properties
}

// https://www.unicode.org/reports/tr44/#Derived_Properties_Generation
var derivations = []derivation{
	{"Alphabetic", []string{"Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Other_Uppercase", "Other_Lowercase", "Other_Alphabetic"}, nil},
	{"Cased", []string{"Lu", "Ll", "Lt", "Other_Uppercase", "Other_Lowercase"}, nil},
	{
		"Grapheme_Base", []string{"L", "N", "P", "S", "Zs", "Mc"},
		[]string{"Other_Grapheme_Extend"},
	},
	{"Grapheme_Extend", []string{"Me", "Mn", "Other_Grapheme_Extend"}, nil},
	{
		"ID_Continue", []string{"L", "Nl", "Other_ID_Start", "Mn", "Mc", "Nd", "Pc", "Other_ID_Continue"},
		[]string{"Pattern_Syntax", "Pattern_White_Space"},
	},
	{"ID_Start", []string{"L", "Nl", "Other_ID_Start"}, []string{"Pattern_Syntax", "Pattern_White_Space"}},
	{"Lowercase", []string{"Ll", "Other_Lowercase"}, nil},
	{"Math", []string{"Sm", "Other_Math"}, nil},
	{"Uppercase", []string{"Lu", "Other_Uppercase"}, nil},
}

func (d derivation) set() set {
	return ofTables(unicodeTables(d.has)...).without(ofTables(unicodeTables(d.lacks)...))
}

func unicodeTables(names []string) []*unicode.RangeTable {
	var found []*unicode.RangeTable
	for _, name := range names {
		if table := unicode.Categories[name]; table != nil {
			found = append(found, table)
		} else {
			found = append(found, unicode.Properties[name])
		}
	}
	return found
}

// script returns the code points of a script; nil if there is none of that name.
func script(name string) set {
	long, ok := tables().scripts[name]
	switch table := unicode.Scripts[long]; {
	case !ok:
		return nil
	case long == "Unknown": // the one of what is in no other
		return remember("script Unknown", func() set {
			known := []rune{}
			for _, table := range unicode.Scripts {
				known = append(known, ofTables(table)...)
			}
			return newSet(known).inverted()
		})
	case table != nil:
		return ofTables(table)
	}
	return set{} // Katakana_Or_Hiragana has a name, and nothing else
}

// scriptExtensions returns the code points that are used with a script: those that are listed
// with it, and of the script itself those that are not listed at all.
//
// https://www.unicode.org/reports/tr24/#Assignment_ScriptX_Values
func scriptExtensions(name string) set {
	own := script(name)
	if own == nil {
		return nil
	}
	long := tables().scripts[name]
	return remember("scx "+long, func() set {
		return union(own.without(tables().listed()), tables().ranges("scx "+long))
	})
}

// remembered has the sets that take long to make, by their names.
var remembered sync.Map

func remember(name string, compute func() set) set {
	if s, ok := remembered.Load(name); ok {
		return s.(set)
	}
	s := compute()
	remembered.Store(name, s)
	return s
}
