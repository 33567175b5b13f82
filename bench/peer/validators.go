package peer

import (
	"bytes"
	"context"
	"encoding/json"

	"example.com/authlink"
	google "github.com/google/jsonschema-go/jsonschema"
	kaptinlin "github.com/kaptinlin/jsonschema"
	qri "github.com/qri-io/jsonschema"
	santhosh "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xeipuuv/gojsonschema"
)

func compileAuthlink(schema []byte) (Valid, error) {
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, err
	}
	return func(data []byte) bool { return v.Validate(data) == nil }, nil
}

func compileVerdict(schema []byte) (Valid, error) {
	v, err := authlink.Compile(schema, nil)
	if err != nil {
		return nil, err
	}
	return v.Valid, nil
}

func compileSanthosh(schema []byte) (Valid, error) {
	doc, err := santhosh.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return nil, err
	}
	c := santhosh.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		return nil, err
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		return nil, err
	}
	return func(data []byte) bool {
		value, err := santhosh.UnmarshalJSON(bytes.NewReader(data))
		return err == nil && s.Validate(value) == nil
	}, nil
}

// It does not assert formats.
func compileGoogle(schema []byte) (Valid, error) {
	var s google.Schema
	if err := json.Unmarshal(schema, &s); err != nil {
		return nil, err
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		return nil, err
	}
	return func(data []byte) bool {
		var value any
		return json.Unmarshal(data, &value) == nil && resolved.Validate(value) == nil
	}, nil
}

// It knows the drafts up to 7.
func compileXeipuuv(schema []byte) (Valid, error) {
	s, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(schema))
	if err != nil {
		return nil, err
	}
	return func(data []byte) bool {
		result, err := s.Validate(gojsonschema.NewBytesLoader(data))
		return err == nil && result.Valid()
	}, nil
}

func compileKaptinlin(schema []byte) (Valid, error) {
	s, err := kaptinlin.NewCompiler().SetAssertFormat(true).Compile(schema)
	if err != nil {
		return nil, err
	}
	return func(data []byte) bool { return s.ValidateJSON(data).IsValid() }, nil
}

func compileQri(schema []byte) (Valid, error) {
	var s qri.Schema
	if err := json.Unmarshal(schema, &s); err != nil {
		return nil, err
	}
	return func(data []byte) bool {
		faults, err := s.ValidateBytes(context.Background(), data)
		return err == nil && len(faults) == 0
	}, nil
}
