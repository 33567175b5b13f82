package variants

import "testing"

func TestStyles(t *testing.T) {
	for _, test := range []struct{ name, camel, snake string }{
		{"id", "id", "id"},
		{"authLinkUrl", "authLinkUrl", "auth_link_url"},
		{"auth_link_url", "authLinkUrl", "auth_link_url"},
		{"authLinkURL", "authLinkURL", "auth_link_url"},
		{"HTTPStatus", "HTTPStatus", "http_status"},
		{"line2Address", "line2Address", "line2_address"},
		{"_links", "_links", "_links"},
		{"_selfLink", "_selfLink", "_self_link"},
		{"a__b_", "aB", "a__b_"},
		{"größeInMeter", "größeInMeter", "größe_in_meter"},
		{"größe_äußere", "größeÄußere", "größe_äußere"},
		{"", "", ""},
	} {
		if got := (Form{Style: CamelCase}).Property(test.name); got != test.camel {
			t.Errorf("%s in camelCase: got %s, want %s", test.name, got, test.camel)
		}
		if got := (Form{Style: SnakeCase}).Property(test.name); got != test.snake {
			t.Errorf("%s in snake_case: got %s, want %s", test.name, got, test.snake)
		}
		if got := (Form{}).Property(test.name); got != test.name {
			t.Errorf("%s as it is: got %s", test.name, got)
		}
	}
}

func TestRespell(t *testing.T) {
	wire := Form{Style: SnakeCase, Values: map[string]string{"hrisLegacy": "hris-legacy"}}
	for _, test := range []struct{ schema, want string }{
		{`{"properties": {"accountId": {"type": "string"}}, "required": ["accountId"]}`, `{"properties": {"account_id": {"type": "string"}}, "required": ["account_id"]}`},
		{`{"properties": {"required": {"enum": ["hrisLegacy", "isIt"]}}}`, `{"properties": {"required": {"enum": ["hris-legacy", "isIt"]}}}`},
		{`{"$defs": {"aB": {"properties": {"cD": {"const": "hrisLegacy"}}}}, "items": [{"$ref": "#/$defs/aB/properties/cD"}]}`,
			`{"$defs": {"aB": {"properties": {"c_d": {"const": "hris-legacy"}}}}, "items": [{"$ref": "#/$defs/aB/properties/c_d"}]}`},
		{`{"dependentRequired": {"aB": ["cD"]}, "dependencies": {"aB": ["cD"], "eF": {"required": ["gH"]}}}`,
			`{"dependentRequired": {"a_b": ["c_d"]}, "dependencies": {"a_b": ["c_d"], "e_f": {"required": ["g_h"]}}}`},
		{`{"examples": [{"aB": ["hrisLegacy"]}], "description": "aB hrisLegacy", "patternProperties": {"aB": {}}}`,
			`{"examples": [{"a_b": ["hris-legacy"]}], "description": "aB hrisLegacy", "patternProperties": {"aB": {}}}`},
		{`{"oneOf": [{"properties": {"aB": {"additionalProperties": {"required": ["cD"]}}}}]}`, `{"oneOf": [{"properties": {"a_b": {"additionalProperties": {"required": ["c_d"]}}}}]}`},
		{`true`, `true`},
		{`{"properties": 1, "required": "aB", "items": {}}`, `{"properties": 1, "required": "a_b", "items": {}}`},
		{`{`, `{`},
	} {
		if got := string(wire.Respell([]byte(test.schema))); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.schema, got, test.want)
		}
	}
}
