package variants

import (
	"slices"

	"example.com/authlink/schema"
)

// StackOne is the name of the contract that is built in.
const StackOne = "stackone-auth-link"

// NewStackOne returns the contract of StackOne's auth link but for its schemas. Its forms and
// editions are those of package schema, in their order.
func NewStackOne() *Contract {
	c := &Contract{
		Name:  StackOne,
		Noun:  "auth link",
		URLs:  []string{"/authLinkUrl"},
		Dates: []string{"/createdAt"},
		Lists: []List{{"/categories", "category", "categories"}},
		Globs: []string{"*/connect_sessions", "*/connect_sessions/*"},

		ReadBySDK: true, HasTexts: true,
	}
	var categories []schema.Category // of all editions
	for _, e := range schema.Editions() {
		c.Editions = append(c.Editions, e.String())
		for _, category := range e.Categories() {
			if !slices.Contains(categories, category) {
				categories = append(categories, category)
			}
		}
	}
	for _, f := range schema.Forms() {
		form := Form{Name: f.String(), Style: CamelCase, Values: map[string]string{}}
		if f == schema.FormWire {
			form.Style = SnakeCase
		}
		for _, category := range categories {
			if own := category.Spelling(f); own != string(category) {
				form.Values[string(category)] = own
			}
		}
		c.Forms = append(c.Forms, form)
	}
	return c
}
