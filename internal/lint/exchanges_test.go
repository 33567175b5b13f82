package lint

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/rule"
	"example.com/authlink/internal/source"
)

// api is a document with something of all that is looked at.
const api = `{"openapi": "3.1.0", "servers": [{"url": "https://api.acme.example/v1"}], "paths": {
  "/orders/{id}": {
    "get": {
      "parameters": [
        {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}},
        {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "string", "maxLength": 3}}},
        {"name": "api_key", "in": "query", "schema": {"type": "string", "maxLength": 3}},
        {"name": "X-Session-Token", "in": "header", "schema": {"type": "string", "maxLength": 3}},
        {"name": "X-Page", "in": "header", "schema": {"type": "integer"}},
        {"name": "session", "in": "cookie", "required": true, "schema": {"type": "string", "maxLength": 3}},
        {"name": "count", "in": "cookie", "schema": {"type": "integer"}}
      ],
      "responses": {"200": {
        "headers": {"X-Rate": {"schema": {"type": "integer"}}, "Set-Cookie": {"schema": {"type": "string", "maxLength": 3}}},
        "content": {"application/json": {"schema": {"properties": {"planted": {"const": 1}, "token": {"type": "string", "maxLength": 3}}}}}
      }}
    },
    "put": {
      "requestBody": {"content": {"application/json": {"schema": {"properties": {"planted": {"const": 1}}}}}},
      "responses": {"default": {"description": "any"}}
    }
  },
  "/orders": {
    "post": {
      "requestBody": {"required": true, "content": {"application/json": {"schema": {}}, "application/x-www-form-urlencoded": {"schema": {}}}},
      "responses": {"default": {"description": "any"}}
    },
    "get": {
      "parameters": [
        {"name": "filter", "in": "query", "required": true, "style": "deepObject", "schema": {"type": "object", "required": ["status"], "properties": {"status": {"enum": ["new", "old"]}, "age": {"type": "integer", "minimum": 3}, "list": {"type": "array"}}}},
        {"name": "page", "in": "query", "required": true, "schema": {"type": "object", "properties": {"size": {"type": "integer"}}}}
      ],
      "responses": {"200": {"content": {"application/json": {"schema": {}}}}}
    },
    "head": {"responses": {"200": {"content": {"application/json": {"schema": {}}}}}}
  }
}}`

// exchangeOf is an exchange of a HAR.
func exchangeOf(method, url string, requestHeaders map[string]string, asked string, status int, headers map[string]string, answered string) string {
	pairs := func(fields map[string]string) []map[string]string {
		out := []map[string]string{}
		for name, value := range fields {
			out = append(out, map[string]string{"name": name, "value": value})
		}
		return out
	}
	request := map[string]any{"method": method, "url": url, "headers": pairs(requestHeaders)}
	if asked != "" {
		request["postData"] = map[string]any{"mimeType": "application/json", "text": asked}
	}
	text, err := json.Marshal(map[string]any{"log": map[string]any{"entries": []any{map[string]any{
		"request":  request,
		"response": map[string]any{"status": status, "headers": pairs(headers), "content": map[string]any{"mimeType": "application/json", "text": answered}},
	}}}})
	if err != nil {
		panic(err)
	}
	return string(text)
}

