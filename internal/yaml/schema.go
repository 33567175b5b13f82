package yaml

import (
	"math/big"
	"strings"

	"example.com/authlink/internal/lazyregexp"
)

// The plain scalars that are not strings (YAML 1.2.2, section 10.3.2).
var (
	coreNull    = lazyregexp.New(`^(~|null|Null|NULL|)$`)
	coreBool    = lazyregexp.New(`^(true|True|TRUE|false|False|FALSE)$`)
	coreRadix   = lazyregexp.New(`^(0o[0-7]+|0x[0-9a-fA-F]+)$`)
	coreNumber  = lazyregexp.New(`^([-+]?)(\.[0-9]+|[0-9]+(?:\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreNotJSON = lazyregexp.New(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

// plainJSON returns the JSON of a plain scalar that is not a string by the core schema,
// empty for one that is.
func plainJSON(text string) string {
	if !strings.ContainsAny(text[:min(1, len(text))], "~nNtTfF.+-0123456789") && text != "" {
		return ""
	}
	switch {
	case coreNull().MatchString(text):
		return "null"
	case coreBool().MatchString(text):
		return strings.ToLower(text)
	case coreRadix().MatchString(text):
		base := map[byte]int{'o': 8, 'x': 16}[text[1]]
		if n, ok := new(big.Int).SetString(text[2:min(len(text), 2+maxRadixDigits)], base); ok && len(text) <= 2+maxRadixDigits {
			return n.String()
		}
		return ""
	}
	m := coreNumber().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return strings.TrimPrefix(m[1], "+") + jsonDigits(m[2]) + m[3]
}

// maxRadixDigits bounds the work of turning digits of another base into decimal
// ones. What is longer is taken for text, which no schema of numbers allows.
const maxRadixDigits = 1000

// jsonDigits writes ".5", "5." and "05" as JSON has them.
func jsonDigits(digits string) string {
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// coreTags are the tags of the core schema that say what a scalar is whatever it looks
// like, with what a scalar is then that fits.
var coreTags = map[string]struct {
	name string
	fits func(json string) bool
}{
	"!!null":  {"null", func(json string) bool { return json == "null" }},
	"!!bool":  {"a boolean", func(json string) bool { return json == "true" || json == "false" }},
	"!!int":   {"an integer", func(json string) bool { return isNumber(json) && !strings.ContainsAny(json, ".eE") }},
	"!!float": {"a number", isNumber},
}

func isNumber(json string) bool { return json != "" && strings.IndexByte("-0123456789", json[0]) >= 0 }

// meaning returns what a scalar is: its JSON, or that it is a string.
func (n *node) meaning() (json string, isString bool, fault *Fault) {
	core, isCore := coreTags[n.tag]
	switch {
	case n.tag == "!!str" || n.tag == "!!binary" || n.tag == "!":
		return "", true, nil
	case n.style != Plain && !isCore:
		return "", true, nil
	}
	value := n.value()
	if coreNotJSON().MatchString(value) {
		return "", false, invalidValue(n, "JSON has no number for infinity or NaN")
	}
	json = plainJSON(value)
	if isCore && !core.fits(json) {
		return "", false, invalidValue(n, "this is not "+core.name+", as its tag says")
	}
	return json, json == "", nil
}

// IsText reports whether a text is the same text to every version of YAML where it
// stands without quotes, in flow style unless it is in block style for sure.
func IsText(text string, isBlock bool) bool {
	return textStart().MatchString(text) && !textWord().MatchString(text) && plainJSON(text) == "" &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":") &&
		(isBlock || !strings.ContainsAny(text, FlowIndicators))
}

var (
	textStart = lazyregexp.New(`^[\pL<_/]`)
	textWord  = lazyregexp.New(`^(?i:y|n|yes|no|on|off|<<)$`) // not texts in YAML 1.1
)
