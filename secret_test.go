package authlink_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"example.com/authlink"
)

// secretSchema marks secrets in each of the ways there are.
const secretSchema = `{
	"type": "object",
	"required": ["token", "id"],
	"properties": {
		"id": {"type": "number"},
		"label": {"type": "string", "maxLength": 3},
		"token": {"type": "string", "maxLength": 3, "pattern": "^x$"},
		"pin": {"writeOnly": true, "maxLength": 1},
		"list": {"items": {"format": "password", "maxLength": 1}},
		"object": {"const": {"token": "S3CRETvalue"}},
		"open": {"properties": {"tokens": {"properties": {"a": true}}}},
		"tokens": {"additionalProperties": false, "propertyNames": {"maxLength": 1}, "required": ["s3CRETname"]},
		"secrets": {"items": {"additionalProperties": {"additionalProperties": {"type": "null"}}}}
	},
	"additionalProperties": {"maxLength": 1}
}`

// Marks that the engine does not read in these drafts.
var markedSchemas = []string{
	`{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"writeOnly": true, "maxLength": 1}}}`,
	`{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "password", "$ref": "#/definitions/b"}},
		"definitions": {"b": {"maxLength": 1}}}`,
	`{"$ref": "https://example.com/resource"}`,
}

const markedResource = `{"$schema": "http://json-schema.org/draft-06/schema#", "items": {"writeOnly": true},
	"properties": {"a": {"writeOnly": true, "maxLength": 1}}}`

func TestMarkedSecretsStayIn(t *testing.T) {
	for _, schema := range markedSchemas {
		v, err := authlink.Compile([]byte(schema), &authlink.Options{
			Resources: map[string][]byte{"https://example.com/resource": []byte(markedResource)},
		})
		if err != nil {
			t.Fatal(err)
		}
		if v.Valid([]byte(`{"a": "S3CRETvalue"}`)) {
			t.Fatalf("%s finds no fault", schema)
		}
		if out := outputs(t, v, []byte(`{"a": "S3CRETvalue"}`)); strings.Contains(out, marker) {
			t.Errorf("%s lets it out in\n%s", schema, out)
		}
	}
}

// The marker stands in every secret below, and must not stand in any output.
const marker = "S3CRET"

// random is a secret that is told by its looks alone.
const random = "x8Kq2mVn7LS3CRETLp4Rt9Wz3Yd"