// TestExchangeSecrets: a secret gets out of no part of an exchange, whatever is wrong with it or beside
// it.
func TestExchangeSecrets(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	const url = "https://api.acme.example/v1/orders/7"
	for name, text := range map[string]string{
		"query":           exchangeOf("GET", url+"?api_key="+fileSecret+"&tag=toolong", nil, "", 200, nil, "{}"),
		"unknown path":    exchangeOf("GET", "https://api.acme.example/v1/sessions/"+fileSecret, nil, "", 200, nil, "{}"),
		"unknown query":   exchangeOf("GET", "https://api.acme.example/v1/ordres?token="+fileSecret, nil, "", 200, nil, "{}"),
		"path":            exchangeOf("GET", "https://api.acme.example/v1/orders/"+fileSecret, nil, "", 200, nil, "{}"),
		"userinfo":        exchangeOf("GET", "https://me:"+fileSecret+"@api.acme.example/v1/orders/x", nil, "", 200, nil, "{}"),
		"header":          exchangeOf("GET", url, map[string]string{"X-Session-Token": fileSecret, "X-Page": "many"}, "", 200, nil, "{}"),
		"other header":    exchangeOf("GET", url, map[string]string{"Authorization": "Bearer " + fileSecret, "X-Page": "many"}, "", 200, nil, "{}"),
		"cookie":          exchangeOf("GET", url, map[string]string{"cookie": "a=b; session=" + fileSecret + "; count=" + fileSecret}, "", 200, nil, "{}"),
		"response header": exchangeOf("GET", url, nil, "", 200, map[string]string{"Set-Cookie": "session=" + fileSecret, "X-Rate": "x"}, "{}"),
		"response body":   exchangeOf("GET", url, nil, "", 200, nil, `{"token": "`+fileSecret+`", "planted": 2}`),
		"request body":    exchangeOf("PUT", url, nil, `{"token": "`+fileSecret+`", "planted": 2}`, 200, nil, ""),
		"media type":      exchangeOf("GET", url, nil, "", 200, map[string]string{"Content-Type": "token=" + fileSecret}, "{}"),
		"method":          strings.Replace(exchangeOf("GET", url, nil, "", 200, nil, "{}"), `"GET"`, `"token=`+fileSecret+`"`, 1),
		"status":          strings.Replace(exchangeOf("GET", url, nil, "", 200, nil, "{}"), `200`, `"token=`+fileSecret+`"`, 1),
		"no recording":    `{"token": "` + fileSecret + `"}`,
	} {
		result := l.CheckFile("a.har", []byte(text))
		if len(result.Findings) == 0 {
			t.Errorf("%s: nothing is found", name)
		}
		if out := shownOf(t, l, "a.har", []byte(text)); strings.Contains(out, fewSecretBytes) {
			t.Errorf("%s: it gets out in\n%s", name, around(out, fewSecretBytes))
		}
	}
}

// TestExchangePlaces: each finding is where its value stands.
func TestExchangePlaces(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{rule.LiveToken: finding.SeverityOff}}, api)
	for _, test := range []struct{ text, rule, at string }{
		{exchangeOf("GET", "https://api.acme.example/v1/orders/x%20y", nil, "", 200, nil, "{}"), "type", `x%20y`},
		{exchangeOf("GET", "https://api.acme.example/v1/orders/1?tag=ab&tag=l%C3%A4nger", nil, "", 200, nil, "{}"), "maxLength", `l%C3%A4nger`},
		{exchangeOf("GET", "https://api.acme.example/v1/orders/1", map[string]string{"x-page": "é\n"}, "", 200, nil, "{}"), "type", `"é\n"`},
		{exchangeOf("GET", "https://api.acme.example/v1/orders/1", nil, "", 200, map[string]string{"X-RATE": "1.5"}, "{}"), "type", `"1.5"`},
		{exchangeOf("GET", "https://api.acme.example/v1/orders/1", nil, "", 201, nil, "{}"), rule.UndeclaredStatus, `201`},
		{exchangeOf("GET", "https://api.acme.example/v1/orders/1", nil, "", 200, nil, `{"planted": 2}`), "const", `2`},
		{exchangeOf("PUT", "https://api.acme.example/v1/orders/1", nil, `{"planted": 3}`, 200, nil, ""), "const", `3`},
		{exchangeOf("POST", "https://api.acme.example/v1/orders/1", nil, "", 200, nil, ""), rule.UnknownOperation, `"https://api.acme.example/v1/orders/1"`},
	} {
		result := l.CheckFile("a.har", []byte(test.text))
		i := slices.IndexFunc(result.Findings, func(f finding.Finding) bool { return f.Rule == test.rule })
		if i < 0 {
			t.Errorf("%s: no finding of %s: %+v", test.text, test.rule, result.Findings)
			continue
		}
		if got := test.text[result.Findings[i].Offset:result.Findings[i].End]; got != test.at {
			t.Errorf("%s: %s is at %s, want %s", test.text, test.rule, got, test.at)
		}
	}
}

// TestExchangeEditions: of several editions, the latest with nothing against an exchange counts.
func TestExchangeEditions(t *testing.T) {
	earlier := strings.Replace(api, `"const": 1`, `"const": 2`, 1)
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, earlier, api)
	for planted, want := range map[string]int{"1": 0, "2": 0, "3": 1} {
		text := exchangeOf("GET", "https://api.acme.example/v1/orders/7", nil, "", 200, nil, `{"planted": `+planted+`}`)
		if found := l.CheckFile("a.har", []byte(text)).Findings; len(found) != want {
			t.Errorf("%s: %+v", planted, found)
		}
	}
}

