package diagnose

import (
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/message"
)

// MemberNames asserts "propertyNames" (JSON Schema Core 2020-12, section
// 10.3.2.4) beside the engine, whose own error names a wrong instance when
// members follow: it keeps a slice that is written to later.
type MemberNames struct{ Names *jsonschema.Schema }

func (m MemberNames) Validate(ctx *jsonschema.ValidatorContext, v any) {
	object, ok := v.(map[string]any)
	if !ok {
		return
	}
	for name := range object {
		if err, ok := ctx.Validate(m.Names, name, []string{name}).(*jsonschema.ValidationError); ok {
			ctx.AddErrors([]*jsonschema.ValidationError{err}, &badName{name})
		}
	}
}

// badName is the error of a name that "propertyNames" refuses.
type badName struct{ name string }

func (*badName) KeywordPath() []string                     { return []string{"propertyNames"} }
func (k *badName) LocalizedString(*message.Printer) string { return "property name is not allowed" }