// outputs returns all that can be printed of a document.
func outputs(t *testing.T, v *authlink.Validator, data []byte) string {
	t.Helper()
	var b strings.Builder
	err := v.Validate(data)
	fmt.Fprintf(&b, "%v %+v %q %#v", err, err, err, err)
	var invalid *authlink.ValidationError
	if errors.As(err, &invalid) {
		fmt.Fprintf(&b, "%v %+v %#v", *invalid, *invalid, *invalid)
		for _, format := range []authlink.OutputFormat{authlink.OutputBasic, authlink.OutputDetailed} {
			unit, outputErr := v.Output(data, format)
			text, err := json.Marshal(unit)
			if err := errors.Join(outputErr, err); err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
	}
	text, err := json.Marshal(err)
	if err != nil {
		t.Fatal(err)
	}
	b.Write(text)
	if remarks, err := v.Remarks(data); err == nil {
		fmt.Fprintf(&b, "%+v", remarks)
	}
	b.Write(v.Redact(data))
	return b.String()
}

func TestSecretsStayIn(t *testing.T) {
	v, err := authlink.Compile([]byte(secretSchema), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{
		`{"token": "S3CRETvalue"}`,
		`{"token": "S3CRETvalue"`,
		`{"token": "S3CRETvalue`,
		`{"token": S3CRETvalue}`,
		`{'token': 'S3CRETvalue'}`,
		`{token: S3CRETvalue}`,
		`{"token" = "S3CRETvalue"}`,
		`{"token" "S3CRETvalue"}`,
		"{\"token\":\n\n  \"S3CRETvalue\",}",
		`{"token: "S3CRETvalue"}`,
		`{token": "S3CRETvalue"}`,
		`{"tok\u0065n": "S3CRETvalue",}`,
		`{"token": ["S3CRETvalue", {"a": "S3CRETvalue", "S3CRETname": 1}]}`,
		`{"token": ["S3CRETvalue", {"a": "S3CRETvalue"}`,
		`{"tokn": "S3CRETvalue"}`,
		`{"toekn": "S3CRETvalue"}`,
		`{"accessToken": "S3CRETvalue", "client_secret": "S3CRETvalue", "apiKey": "S3CRETvalue"}`,
		`{"pin": "S3CRETvalue"}`,
		`{"pin": {"a": [["S3CRETvalue"]]}}`,
		`{"list": ["S3CRETvalue"]}`,
		`{"label": "https://example.com/connect/S3CRETvalue"}`,
		`{"label": "https://example.com/connect/S3CRETvalue/"}`,
		`{"label": "https://S3CRETuser:S3CRETvalue@example.com"}`,
		`{"label": "https://example.com?a=S3CRETvalue"}`,
		`{"label": "https://example.com#S3CRETvalue"}`,
		`{"label": "https:\/\/example.com\/connect\/S3CRETvalue"}`,
		`{"label": "https:\/\/example.com\/connect\/S3CRETvalue",}`,
		`{"label": "see \u0068ttps://example.com/connect/S3CRETvalue"}`,
		`{"label": "/connect?token=S3CRETvalue&x=1"}`,
		`{"label": "Bearer S3CRETvalue"}`,
		`{"label": "{\"id\": 1, \"token\": \"S3CRETvalue\"}"}`,
		`{"label": "{\"id\": 1, \"token\": \"S3CRETvalue`,
		`"{\"token\":{\"value\":\"S3CRETvalue\"}}"`,
		`"{\"body\":\"{\\\"token\\\":\\\"S3CRETvalue\\\"}\"}"`,
		`{"label": "eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue"}`,
		`{"eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue": "too long"}`,
		`{"eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue": 1, "eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue": 1}`,
		`{"https://example.com/connect/S3CRETvalue": "too long"}`,
		`{"label": "https://example.com/o'brien/S3CRETvalue"}`,
		`{"label": "see 'https://example.com/o'brien/S3CRETvalue' there"}`,
		`{"connectUrl": "example.com/connect/S3CRETvalue"}`,
		`{"connectUrl": "//example.com/connect/S3CRETvalue"}`,
		`{"connectUrl": "https:/example.com/connect/S3CRETvalue"}`,
		`{"connectUrl": "https://example.com/connect/ S3CRETvalue"}`,
		`{"connectUrl": "https://exam"ple.com/connect/S3CRETvalue"}`,
		`{"connectUrl": https://exam"ple.com/connect/S3CRETvalue"}`,
		"{\"connectUrl\": \"https://example.com/connect/\nS3CRETvalue\"}",
		"{\"token\": \"abc\nS3CRETvalue\"\n}",
		`{"token": abc,S3CRETvalue"}`,
		`{token: [abc, S3CRETvalue]}`,
		`{"token": "abc"de}S3CRETvalue"}`,
		`{"label": "{'token': 'S3CRETvalue'}"}`,
		`{"label": "token: S3CRETvalue"}`,
		`{"label": "Authorization: Basic S3CRETvalue"}`,
		`{"label": "eyAiYWxnIjogIkhTMjU2IiB9.S3CRET.S3CRETvalue"}`,
		`{"label": "ewogICJhbGciOiAiSFMyNTYiCn0.S3CRET.S3CRETvalue"}`,
		`{"pwd": "S3CRETvalue", "jwt": "S3CRETvalue", "cookie": "S3CRETvalue"}`,
		`{"label": "https://example.com/embedded/` + random + `/start"}`,
		`{"label": "https://example.com/embedded/%78` + random + `/start/now/"}`,
		`{"label": "https://example.com/a;sid=` + random + `/b/c"}`,
		`{"label": "https:\/\/example.com\/embedded\/` + random + `\/start"}`,
		`{"label": "https://example.com/embedded/` + random + `/start",}`,
		`{"https://example.com/embedded/` + random + `/start": "too long"}`,
		`{"label": "https://example.com/eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue/start"}`,
		`{"headers": [{"name": "token", "value": "S3CRETvalue"}]}`,
		`{"headers": [{"value": "S3CRETvalue", "name": "token"}]}`,
		`{"headers": [{"value": "S3CRETvalue", "name": "token"},]}`,
		`{"headers": [{value: 'S3CRETvalue', name: 'token'}]}`,
		`{"headers": [{"name": "Authorization", "value": "S3CRETvalue"}]}`,
		`{"header": [{"key": "x-api-key", "value": {"a": ["S3CRETvalue"]}, "type": "text"}]}`,
		`{"key": "Cookie", "initialValue": "S3CRETvalue", "currentValue": "S3CRETvalue"}`,
		`{"key": "X-Auth", "value": {"S3CRETname": "too long"}}`,
		`{"label": "{\"value\":\"S3CRETvalue\",\"name\":\"token\"}"}`,
		`{"label": "[{'key': 'api_key', 'value': 'S3CRETvalue'}]"}`,
		`{"rawHeaders": ["Accept", "*/*", "Authorization", "S3CRETvalue"]}`,
		`{"rawHeaders": ["Accept", "*/*", "Authorization", "S3CRETvalue",]}`,
		`["x-api-key", "S3CRETvalue"]`,
		`{"label": "Basic S3CRETvalue"}`,
		`{"label": "sent with basic S3CRETvalue== to it"}`,
		`{"label": "curl -H 'Authorization: AWS4 Credential=a, Signature=S3CRETvalue'"}`,
		`{"label": "Cookie: a=b; session=S3CRETvalue"}`,
		`{"label": "Set-Cookie: S3CRETvalue; Path=/"}`,
		`{"tken": "S3CRETvalue", "otken": "S3CRETvalue", "teken": "S3CRETvalue", "access_tokne": "S3CRETvalue"}`,
		`{"ｔｏｋｅｎ": "S3CRETvalue", "𝐭𝐨𝐤𝐞𝐧": "S3CRETvalue", "t.o.k.e.n": "S3CRETvalue", "to\u200bken": "S3CRETvalue"}`,
		`{"ｔｏｋｅｎ": "S3CRETvalue",}`,
		`{"api.key": "S3CRETvalue", "api key": "S3CRETvalue", "API:KEY": "S3CRETvalue"}`,
		`{"api.key": "S3CRETvalue",}`,
		`{"label": "api.key=S3CRETvalue"}`,
		`{"label": "{token: 'S3CRETvalue'}"}`,
		`{"label": "<token>S3CRETvalue</token>"}`,
		`{"label": "<access_token type='a'>S3CRETvalue</access_token>"}`,
		`{"label": "<auth token=\"S3CRETvalue\"/>"}`,
		`{"label": "{&quot;token&quot;:&quot;S3CRETvalue&quot;}"}`,
		`{"label": "%7B%22token%22%3A%22S3CRETvalue%22%7D"}`,
		`{"label": "grant=a&client_secret=S3CRETvalue"}`,
		`{"label": "-----BEGIN RSA PRIVATE KEY-----\nS3CRETvalue\n-----END"}`,
		`{"label": "ghp_S3CRETvalue0123 sk_live_S3CRETvalue xoxb-12-S3CRETvalue"}`,
		`{"signature": "S3CRETvalue", "sessionId": "S3CRETvalue", "X-Auth": "S3CRETvalue"}`,
		`{"label": "/embedded/` + random + `/start"}`,
		`{"label": "connect.example.com/embedded/` + random + `/start"}`,
		`{"Bearer S3CRETvalue": 1, "Bearer S3CRETvalue": 2}`,
		`{"tokens": {"S3CRETname": 1, "S3CRETname": 2}}`,
		`{"secrt": "S3CRETvalue", "Authorisation": "S3CRETvalue", "pasword": "S3CRETvalue", "accessTkn": "S3CRETvalue", "x-tok": "S3CRETvalue"}`,
		"token=S3CRETvalue&id=1",
		"HTTP/1.1 200 OK\r\nSet-Cookie: a=S3CRETvalue\r\n\r\n{\"token\": \"S3CRETvalue\"}",
		"data: {\"token\": \"S3CRETvalue\"}\n\n",
		"export default {\n  token: `S3CRETvalue`,\n}",
		"---\ntoken: S3CRETvalue\n",
		"token: |\n  S3CRETvalue\n",
		`{"token": {"a": "b"} "S3CRETvalue"}`,
		"a: [\ntoken: |2\n  S3CRETvalue\n\n  S3CRETvalue\nid: 1\n",
		"a: [\n- token: a\n    S3CRETvalue\n  id: 1\n",
		"<html><input name=\"token\" value=\"S3CRETvalue\"></html>",
		"id,token\n1,S3CRETvalue\n",
		`{"object": "is not the one of the schema"}`,
		`{"tokens": {"S3CRETname": 1}}`,
		`{"open": {"https://example.com/connect/S3CRETvalue": 1}}`,
		`{"open": {"tokens": {"S3CRETname": 1}}}`,
		`{"secrets": [{"S3CRETname": {"S3CRETname": "too long"}}]}`,
		`{"label": "session_id=S3CRETvalue&x=1", "note": "X-Auth: S3CRETvalue", "text": "passphrase: correct S3CRETvalue"}`,
		`{"label": "token := S3CRETvalue", "note": "{:token => \"S3CRETvalue\"}", "text": "private_key: S3CRETvalue"}`,
		`{"label": "token: \"S3CRET value S3CRET\"", "note": "password=abc#S3CRETvalue", "text": "password='a b S3CRETvalue'"}`,
		`{"label": "Authorization: Digest username=\"a\", response=\"S3CRETvalue\"", "note": "Cookie: a=\"S3CRETvalue\""}`,
		`{"label": "Authorization:\r\n S3CRETvalue", "note": "token: |\n  S3CRETvalue"}`,
		`{"label": "access_token%3DS3CRETvalue", "note": "%2522access_token%2522%253A%2522S3CRETvalue%2522"}`,
		`{"label": "&#34;token&#34; : &#34;S3CRETvalue&#34;", "note": "&quot;token&quot; : &quot;S3CRETvalue&quot;"}`,
		`{"label": "<input name=\"token\" value=\"S3CRETvalue\">", "note": "<input value='S3CRETvalue' name='token'>"}`,
		`{"label": "Content-Disposition: form-data; name=\"token\"\r\n\r\nS3CRETvalue"}`,
		`{"label": "{\u0022token\u0022:\u0022S3CRETvalue\u0022}"}`,
		`{"label": "{\"\\u0074oken\":\"S3CRETvalue\"}", "note": "{\"a\":\"{\\\"\\\\u0074oken\\\":\\\"S3CRETvalue\\\"}\"}"}`,
		`{"label": "[\"token\",\"S3CRETvalue\"]", "note": "['Authorization', 'S3CRETvalue']"}`,
		`{"label": "{\"a\":\"b\",\"c\":\"d\",\"token\":\"S3CRETvalue\"}"}`,
		`{"label": "https%3A%2F%2Fexample.com%2Fa%3Ftoken%3DS3CRETvalue", "note": "to=https%3A%2F%2Fexample.com%2FS3CRETvalue"}`,
		`{"label": "https:\\\\example.com\\S3CRETvalue", "note": "//user:S3CRETvalue@example.com/a"}`,
		`{"label": "eyJhbGciOiJIUzI1NiJ9%2EeyJleHAiOjQxMDI0NDQ4MDB9%2ES3CRETvalue"}`,
		`{"label": "bearer%20S3CRETvalue", "note": "Bearer+S3CRETvalue", "text": "Bearer: S3CRETvalue"}`,
		`{"label": "Bearer\u00a0S3CRETvalue", "note": "Bearer \"S3CRETvalue\"", "text": "Bearer 12|S3CRETvalue"}`,
		`{"label": "Bearer a:S3CRETvalue", "note": "Bearer a!S3CRETvalue", "text": "whsec_S3CRETvalue01 SG.S3CRETvalue.a ya29.S3CRETvalue"}`,
		`{"NAME": "token", "VALUE": "S3CRETvalue", "a": {"k": "token", "v": "S3CRETvalue"}}`,
		`[{"property": "token", "value": "S3CRETvalue"}, {"headerName": "x-api-key", "headerValue": "S3CRETvalue"}]`,
		`{"pass": "S3CRETvalue", "dsn": "S3CRETvalue", "client_assertion": "S3CRETvalue", "authCode": "S3CRETvalue"}`,
		`{"queryString": [{"name": "code", "value": "4f8d7S3CRET5s4d3f"}], "params": [{"name": "session", "value": "4f8d7S3CRET5s4d3f"}]}`,
		`{"label": "psql --password S3CRETvalue9", "note": "app --api-key S3CRETvalue9", "text": "curl -u admin:S3CRETvalue9"}`,
		`[{"op": "replace", "path": "/password", "value": "S3CRETvalue"}, {"label": "API key", "value": "S3CRETvalue"}, {"env": "DB_PASSWORD", "value": "S3CRETvalue"}]`,
		`[{"op": "replace", "path": "/password", "value": "S3CRETvalue"},]`,
		`{"creds": "S3CRETvalue", "pswd": "S3CRETvalue", "pw": "S3CRETvalue", "user_pasword": "S3CRETvalue", "mfa": "S3CRETvalue"}`,
		`{"label": "the token: abc",S3CRETvalue", "id": 1}`,
		`eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue`,
		"{\x00\"\x00t\x00o\x00k\x00e\x00n\x00\"\x00:\x00\"\x00S\x003\x00C\x00R\x00E\x00T\x00",
	} {
		out := strings.ReplaceAll(outputs(t, v, []byte(document)), "\x00", "")
		if strings.Contains(out, marker) {
			t.Errorf("%s\ngets out in\n%s", document, out)
		}
	}
}

// One slip anywhere else in the document must not let the token out.
func TestSecretsStayInWhateverBreaks(t *testing.T) {
	v, err := authlink.Compile([]byte(secretSchema), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{
		"{\n  \"id\": 12, \"label\": \"x\",\n  \"token\": \"S3CRETvalue\",\n  \"pin\": null\n}\n",
		`{"id":1,"session":{"token":{"type":"a}b","list":[{"k":"x"},2],"value":"S3CRETvalue","n":[]},"z":2}}`,
		"{\n  \"session\": {\n    \"token\": [\n      {\n        \"k\": [1]\n      },\n      \"S3CRETvalue\"\n    ]\n  }\n}\n",
	} {
		checkWhateverBreaks(t, v, []byte(document))
	}
}

func checkWhateverBreaks(t *testing.T, v *authlink.Validator, document []byte) {
	t.Helper()
	start := bytes.Index(document, []byte(marker))
	end := start + len("S3CRETvalue")
	tried := 0
	for i := range document {
		if i >= start && i < end {
			continue
		}
		variants := [][]byte{append(bytes.Clone(document[:i]), document[i+1:]...)}
		for _, c := range []byte("\"'\\{}[]:,= \nx0/#\x00\x80\xff") {
			changed := bytes.Clone(document)
			changed[i] = c
			inserted := append(append(bytes.Clone(document[:i]), c), document[i:]...)
			variants = append(variants, changed, inserted)
		}
		for _, variant := range variants {
			tried++
			if out := outputs(t, v, variant); strings.Contains(out, marker) {
				t.Errorf("%q\ngets out in\n%s", variant, out)
			}
		}
	}
	if tried == 0 {
		t.Fatal("nothing was tried")
	}
}

func TestRedactKeepsPlaces(t *testing.T) {
	v, err := authlink.Compile([]byte(secretSchema), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ document, want string }{
		{`{"id": 1, "label": "plain"}`, `{"id": 1, "label": "plain"}`},
		{`{"then": "plain", "taken": "plain", "tokne": "plain"}`, `{"then": "plain", "taken": "plain", "tokne": "plain"}`},
		{`{"tokne": "x8Kq2mVn7Lp4Rt9Wz3Yd"}`, `{"tokne": "********************"}`},
		{`{"token": "añb", "x": 1}`, `{"token": "****", "x": 1}`},
		{`{"token": null, "x": true}`, `{"token": null, "x": true}`},
		{`{"token": 12, "label": "https://example.com/"}`, `{"token": **, "label": "https://example.com/"}`},
		{`{"label": "https://example.com/a/b?c#d"}`, `{"label": "https://example.com/a/*?***"}`},
		{"{\"token\": \"abc\",\n\"id\": 12,}", "{\"token\": *****,\n\"id\": 12,}"},
		{`{"id": 12,, "label": "plain"}`, `{"id": 12,, "label": "plain"}`},
	} {
		document := []byte(test.document)
		if got := string(v.Redact(document)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.document, got, test.want)
		}
		if string(document) != test.document {
			t.Errorf("%s was changed in place", test.document)
		}
	}
}

// What a schema says is shown, but for what is a secret by its looks.
func TestSecretsOfSchemasStayIn(t *testing.T) {
	for _, value := range []string{
		`"Bearer S3CRETvalue"`,
		`"eyJhbGciOiJIUzI1NiJ9.S3CRET.S3CRETvalue"`,
		`"https://user:S3CRETvalue@example.com/a"`,
		`"https://example.com/a?code=S3CRETvalue"`,
		`"https://example.com/a#S3CRETvalue` + random + `"`,
		`"https://example.com/` + random + `"`,
		`"{\"token\":\"S3CRETvalue\"}"`,
		`{"token": "S3CRETvalue"}`,
		`{"a": ["Bearer S3CRETvalue"]}`,
		`["https://example.com/a?S3CRETvalue"]`,
	} {
		for _, schema := range []string{
			`{"additionalProperties": {"const": ` + value + `}}`,
			`{"additionalProperties": {"enum": [1, ` + value + `]}}`,
			`{"if": {"properties": {"a": {"const": ` + value + `}}}, "else": false}`,
			`{"properties": {"a": {"enum": [1], "examples": [` + value + `], "default": ` + value + `}}}`,
		} {
			v, err := authlink.Compile([]byte(schema), nil)
			if err != nil {
				t.Fatal(err)
			}
			const document = `{"a": "Bearer"}`
			if v.Valid([]byte(document)) {
				t.Fatalf("%s finds no fault", schema)
			}
			d, _ := v.Describe([]byte(document), 3)
			if out := outputs(t, v, []byte(document)) + fmt.Sprint(d); strings.Contains(out, marker) {
				t.Errorf("%s lets it out in\n%s", schema, out)
			}
		}
	}
}

// A pattern may spell a secret out; one that describes it is shown.
func TestSecretsOfPatternsStayIn(t *testing.T) {
	for pattern, want := range map[string]string{
		`^Bearer S3CRETvalue$`:                `^***$`,
		`^ghp_S3CRETvalue01$`:                 `^***$`,
		`^Bearer [a-z.]+$`:                    `^Bearer [a-z.]+$`,
		`^https?://[^/]+/\\?token=[a-f0-9]+$`: `^https?://[^/]+/\?token=[a-f0-9]+$`,
	} {
		v, err := authlink.Compile([]byte(`{"pattern": "`+pattern+`"}`), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err = v.Validate([]byte(`"a"`)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", pattern, err, want)
		}
		_, err = authlink.Compile([]byte(`{"pattern": "`+pattern+`)"}`), nil)
		if err == nil || strings.Contains(err.Error(), marker) {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}

// A URI in a schema may have the credentials of who fetches it.
func TestSecretsOfSchemaURIsStayIn(t *testing.T) {
	const uri = "https://user:S3CRETpass@example.com/schemas/order.json?token=S3CRETvalue#/$defs/a"
	for _, schema := range []string{
		`{"properties": {"a": {"$ref": "` + uri + `"}}}`,
		`{"$schema": "` + uri + `"}`,
		`{"$defs": {"a": {"$id": "https://S3CRET@example.com?S3CRET"}, "b": {"$id": "https://S3CRET@example.com?S3CRET"}}}`,
	} {
		_, err := authlink.Compile([]byte(schema), nil)
		if err == nil || !strings.Contains(err.Error(), "***@example.com") {
			t.Errorf("%s: %v, want the host", schema, err)
		} else if strings.Contains(err.Error(), marker) {
			t.Errorf("let out: %v", err)
		}
	}
}

// TestFixesHoldNoSecret: what a fix writes is in reports.
func TestFixesHoldNoSecret(t *testing.T) {
	v, err := authlink.Compile([]byte(`{"additionalProperties": false, "properties": {
		"a": {"enum": ["Bearer S3CRETvalue"]}, "b": {"const": "https://u:S3CRETvalue@example.com/a"}, "c": {"enum": ["{'token': 'S3CRET'}"]},
		"S3CRET-token=value": true, "ghp_S3CRETvalue01": true, "d": {"enum": ["plain"]}}}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	err = v.Validate([]byte(`{"a": "bearer s3cretvalue", "b": "https://u:s3cretvalue@example.com/a", "c": "{'token': 's3cret'}",
		"s3cret-token=value": 1, "ghp_s3cretvalue01": 1, "d": "Plain"}`))
	var invalid *authlink.ValidationError
	if !errors.As(err, &invalid) || len(invalid.Violations) != 6 {
		t.Fatalf("%v, want six violations", err)
	}
	for _, v := range invalid.Violations {
		if isPlain := v.InstanceLocation == "/d"; isPlain != (v.Fix != nil) {
			t.Errorf("%s: fix %v", v.InstanceLocation, v.Fix)
		}
	}
}