// TestExchangesLeftOut: what browsers record beside the exchanges with an API is said not to have been looked
// at.
func TestExchangesLeftOut(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	const url = "https://api.acme.example/v1/orders/7"
	for reason, text := range map[string]string{
		preflight:                   exchangeOf("OPTIONS", url, nil, "", 204, nil, ""),
		noStatus:                    exchangeOf("GET", url, nil, "", 0, nil, ""),
		noURL:                       exchangeOf("GET", "data:application/json,{}", nil, "", 200, nil, "{}"),
		noURL + ", of an extension": exchangeOf("GET", "chrome-extension://id/page.js", nil, "", 200, nil, "{}"),
		notModified:                 exchangeOf("GET", url, nil, "", 304, nil, ""),
		noBody:                      exchangeOf("GET", url, nil, "", 200, nil, ""),
		noBody + ", as is required": exchangeOf("POST", "https://api.acme.example/v1/orders", nil, "", 200, nil, ""),
		"it is no JSON":             strings.Replace(strings.Replace(exchangeOf("GET", url, nil, "", 200, nil, "a,b"), `,"mimeType":"application/json"`, "", 1), `"mimeType":"application/json",`, "", 1),
	} {
		result := l.CheckFile("a.har", []byte(text))
		if len(result.Findings) > 0 || len(result.NotChecked) != 1 || !strings.HasPrefix(reason, result.NotChecked[0].Reason) {
			t.Errorf("%s: %+v, %+v", reason, result.Findings, result.NotChecked)
		}
	}
}

// TestCookies: the cookies of a request are held against their schemas, each in its place, where any are recorded.
func TestCookies(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{rule.LiveToken: finding.SeverityOff}}, api)
	for cookies, want := range map[string]string{
		"":                      "",
		"session=abc; count=7":  "",
		"session={{session}}":   "",
		"session=abc; count=x7": `the cookie "count": a secret breaks the rule type; its text is not shown at x7`,
		"other=1":               `GET /orders/{id} requires the cookie "session" at "other=1"`,
	} {
		var headers map[string]string
		if cookies != "" {
			headers = map[string]string{"Cookie": cookies}
		}
		text, got := exchangeOf("GET", "https://api.acme.example/v1/orders/7", headers, "", 200, nil, "{}"), ""
		for _, f := range l.CheckFile("a.har", []byte(text)).Findings {
			got += f.Message + " at " + text[f.Offset:f.End]
		}
		if got != want {
			t.Errorf("%s: %s, want %s", cookies, got, want)
		}
	}
}

// TestRequiredBody: a request has no body that must have one where the recording says so, and not where it is
// silent.
func TestRequiredBody(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	const (
		har   = `{"log": {"entries": [{"request": {"method": "POST", "url": "https://api.acme.example/v1/orders", %s}, "response": {"status": 200}}]}}`
		pact  = `{"consumer": {}, "provider": {}, "interactions": [{"request": {"method": "POST", "path": "/orders", %s}, "response": {"status": 200}}]}`
		goVCR = `{"version": 2, "interactions": [{"request": {"method": "POST", "url": "https://api.acme.example/v1/orders", %s}, "response": {"code": 200}}]}`
	)
	for _, test := range []struct{ format, said, at string }{
		{har, `"bodySize": 0`, `0`},
		{har, `"bodySize": 0, "headers": [{"name": "content-length", "value": "0"}]`, `0`},
		{har, `"postData": {"mimeType": "application/json", "text": ""}`, `""`},
		{har, `"bodySize": -1`, ""},
		{har, `"bodySize": 7`, ""},
		{har, `"bodySize": 0, "headers": [{"name": "content-length", "value": "7"}]`, ""},
		{har, `"bodySize": 0, "headers": [{"name": "Transfer-Encoding", "value": "chunked"}]`, ""},
		{pact, `"body": null`, `null`},
		{pact, `"headers": {}`, ""},
		{goVCR, `"body": ""`, `""`},
	} {
		text := fmt.Sprintf(test.format, test.said)
		result := l.CheckFile("a.json", []byte(text))
		switch {
		case test.at == "" && (len(result.Findings) > 0 || len(result.NotChecked) != 1 || result.NotChecked[0].Reason != noBody):
			t.Errorf("%s: %+v, want that nobody has looked", test.said, result)
		case test.at == "":
		case len(result.Findings) != 1 || result.Findings[0].Rule != "required" || result.Findings[0].Message != "POST /orders requires a body":
			t.Errorf("%s: %+v", test.said, result)
		case text[result.Findings[0].Offset:result.Findings[0].End] != test.at:
			t.Errorf("%s: it is at %+v", test.said, result.Findings[0])
		}
	}
}

