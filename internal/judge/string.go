package judge

import (
	"unicode/utf8"

	"example.com/authlink/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// text judges a string.
func (f *frame) text(rule *stringRule) {
	if rule == nil {
		return
	}
	text := f.run.doc.TextBytes(f.token)
	f.lengths(rule, text)
	if f.isDone() || rule.pattern == nil {
		return
	}
	// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3
	if !f.run.matches(rule.pattern, string(text)) {
		f.fault("pattern")
	}
}

// lengths judges by "minLength" and "maxLength", which count characters (RFC 8259).
//
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.1
// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.2
func (f *frame) lengths(rule *stringRule, text []byte) {
	if rule.takesLength(text) {
		return
	}
	length := utf8.RuneCount(text)
	if length < rule.min {
		f.fault("minLength")
	}
	if length > rule.max {
		f.fault("maxLength")
	}
}

// takesLength reports whether a text is neither too short nor too long. It mostly need not be
// counted, since each character has one byte at least and four at most.
func (rule *stringRule) takesLength(text []byte) bool {
	if len(text) <= rule.max && (len(text)+utf8.UTFMax-1)/utf8.UTFMax >= rule.min {
		return true
	}
	length := utf8.RuneCount(text)
	return rule.min <= length && length <= rule.max
}

// matches reports whether a pattern matches a text. Where that cannot be told in the steps
// there are, the run ends.
func (r *run) matches(re jsonschema.Regexp, text string) bool {
	p, ok := re.(undecided)
	if !ok {
		return re.MatchString(text)
	}
	if r.options.Patterns == nil {
		whole := r.doc.Token(0)
		budget := pattern.NewBudget(int(whole.End - whole.Start))
		r.options.Patterns = &budget
	}
	matched, err := p.MatchWithin(text, r.options.Patterns)
	if err != nil && r.err == nil {
		r.err = err
	}
	return matched
}

// An undecided pattern may give no answer: [pattern.Pattern] is one.
type undecided interface {
	MatchWithin(text string, budget *pattern.Budget) (bool, error)
}
