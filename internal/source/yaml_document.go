package source

import (
	"errors"
	"slices"

	"example.com/authlink"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/yaml"
)

// syntaxCodes are the codes of YAML's faults.
var syntaxCodes = map[jsonindex.Code]authlink.SyntaxCode{
	jsonindex.Syntax:   authlink.SyntaxMalformed,
	jsonindex.Encoding: authlink.SyntaxEncoding,
	jsonindex.Limit:    authlink.SyntaxLimit,
}

// convertYAML returns a YAML document as JSON, by the core schema of YAML 1.2.
// The error is a [*Fault].
func convertYAML(text []byte) (Document, error) {
	d, err := yaml.Convert(text)
	if fault, ok := errors.AsType[*yaml.Fault](err); ok {
		return Document{}, &Fault{syntaxCodes[fault.Code], fault.Start, fault.End, fault.Message, fault.Hint}
	}
	if err != nil {
		return Document{}, err
	}
	whole := Document{JSON: d.JSON, Spans: d.Spans, scalars: d.Scalars, editable: unshared(d.Scalars)}
	for _, e := range d.Extras {
		if e.Kind != yaml.Name {
			whole.extras = append(whole.extras, e.Start)
		}
	}
	slices.Sort(whole.extras)
	return whole, nil
}