// TestLiveRequestBody: of a live exchange only the response is known, and looked at.
func TestLiveRequestBody(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	result, err := l.CheckLive(LiveResponse{Method: "POST", URL: "/orders", Status: 200})
	if err != nil || len(result.Findings) > 0 || len(result.NotChecked) > 0 {
		t.Errorf("%+v, %v", result, err)
	}
}

// TestExchangeForms: the fields of a form are a body like any other that is no JSON, and count once where the
// text is there too.
func TestExchangeForms(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	const har = `{"log": {"entries": [{
		"request": {"method": "POST", "url": "https://api.acme.example/v1/orders", "postData": %s},
		"response": {"status": 200}
	}]}}`
	const postman = `{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"response": [{
		"originalRequest": {"method": "POST", "url": "https://api.acme.example/v1/orders", "body": %s}, "code": 200
	}]}]}`
	for text, want := range map[string]string{
		fmt.Sprintf(har, `{"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a", "value": "1"}]}`):                "/log/entries/0/request/postData/params",
		fmt.Sprintf(har, `{"params": [{"name": "a", "value": "1"}], "text": ""}`):                                                     "/log/entries/0/request/postData/params",
		fmt.Sprintf(har, `{"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a", "value": "1"}], "text": "a=1"}`): "/log/entries/0/request/postData/text",
		fmt.Sprintf(postman, `{"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "1"}]}`):                                    "/item/0/response/0/originalRequest/body/urlencoded",
	} {
		result := l.CheckFile("a.json", []byte(text))
		if len(result.Findings) > 0 || len(result.NotChecked) != 1 || result.NotChecked[0].Pointer != want || result.NotChecked[0].Reason != "it is no JSON" {
			t.Errorf("%s: %+v, %+v", text, result.Findings, result.NotChecked)
		}
	}
	if result := l.CheckFile("a.json", []byte(fmt.Sprintf(postman, `{"mode": "formdata", "formdata": [{"key": "a", "value": "1"}]}`))); len(result.Findings) != 1 || result.Findings[0].Rule != rule.UndeclaredMediaType {
		t.Errorf("a form that is not declared: %+v", result)
	}
}

// TestSpreadParameters: an object that is required is not missing where its members are spread over the query.
func TestSpreadParameters(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	for query, want := range map[string]int{
		"?filter[status]=new&size=3": 0,
		"?filter%5Bstatus%5D=new":    0,
		"?size=3":                    1,
		"?filters[status]=new":       1,
	} {
		result := l.CheckFile("a.har", []byte(exchangeOf("GET", "https://api.acme.example/v1/orders"+query, nil, "", 200, nil, "{}")))
		if len(result.Findings) != want || len(result.NotChecked) > 0 {
			t.Errorf("%s: %+v, want %d findings", query, result, want)
		}
	}
	result := l.CheckFile("a.har", []byte(exchangeOf("HEAD", "https://api.acme.example/v1/orders", nil, "", 200, nil, "")))
	if len(result.Findings)+len(result.NotChecked) > 0 {
		t.Errorf("HEAD has a body: %+v", result)
	}
}

