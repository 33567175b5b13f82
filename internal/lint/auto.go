package lint

import (
	"errors"
	"slices"
	"sync"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/variants"
)

// Auto is the form, or the edition, that leaves it to each document: it is held against the
// latest variant that it satisfies or, if it satisfies none, against the nearest.
const Auto = "auto"

// Forms lists what the form of documents may be set to under a contract.
func Forms(c *contracts.Contract) []string { return append(c.FormNames(), Auto) }

// CheckForm reports what the form of documents cannot be set to. The error lists the forms.
func CheckForm(c *contracts.Contract, name string) error {
	if name == Auto {
		return nil
	}
	_, err := c.ParseForm(name)
	return err
}

// CheckEdition reports what the edition of documents cannot be set to. The error lists the
// editions.
func CheckEdition(c *contracts.Contract, name string) error {
	if name == Auto {
		return nil
	}
	_, err := c.ParseEdition(name)
	return err
}

// variantsOf returns the variants of a contract that settings allow, the latest edition first,
// and of each edition the forms in their order.
func variantsOf(c *contracts.Contract, form, edition string) ([]variants.Variant, error) {
	all := c.Variants()
	if form != Auto {
		f, err := c.ParseForm(form)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(v variants.Variant) bool { return v.Form != f })
	}
	if edition != Auto {
		e, err := c.ParseEdition(edition)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(v variants.Variant) bool { return v.Edition != e })
	}
	slices.SortStableFunc(all, func(a, b variants.Variant) int { return b.Edition - a.Edition })
	return all, nil
}

// lintersAmong returns what makes the linter of each variant that a document may be in, once;
// nil if there is nothing to choose.
func lintersAmong(opts Options) map[variants.Variant]func() (*Linter, error) {
	if len(opts.Among) == 0 {
		return nil
	}
	linters := make(map[variants.Variant]func() (*Linter, error), len(opts.Among))
	for _, v := range opts.Among {
		linters[v] = sync.OnceValues(func() (*Linter, error) {
			validator, err := validatorOf(opts.Contract, v, opts.Limits)
			if err != nil {
				return nil, err
			}
			own := opts
			own.Variant, own.Among = v, nil
			return New(validator, own), nil
		})
	}
	return linters
}

// suited returns the linter of the variant that a document is in.
func (l *Linter) suited(data []byte) (*Linter, error) {
	if l.among == nil {
		return l, nil
	}
	v, ok, err := l.variantOf(data)
	if err != nil || !ok {
		return l, err
	}
	return l.among[v]()
}

// variantOf returns the variant that a document is in; ok is false if it cannot be read.
// Where an object has a name twice, its spelling decides.
func (l *Linter) variantOf(data []byte) (v variants.Variant, ok bool, err error) {
	found, err := l.opts.Contract.Satisfied(data, l.opts.Among)
	if isSyntax(err) {
		var m rule.Mended
		if m, err = l.rules.MendEnvelope(data); err != nil || m.Unread != "" {
			return v, false, err
		}
		if found, err = l.opts.Contract.Satisfied(m.Text, l.opts.Among); isSyntax(err) {
			v, ok = l.spelledLike(m.Text)
			return v, ok, nil
		}
	}
	if err != nil {
		return v, false, err
	}
	for _, v := range l.opts.Among {
		if slices.Contains(found.Satisfied, v) {
			return v, true, nil
		}
	}
	return found.Nearest, true, nil
}

func isSyntax(err error) bool {
	_, ok := errors.AsType[*authlink.SyntaxError](err)
	return ok
}

// spelledLike returns the latest variant with the form that the names of a document are in.
func (l *Linter) spelledLike(data []byte) (v variants.Variant, ok bool) {
	doc := jsonindex.Get()
	defer doc.Release()
	if doc.Parse(data, jsonindex.Options{AllowDuplicateNames: true}) != nil {
		return v, false
	}
	v = l.opts.Variant
	v.Form = rule.NewSpeller(l.opts.Contract.Of(v)).FormOf(doc)
	return v, slices.Contains(l.opts.Among, v)
}