// TestSpreadMembers: each member of an object that is spread over the query is held against its property, in its
// place; what cannot be told is said not to have been looked at.
func TestSpreadMembers(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	for query, want := range map[string]string{
		"filter[status]=gone":                   `enum at gone`,
		"filter[status]=new&filter[age]=2":      `minimum at 2`,
		"filter[age]=x&filter[status]=old":      `type at x`,
		"filter[age]={{age}}&filter[status]=x":  ``,
		"filter[status]=new&size=many":          `type at many`,
		"filter[status]=new&filter[list]=1":     notFlat,
		"filter[status]=new&filter[a][b]=1":     notFlat,
		"filter[status]=new&filter[status]=old": notFlat,
		"filter[status]=new&filter[else]=2":     notFlat,
		"filter[status]=new&size=3&other=1":     ``,
	} {
		text, got := exchangeOf("GET", "https://api.acme.example/v1/orders?"+query, nil, "", 200, nil, "{}"), ""
		result := l.CheckFile("a.har", []byte(text))
		for _, f := range result.Findings {
			got += f.Rule + " at " + text[f.Offset:f.End]
		}
		for _, n := range result.NotChecked {
			got += n.Reason
		}
		if got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if found := l.CheckFile("a.har", []byte(exchangeOf("GET", "https://api.acme.example/v1/orders?filter[age]=4", nil, "", 200, nil, "{}"))).Findings; len(found) != 1 || found[0].Rule != "required" {
		t.Errorf("a member that is required is not missing: %+v", found)
	}
}

// TestQueriesLeftOut: parameters that cannot be told apart are said not to have been looked at, where there is a query.
func TestQueriesLeftOut(t *testing.T) {
	const document = `{"openapi": "3.2.0", "paths": {"/a": {"get": {"parameters": [%s], "responses": {"200": {"description": "any"}}}}}}`
	for parameter, want := range map[string]string{
		`{"name": "q", "in": "querystring", "content": {"application/json": {"schema": {}}}}`:                        wholeQuery,
		`{"name": "q", "in": "query", "schema": {"type": "object", "additionalProperties": {"type": "integer"}}}`:    notFlat,
		`{"name": "q", "in": "query", "schema": {"type": "object", "allOf": [{"properties": {"x": {}}}]}}`:           notFlat,
		`{"name": "q", "in": "query", "explode": false, "schema": {"type": "object", "properties": {"x": {}}}}`:      notFlat,
		`{"name": "q", "in": "query", "style": "deepObject", "schema": {"type": "object", "properties": {"x": {}}}}`: "",
		`{"name": "q", "in": "query", "schema": {"type": "object", "properties": {"x": {"type": "string"}}}}`:        "",
	} {
		l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, fmt.Sprintf(document, parameter))
		for query, want := range map[string]string{"": "", "?q=x,1": want} {
			got, result := "", l.CheckFile("a.har", []byte(exchangeOf("GET", "https://a.example/a"+query, nil, "", 200, nil, "")))
			for _, n := range result.NotChecked {
				got += n.Reason
			}
			if got != want || len(result.Findings) > 0 {
				t.Errorf("%s: %q: %+v, want %q", parameter, query, result, want)
			}
		}
	}
}

// TestExchangeCodings: a body in base64 is read, and counted as looked at once.
func TestExchangeCodings(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	body := base64.StdEncoding.EncodeToString([]byte(`{"planted": 2, "token": "` + fileSecret + `"}`))
	text := strings.Replace(exchangeOf("GET", "https://api.acme.example/v1/orders/7", nil, "", 200, nil, body), `"mimeType"`, `"encoding":"base64","mimeType"`, 1)
	result := l.CheckFile("a.har", []byte(text))
	if len(result.Findings) < 2 || result.Documents != 1 || len(result.NotChecked) > 0 {
		t.Errorf("%d documents, %+v", result.Documents, result)
	}
	if out := shownOf(t, l, "a.har", []byte(text)); strings.Contains(out, body[:20]) || strings.Contains(out, fewSecretBytes) {
		t.Errorf("it is shown:\n%s", out)
	}
}

// FuzzExchanges: no recording makes anything panic, findings are in the text, and nothing is both looked
// at and left out.
func FuzzExchanges(f *testing.F) {
	for _, path := range mustGlob(f, "testdata/keywords/u*.txtar", "../../cmd/authlink-lint/testdata/script/exchanges.txtar") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if filepath.Ext(file.Name) == ".json" || filepath.Ext(file.Name) == ".har" {
				f.Add(file.Data)
			}
		}
	}
	l := apiLinter(f, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	f.Fuzz(func(t *testing.T, text []byte) {
		result := l.CheckFile("a.har", text)
		if result.Err != nil {
			t.Fatal(result.Err)
		}
		for _, one := range result.Findings {
			if one.Offset < 0 || one.End < one.Offset || one.End > len(text) || one.Line < 1 || one.Column < 1 {
				t.Fatalf("%+v is not in a text of %d bytes", one, len(text))
			}
		}
		for range l.exercisesIn("a.har", source.Chunk{Text: text, Line: 1}) {
		}
	})
}

// mustGlob returns the files of some patterns.
func mustGlob(t testing.TB, patterns ...string) (paths []string) {
	t.Helper()
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(fmt.Errorf("%s: %v, %w", pattern, found, os.ErrNotExist))
		}
		paths = append(paths, found...)
	}
	return paths
}

// TestBrokenDocuments: what cannot be read of the document is said to be at fault, and not the recording, nor is
// it passed over.
func TestBrokenDocuments(t *testing.T) {
	const broken = `{"openapi": "3.1.0", "servers": [{"url": "https://api.acme.example"}], "paths": {
	  "/item": {"$ref": "#/components/pathItems/None"},
	  "/round": {"$ref": "#/paths/~1round"},
	  "/parameter": {"parameters": [{"$ref": "#/components/parameters/None"}], "get": {"responses": {"200": {}}}},
	  "/header": {"get": {"responses": {"200": {"headers": {"X-A": {"$ref": "#/components/headers/None"}}}}}},
	  "/response": {"get": {"responses": {"200": {"$ref": "#/components/responses/None"}}}},
	  "/whole": {"get": {"responses": {"200": {}}}}
	}}`
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, broken)
	for path, want := range map[string]string{
		"/item":      `openapi-1.yaml: /paths/~1item: there is no "components" under the document`,
		"/round":     "openapi-1.yaml: /paths/~1round: a reference leads back to itself",
		"/parameter": `openapi-1.yaml: GET /parameter: parameter 0: there is no "components" under the document`,
		"/header":    `openapi-1.yaml: GET /header 200: header "X-A": there is no "components" under the document`,
		"/response":  `openapi-1.yaml: GET /response 200: there is no "components" under the document`,
		"/whole":     "",
	} {
		result := l.CheckFile("a.har", []byte(exchangeOf("GET", "https://api.acme.example"+path, nil, "", 200, nil, "")))
		said := ""
		if result.Err != nil {
			said = result.Err.Error()
		}
		if said != want || len(result.Findings) > 0 {
			t.Errorf("%s: %q, %+v, want %q", path, said, result.Findings, want)
		}
	}
}

// TestNoExchanges: a recording of nothing is no valid one.
func TestNoExchanges(t *testing.T) {
	l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{}}, api)
	for _, text := range []string{
		`{"log": {"entries": []}}`,
		`{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"request": {"method": "GET", "url": "{{baseUrl}}/none"}}]}`,
	} {
		result := l.CheckFile("a.json", []byte(text))
		if len(result.NotChecked) != 1 || result.NotChecked[0].Reason != noExchanges || len(result.Findings) > 0 {
			t.Errorf("%s: %+v", text, result)
		}
	}
}

// TestExchangesTurnedOff: what the document does not describe has not been looked at, and that is said where
// no error says it.
func TestExchangesTurnedOff(t *testing.T) {
	const url = "https://api.acme.example/v1/"
	texts := map[string]string{
		rule.UnknownOperation:    exchangeOf("GET", url+"none", nil, "", 200, nil, "{}"),
		rule.UndeclaredStatus:    exchangeOf("GET", url+"orders/7", nil, "", 418, nil, "{}"),
		rule.UndeclaredMediaType: exchangeOf("GET", url+"orders/7", nil, `{"a": 1}`, 200, nil, "{}"),
	}
	for severity, want := range map[finding.Severity]int{finding.SeverityOff: 1, finding.SeverityWarning: 1, finding.SeverityError: 0} {
		for id, text := range texts {
			l := apiLinter(t, Options{Now: goldenNow, Severities: map[string]finding.Severity{id: severity}}, api)
			result := l.CheckFile("a.har", []byte(text))
			said := 0
			for _, n := range result.NotChecked {
				if n.Fault != id || n.Reason != notDescribed {
					t.Errorf("%s: %+v", id, n)
				}
				if !slices.ContainsFunc(result.Findings, func(f finding.Finding) bool {
					return f.Rule == id && f.Severity == finding.SeverityError && f.Document == n.Document
				}) {
					said++
				}
			}
			if said != want {
				t.Errorf("%s as %v: %d said not to be looked at, want %d: %+v", id, severity, said, want, result)
			}
		}
	}
}
