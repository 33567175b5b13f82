package secret

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTexts has texts of documents, and what is shown of them.
func TestTexts(t *testing.T) {
	const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"a", "a"},
		{"see " + jwt + " there", "see *** there"},
		{"see " + strings.ReplaceAll(jwt, ".", "%2E"), "see ***"},
		{"eyJhbGciOiJIUzI1NiJ9", "***"},
		{"eyJ", "eyJ"},
		{"eyJabcdef", "***"}, // the shortest header
		{"eyJabcde, and more", "eyJabcde, and more"},
		{"xeyJabcdef", "x***"},
		{jwt + "," + jwt, "***,***"},
		{"a eyAiYWxnIjogIkhTMjU2IiB9.e30.c2ln", "a ***"},
		{"xeyAiYWxnIjogIkhTMjU2IiB9.e30.c2ln", "***.e30.c2ln"},
		{"bearer x1", "***"}, // as short as credentials are
		{"-----BEGIN PRIVATE KEY", "***"},
		{"ghp_" + opaque + ",ghp_" + opaque, "***,***"},
		{"eyAiYWxnIjogIkhTMjU2IiB9.e30.c2ln", "***"}, // "{ "
		{"ewogICJhbGciOiAiSFMyNTYiCn0.e30.c2ln", "***"},
		{"eyAiYWxnIjogIkhTMjU2IiB9", "***"},
		{"keynote-speakers.example.com review-process.example.com they-said-so.example.com", "keynote-speakers.example.com review-process.example.com they-said-so.example.com"},
		{"Bearer abc123", "***"},
		{"bearer%20abc123", "***"},
		{"Bearer+abc123", "***"},
		{"Bearer \"abc123\"", "***\""},
		{"Bearer 12|abc123", "***"},
		{"Bearer AbCdEf", "***"},
		{"bearer of bad news", "bearer of bad news"},
		{"a Bearer token is expected", "a Bearer token is expected"},
		{`Bearer realm="example"`, `Bearer realm="example"`},
		{"Bearer <token>", "Bearer <token>"},
		{"Basic dXNlcjpwYXNz", "***"},
		{"psql --password hunter2x9", "psql --password ***"},
		{"app --api-key 8f7d6a5s4d3f -v", "app --api-key *** -v"},
		{"app -password 'a b' -v", "app -password *** -v"},
		{"app --pin 1234", "app --pin ***"},
		{"app --max-tokens 1234 --tokens 12", "app --max-tokens 1234 --tokens 12"},
		{"give --password to the app, --token <token>, --token $TOKEN or --token --verbose", "give --password to the app, --token <token>, --token $TOKEN or --token --verbose"},
		{"a pre-token x1 - token x1", "a pre-token x1 - token x1"},
		{"curl -u admin:hunter2 a", "curl -u admin:*** a"},
		{"app -url=https: -u https: -uri:abc1", "app -url=https: -u https: -uri:abc1"},
		{"docker run -u 1000:1000 -u user:group", "docker run -u 1000:1000 -u user:group"},
		{`<label for="password">Password</label>`, `<label for="password">Password</label>`},
		{`<input type="password" name="a">`, `<input type="password" name="a">`},
		{`<input type="password" value="a">`, "***"},
		{`<entry key="password">abc</entry>`, "***"},
		{`<b key=password>abc</b>`, `<b key=password>***</b>`},
		{`<b title='my token'>a</b>`, `<b title='my token'>a</b>`},
		{"Basic training2024, pallbearer Johnson3", "Basic training2024, pallbearer Johnson3"},
		{"authorizationBearer abc1", "authorization***"},
		{`\tBearer abc1`, `\t***`},
		{"author=" + opaque + " zipcode=" + opaque + " design=" + opaque, "author=" + opaque + " zipcode=" + opaque + " design=" + opaque},
		{"System, PublicKeyToken=b77a5c561934e089", "System, PublicKeyToken=b77a5c561934e089"},
		{"basic training, Basic information", "basic training, Basic information"},
		{"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END", "***"},
		{"-----BEGIN PUBLIC KEY-----\nMIIE\n-----END", "-----BEGIN PUBLIC KEY-----\nMIIE\n-----END"},
		{"the bot 123456789:AA" + strings.Repeat("x1Yz", 9) + " works", "the bot *** works"},
		{"abc8Q~" + strings.Repeat("x1Yz", 9), "***"},
		{"abcdefghijklm9.atlasv1." + strings.Repeat("x1Yz", 9), "***"},
		{"https://example.com/", "https://example.com/"},
		{"https://example.com/a/b", "https://example.com/a/***"},
		{"http://", "http://"},
		{"https://?a=b", "https://?***"},
		{"https://@example.com/", "https://@example.com/"},
		{"https://user:p@ss@example.com", "https://***@example.com"},
		{"/" + opaque + "/a", "/***/a"},
		{"/" + opaque + "abc/a", "/***/a"},
		{"https://user:pass1@example.com/a/", "https://***@example.com/***/"},
		{"https://example.com/a?b=c#d", "https://example.com/***?***"},
		{`https:\\example.com\a`, `https:\\example.com\***`},
		{"//user:x1@example.com/a", "//***@example.com/a"},
		{"/embedded/" + opaque + "1/start", "/embedded/***/start"},
		{"/embedded/a-rather-long-name-of-a-page/start", "/embedded/a-rather-long-name-of-a-page/start"},
		{"a;sid=" + opaque + "/b/;x=" + opaque + "1", "a;sid=***"},
		{"token: abc", "token: ***"},
		{"the token: abc, and more", "the token: ***"},
		{"api key = abc", "api key = ***"},
		{"session id: abc", "session id: ***"},
		{"token type: bearer", "token type: bearer"},
		{"max tokens: 9", "max tokens: 9"},
		{"max token: 9", "max token: 9"},
		{"use token: abc", "use token: ***"},
		{"tokens: 1,234 used", "tokens: 1,234 used"},
		{"the token is abc", "the token is abc"},
		{"token=", "token="},
		{"token%3D", "***"}, // what is decoded shows that more may follow
		{"=x token=abc", "=x token=***"},
		{"\"=x token=abc", "\"=x token=***"},
		{"my token: 123456", "my token: ***"},
		{"tokens pin: 123456", "tokens pin: ***"},
		{"token ]: abc", "token ]: abc"},
		{"request sig: " + opaque, "request sig: ***"},
		{"request status: " + opaque, "request status: " + opaque},
		{"token=&abc", "token=***"},
		{"Authorization: Digest username=\"a\", response=\"b\"", "Authorization: ***"},
		{"Authentication: required; pass rate: 99%; author: Jane; session: 5", "Authentication: required; pass rate: 99%; author: Jane; session: 5"},
		{"postcode=SW1A1AA keycode=13 sortkey=name monkey=Abu", "postcode=SW1A1AA keycode=13 sortkey=name monkey=Abu"},
		{"code=" + opaque, "code=***"},
		{"a=b&key=" + opaque + "&c=d", "a=b&key=***&c=d"},
		{"tone=tone=tone=tone", "tone=tone=tone=tone"},
		{"if (taken == true) { return tower := 5 }", "if (taken == true) { return tower := 5 }"},
		{"<token>abc</token>", "<token>***</token>"},
		{"<p>abc</p>", "<p>abc</p>"},
		{"<token>ab'c</token>", "<token>***</token>"},
		{"<token></token>", "<token></token>"},
		{"<token>abc<b>", "<token>***<b>"},
		{"<token>", "<token>"},
		{"<token><b>", "<token><b>"},
		{"send <token> to <url>", "send <token> to <url>"},
		{"<access_token>abc", "<access_token>***"},
		{"<a token='x1'>abc<b>", "<a token=***"},
		{`{"token": "abc"}`, "***"},
		{`{"max_tokens": 9, "tone": "warm"}`, `{"max_tokens": 9, "tone": "warm"}`},
		{`["token", "abc1"]`, "***"},
		{`["token", 12]`, "***"},
		{`["--token", "abc"]`, "***"},
		{`["token", "abc"]`, `["token", "abc"]`},
		{`[\"token\", \"abc\"]`, `[\"token\", \"abc\"]`},
		{`["a", "token", "abc1"]`, "***"},
		{`["tone", "abc"]`, `["tone", "abc"]`},
		{`{"op": "replace", "path": "/password", "value": "hunter2"}`, "***"},
		{`{"name": "code", "value": "4f8d7a6s5d4f3g2h"}`, "***"},
		{`{"name": "code", "value": "warm"}`, `{"name": "code", "value": "warm"}`},
		{`[{"type": "password"}, {"value": "warm"}]`, `[{"type": "password"}, {"value": "warm"}]`},
		{`{"name": "x", "value": "y"}`, `{"name": "x", "value": "y"}`},
		{`<input name="token" value="abc">`, "***"},
		{`{&quot;token&quot; : &quot;abc&quot;}`, "***"},
		{`%2522token%2522%253A%2522abc%2522`, "***"},
		{`{\u0022token\u0022:\u0022abc\u0022}`, "***"},
		{`fish & chips, 100% sure`, `fish & chips, 100% sure`},
		{`a%20b&c=d`, `a%20b&c=d`},
	} {
		if got := MaskText(test.text); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestOrigins: a schema and an argument say what a URL is about, and may be in prose.
func TestOrigins(t *testing.T) {
	for _, test := range []struct {
		origin     Origin
		text, want string
	}{
		{OfSchema, "https://example.com/schemas/order.json#/$defs/a", "https://example.com/schemas/order.json#/$defs/a"},
		{OfSchema, "https://example.com/a?b#/c", "https://example.com/a?***#/c"},
		{OfSchema, "https://example.com/a#" + opaque + "1", "https://example.com/a#***"},
		{OfSchema, "https://example.com/" + opaque + "1", "https://example.com/***"},
		{OfSchema, "the token: the session's secret", "the token: the session's secret"},
		{OfSchema, "token: <token>", "token: <token>"},
		{OfSchema, "x-auth: S3CRETvalue", "x-auth: ***"},
		{OfSchema, "token=abc", "token=***"},
		{OfArgument, "open /var/lib/" + opaque + "1/a: no such file", "open /var/lib/" + opaque + "1/a: no such file"},
		{OfArgument, "open token=abc: no such file", "open token=***: no such file"},
		{OfArgument, "https://h/x?token=S3CRET: this is no file", "https://h/x?***: this is no file"},
		{OfArgument, `$.token[?@=="S3CRET"]]`, `$.token[?@==***]]`},
		{OfArgument, `$['token'][?(@.a == 'S3CRET')]`, `$['token'][?(@.a == ***)]`},
		{OfArgument, `$.tone[?@.a == 'warm']`, `$.tone[?@.a == 'warm']`},
		{OfArgument, `$[?@ == 'warm']`, `$[?@ == 'warm']`},
		{OfArgument, "open design=report2024final7.json: no such file", "open design=report2024final7.json: no such file"},
		{OfArgument, "bearer=abc", "bearer=***"},
		{OfArgument, "https://user:pass1@example.com/a", "https://***@example.com/a"},
		{OfArgument, "token: abc def", "token: *** def"},
		{OfArgument, `{"token": abc def}`, `{"token": ***`},
		{OfArgument, `{"token": "abc def", "a": 1}`, `{"token": ***, "a": 1}`},
		{OfArgument, `"{\"token\": \"abc def\", \"a\": 1}"`, `"{\"token\": ***, \"a\": 1}"`},
		{OfArgument, "Authorization: Digest username=\"a\", response=\"b\"\nmore", "Authorization: ***\nmore"},
		{OfArgument, "$..[?(@.token=='abc')]", "$..[?(@.token==***)]"},
		{OfArgument, "%7B%22token%22%3A%22abc%22%7D and more", "*** and more"},
	} {
		if got := Mask(test.text, test.origin); got != test.want {
			t.Errorf("%d: %s\n got %s\nwant %s", test.origin, test.text, got, test.want)
		}
	}
}

func TestMaskPattern(t *testing.T) {
	for pattern, want := range map[string]string{
		`^Bearer S3CRETvalue$`:               `^***$`,
		`^ghp_` + opaque + `$`:               `^***$`,
		`^Bearer [a-z.]+$`:                   `^Bearer [a-z.]+$`,
		`^https?://[^/]+/\?token=[a-f0-9]+$`: `^https?://[^/]+/\?token=[a-f0-9]+$`,
	} {
		if got := MaskPattern(pattern); got != want {
			t.Errorf("%s\n got %s\nwant %s", pattern, got, want)
		}
	}
}

// TestKeys makes a key with every prefix of the table, and a word with it.
func TestKeys(t *testing.T) {
	if len(keyPrefixes) < 20 {
		t.Fatal("there are few prefixes")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, p := range keyPrefixes {
		if p.maker == "" || p.shortest < 8 {
			t.Errorf("%+v", p)
		}
		key := []byte(p.text)
		for range max(p.shortest, 16) {
			key = append(key, p.body[r.IntN(len(p.body))])
		}
		key = append(key[:len(key)-1], '7')
		if got := MaskText("use " + string(key) + " here"); got != "use *** here" {
			t.Errorf("%s: %s is shown as %s", p.maker, key, got)
		}
		for _, text := range []string{p.text, p.text + "example", "un" + string(key[:len(p.text)]) + "x", p.text + "a-b"} {
			if spans := appendKeys(nil, text); spans != nil {
				t.Errorf("%s: %s is taken for a key", p.maker, text)
			}
		}
	}
	for _, text := range []string{"sk-SK", "npm_config_registry", "npm_config_user_agent", "SG.Singapore", "key-value", "xapp-builder", "hf_hub_download", "pypi-publish-action"} {
		if got := MaskText(text); got != text {
			t.Errorf("%s is shown as %s", text, got)
		}
	}
	if got := MaskText("hf_" + strings.Repeat("aBcX", 8)); got != "***" {
		t.Errorf("a key without digits is shown as %s", got)
	}
}

// TestMarkedKeys: a mark in the middle tells a key, and a word with the mark is none.
func TestMarkedKeys(t *testing.T) {
	const hex, letters = "0123456789abcdef0123456789abcdef", "aB3dE5gH7jK9mN1pQ4sT6vW8xY0zA2cD"
	for _, key := range []string{
		letters + letters[:20] + "JQQJ99" + letters, letters + letters + letters[:13] + "+ASTx5Rf==", letters + letters + letters[:12] + "AZDOx5Rf",
		"mdb_sa_sk_" + letters, hex + "-us12", "v1.0-" + hex[:24] + "-" + hex + hex, "sha256~" + letters,
		"A3-ABC123-ABC123-DEF45-GHI78-JKL90-MNO12", "pat" + letters[:14] + "." + hex + hex,
	} {
		if got := MaskText("use " + key + " here"); got != "use *** here" {
			t.Errorf("%s is shown as %s", key, got)
		}
	}
	for _, text := range []string{"pattern.abc", "trans-us1", "v1.0-beta", "A3-paper", "AZDO", "mdb_sa_sk_", "sha256~x"} {
		if got := MaskText(text); got != text {
			t.Errorf("%s is shown as %s", text, got)
		}
	}
}

// TestBrokenDocuments: what is not JSON is masked to where a value ends, and no further.
func TestBrokenDocuments(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"{\n  \"token\": \"<token>\",\n  \"label\": \"L\",\n}", "{\n  \"token\": *********,\n  \"label\": \"L\",\n}"},
		{"{\n  \"id\": 3,\n  \"token\": \"<token>\",\n  \"id\": 4\n}", "{\n  \"id\": 3,\n  \"token\": *********,\n  \"id\": 4\n}"},
		{`{"a": "<token>", "label": "warm", "z": warm}`, `{"a": "<token>", "label": "warm", "z": warm}`},
		{"\"a\": \"<password>\"\n\"label\": \"warm\"", "\"a\": \"<password>\"\n\"label\": \"warm\""},
		{"{\"a\":\"<token>\",\"label\":\"warm\"}\n{\"a\":\"<token>\"}\n", "{\"a\":\"<token>\",\"label\":\"warm\"}\n{\"a\":\"<token>\"}\n"},
		{"{\"a\": \"<token>\", // of it\n \"label\": \"warm\"}", "{\"a\": \"<token>\", // of it\n \"label\": \"warm\"}"},
		{`{'a': '<token>', 'label': 'warm', z: warm}`, `{'a': '<token>', 'label': 'warm', z: warm}`},
		{`{"a": "<api_key>", "label": "warm",}`, `{"a": "<api_key>", "label": "warm",}`},
		{`{"url": "<token>", "label": "warm",}`, `{"url": "<token>", "label": "warm",}`},
		{`{"url": "https://example.com/?token=abc", "label": "warm",}`, `{"url": "https://example.com/?*********", "label": "warm",}`},
		{`{"input_tokens_details": {"cached_tokens": 3}, "label": "warm",}`, `{"input_tokens_details": {"cached_tokens": 3}, "label": "warm",}`},
		{`{"cached_tokens": 3, "label": "warm", "a": "b"token": "abc"}`, `{"cached_tokens": 3, "label": "warm", "a": "b"token": *****}`},
		{`{"to"ken": "abc", "a": 1}`, `{"to"ken": *****, "a": 1}`},
		{`{"a": ["x",: "token", "abc1"], "b": 1}`, `{"a": ["x",: "token", ******], "b": 1}`},
		{`{"to "ken": "abc", "a": 1}`, `{"to "ken": *****, "a": 1}`},
		{`{"to:"ken": "abc", "a": 1}`, `{"to:"ken": *****, "a": 1}`},
		{`{"a": "</token>", "label": "warm",}`, `{"a": "</token>", "label": "warm",}`},
		{`{"a": "<token>", "b": "</token>", "label": "warm",}`, `{"a": "<token>", "b": "</token>", "label": "warm",}`},
		{`{"a": "<token>x", "label": "warm",}`, `{"a": "<token>*", "label": "warm",}`},
		{`{"a": "${TOKEN}", "label": "warm",}`, `{"a": "${TOKEN}", "label": "warm",}`},
		{`{"a": "<access_token>, now", "label": "warm", "z": warm}`, `{"a": "<access_token>, now", "label": "warm", "z": warm}`},
		{`{"type": "password", "label": "warm", "z": "w",}`, `{"type": "password", "label": "warm", "z": "w",}`},
		{`{"token_type":  "bearer", "label": "warm",}`, `{"token_type":  "bearer", "label": "warm",}`},
		{`{"mode":"pass", "label":"warm", "z":[1}`, `{"mode":"pass", "label":"warm", "z":[1}`},
		{`{"label": "Token", "id": 3,}`, `{"label": "Token", "id": 3,}`},
		{`{"label": "the token: abc", "id": 3,}`, `{"label": "the token: ***", "id": 3,}`},
		{`{"label": "the token: abc",def", "id": 3,}`, `{"label": "the token: *********, "id": 3,}`},
		{`{"label": "the token: abc"}def", "id": 3,}`, `{"label": "the token: *********, "id": 3,}`},
		{`{"label": "token: "abc", "id": 3,}`, `{"label": "token: *****, "id": 3,}`},
		{`{"label": "token" "abc", "id": 3,}`, `{"label": "token" *****, "id": 3,}`},
		{`{"token: "abc", "id": 3,}`, `{"token: *****, "id": 3,}`},
		{`{"queryString": [{"name": "code", "value": "4f8d7a6s5d4f3g2h"},]}`, `{"queryString": [**name": "code"* ******** ******************},]}`},
		{`{"type": "password", "value": "abc"},`, `**type": "password"* ******** *****},`},
		{`{"cmd": "psql --password hunter2x9", "label": "warm",}`, `{"cmd": "psql --password *********", "label": "warm",}`},
		{`{"a": ["pass", "fail"], "b": ["token", "id", 3],}`, `{"a": ["pass", "fail"], "b": ["token", "id", 3],}`},
		{`{"a": ["Authorization", "abc1", 3],}`, `{"a": ["Authorization", ******, 3],}`},
		{`{"a": ["--token", "abc", 3],}`, `{"a": ["--token", *****, 3],}`},
		{`{"token", "abc", 3}`, `{"token", *****, 3}`},
		{`{"token": "abc", "label": "your token is here", "id": 5,}`, `{"token": *****, "label": "your token is here", "id": 5,}`},
		{"{\n \"token\": \"abc\"\n    \"label\": \"L\"\n}", "{\n \"token\": *****\n    \"label\": \"L\"\n}"},
		{"{\n \"token\": \"abc\"\n    \"def\"\n}", "{\n \"token\": *****\n    *****\n}"},
		{"{\"token\": \"abc\ndef\", \"a\": 1}", "{\"token\": ****\n****, \"a\": 1}"},
		{`{"token": "abc"def}ghi", "a": 1}`, `{"token": ********}***** **** **`},
		{`{"token": {"a": "b"} "c"}`, `{"token": ****: ***} ***}`},
		{`{"tok"en": "abc"}`, `{"tok"**** ******`},
		{`{"tok en": "abc"}`, `{"tok **** ******`},
		{`{"s": "id", "a": 1,}`, `{"s": "id", "a": 1,}`},
		{`{"auto": "kennel", "a": 1,}`, `{"auto": "kennel", "a": 1,}`},
		{`{"tone": "worm", "take": 7, "max_tokens": 9,}`, `{"tone": "worm", "take": 7, "max_tokens": 9,}`},
		{`{"cookies": [{"name": "a", "value": "b"}],}`, `{"cookies": [{******: ***, *******: ***}],}`},
		{`{"cookies": ["oat", "ginger"],}`, `{"cookies": ["oat", "ginger"],}`},
		{`{"link": "https://example.com/", "a": 1,}`, `{"link": "https://example.com/", "a": 1,}`},
		{`{"link": "example.com/abc", "a": 1,}`, `{"link": *****************, "a": 1,}`},
		{`{"link": "a word", "a": 1,}`, `{"link": "a word", "a": 1,}`},
		{"link: word\na: 1", "link: word\na: 1"},
		{`{"name": "token", "value": "abc"},`, `**name": "token"* ******** *****},`},
		{`{"value": "abc", "name": "token"`, `********* ****** *name": "token"`},
		{`{"headers": [{"value": "abc", "name": "token"},]}`, `{"headers": [********* ****** *name": "token"},]}`},
		{`{"a": 1, "b": x\u0042earer+abc1,}`, `{"a": 1, "b": *****************,}`},
		{"token: |\n  abc\n\n  def\nid: 1\n", "token: *\n  ***\n\n  ***\nid: 1\n"},
		{`{"token": {"a": 1, "b": [2, 3]}, "c": 3,}`, `{"token": ****: *, ***: [*, *]}, "c": 3,}`},
		{`{"token": abc,def, "a": 1,}`, `{"token": ******** "a": 1,}`},
		{"{\n 'token': 'abc'\n    'label': 'L'\n}", "{\n 'token': *****\n    'label': 'L'\n}"},
		{"{\n 'token': 'abc'\n    label: 'L'\n}", "{\n 'token': *****\n    *****: ***\n}"},
		{`{"token": [1, 2], "c": 3,}`, `{"token": *** *], "c": 3,}`},
		{"a:\n  token: |\n    abc\n  id: 1\n", "a:\n  token: *\n    ***\n  id: 1\n"},
		{`[{"name": "token", "value": "a"}, {"x": "b"}, {"value": "abc", "name": "pin"},`, `[**name": "token"* ******** ***}, {"x": "b"}, ********* ****** *name": "pin"},`},
		{`key="token" x="abc", y="def"`, `key="token" ******** *******`}, // a pair at the start
		{"\"token\": \"x\"\n    \"abc\"", "\"token\": ***\n    *****"},
		{"token: \"ab\ncd\", pin: 1\n       9", "token: ***\n***, pin: *\n       *"}, // one column further than the name
		{"token: \"ab\ncd\", pin: 1\n      9", "token: ***\n***, pin: *\n      *"},
		{"token: \"ab\ncd\", pin: 1\n     9", "token: ***\n***, pin: *\n     9"},
		{"token: \"ab\ncd\"", "token: ***\n***"},
		{"token: \"ab\n\"c", "token: ***\n\"c"}, // no end
		{"token: \"ab\\\nid: 1", "token: ****\nid: 1"},
		{`token: "abc\`, `token: *****`},
		{`{"token": "a\"b c", "x": 1,}`, `{"token": ***** **, "x": 1,}`},
		{`:"your token is here"`, `:"your token ** *****`}, // no name, so it may be no value
		{`:"a token is here`, `:"a token ** ****`},
		{`{"s": "x,token", "b": 7,}`, `{"s": "x,token", "b": 7,}`},
		{`{"s": "x,token" }`, `{"s": "x,token" }`},
		{`cookies{a: "b"},`, `cookies{*: ***},`},
		{"link: word", "link: word"},
		{"link: a/b", "link: ***"},
		{`{"token": {"a": x"b": 1}, "value": "abc"}, "z": 3}`, `{"token": ****: ****: *}, *******: *****}, ***: *}`},
		{`{"token": {"a": [1}, "value": "abc"}, "z": 3`, `{"token": ****: [*}, *******: *****}, "z": 3`},
		{"session:\n  token:\n    a: b\n  value: abc\n    c: d\nid: 1\n", "session:\n  token:\n    ** *\n  *****: ***\n    *: *\nid: 1\n"},
		{"session:\n  token:\n    a: b\ninner:\n      value: abc\n    c: d\nid: 1\n", "session:\n  token:\n    ** *\n*****:\n      *****: ***\n    *: *\nid: 1\n"},
		{"token:\n  - a\n- b\n  - c\nid: 1\n", "token:\n  * *\n* *\n  * *\n**: *\n"},
		{"{\x00}", "*\x00*"},
		{"\x00{}", "\x00**"},
	} {
		if got := blotted(test.text); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestRedactIsLinear counts the bytes that are looked at on the way through texts that
// invite to look at the same ones again and again.
func TestRedactIsLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"escaped quotes":       `{\"id\":1},`,
		"empty lines":          "\n",
		"deeper lines":         "x\n ",
		"names on one line":    `"token": 1, `,
		"doubtful names":       `tone=`,
		"opened strings":       `:"`,
		"opened in two ways":   `:"x:'`,
		"values without end":   "token: 'x\n",
		"strings at line ends": "token: \"x\"\n  ",
		"brackets":             `{"token":[`,
		"spaces":               "  ",
		"names of pairs":       `"name":"token"`,
		"elements":             `<token>`,
	} {
		for _, start := range []string{"", "token: ", `"link": "`} {
			const most = 24 // looks at each byte
			text := []byte(start + strings.Repeat(piece, 2_000))
			if looked := blotText(bytes.Clone(text), text); looked > most*len(text) {
				t.Errorf("%s after %q: %d bytes were looked at %d times", name, start, len(text), looked)
			}
		}
	}
}

// TestLooked counts the same in short texts, exactly.
func TestLooked(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "\x00a": 2, " ": 1, "ab": 2, "ab cd": 5, "a\nb": 3, `"ab"`: 8, `"ab`: 5, `"a\"b"`: 15, "token: a": 20, "token: \n  a\n b\n": 56,
		"x: 1, tokne: b":                   27,
		`{"link": "https://example.com/",`: 55, "token: 'a\nb\nc": 53, "token: 'a\nb'\nc": 59, "token: \"a\"\n \"b\" :": 60, `{"a": "b c d"}`: 16, `{"tone": "b"}`: 15,
	} {
		if looked := blotText([]byte(text), []byte(text)); looked != want {
			t.Errorf("%q: %d bytes were looked at, want %d", text, looked, want)
		}
	}
}

// TestIsSplit: two words make a name if they are neither too short for one nor too long.
func TestIsSplit(t *testing.T) {
	for _, test := range []struct {
		last, word int // bytes of them
		want       bool
	}{{0, 9, false}, {1, 2, false}, {1, 3, true}, {3, 1, true}, {1, maxNameBytes - 2, true}, {1, maxNameBytes - 1, false}, {maxNameBytes - 1, 1, false}} {
		r := textRedactor{last: strings.Repeat("x", test.last)}
		if got := r.isSplit(strings.Repeat("x", test.word)); got != test.want {
			t.Errorf("%d and %d bytes: %v", test.last, test.word, got)
		}
	}
}

// TestSlipsOfNames: one slip anywhere in the name of a secret does not show it.
func TestSlipsOfNames(t *testing.T) {
	for _, name := range []string{"token", "secret", "password", "apiKey", "privateKey", "authorization", "credential"} {
		for i := range len(name) {
			slips := []string{name[:i] + name[i+1:], name[:i] + "x" + name[i:], name[:i] + "x" + name[i+1:]}
			if i > 0 {
				slips = append(slips, name[:i-1]+name[i:i+1]+name[i-1:i]+name[i+1:])
			}
			for _, slip := range slips {
				for _, f := range forms {
					if shown := f.show(slip, opaque); strings.Contains(shown, opaque) {
						t.Errorf("%s: %s: shown as %s", f.name, slip, shown)
					}
				}
			}
		}
	}
}

// FuzzMask plants a secret in any text: it must be masked, and nothing else changed.
func FuzzMask(f *testing.F) {
	f.Add("a", "b")
	f.Add(`{"a": "`, `"}`)
	f.Add("max", "\n")
	f.Add(`"link": `, `x`)
	f.Add("<token", "%22")
	f.Add("cookies: [{", "\\")
	f.Fuzz(func(t *testing.T, before, after string) {
		for _, text := range []string{before + " token=" + opaque + " " + after, before + "\nghp_" + opaque + "\n" + after} {
			for _, origin := range []Origin{OfDocument, OfSchema, OfArgument} {
				if shown := Mask(text, origin); strings.Contains(shown, opaque) && !strings.Contains(before+after, opaque) {
					t.Errorf("%d: %q is shown as %q", origin, text, shown)
				}
			}
			if shown := MaskText(text); strings.Contains(shown, opaque) && !strings.Contains(before+after, opaque) {
				t.Errorf("%q is shown as %q", text, shown)
			}
		}
		for _, text := range []string{before, before + after} {
			if charactersOf(text)&signs == 0 && (HoldsMember(text) || isWrapped(text)) {
				t.Errorf("%q hides a secret, and has none of the signs", text)
			}
		}
		text := before + "\n\"token\": \"" + opaque + "\"\n" + after
		shown := blotted(text)
		if strings.Contains(shown, opaque) && !strings.Contains(before+after, opaque) {
			t.Errorf("%q is shown as %q", text, shown)
		}
		for i := range len(text) {
			if len(shown) != len(text) || shown[i] != text[i] && shown[i] != '*' {
				t.Fatalf("%q was changed to %q", text, shown)
			}
		}
		if looked := blotText([]byte(text), []byte(text)); looked > 1000*(len(text)+1) {
			t.Errorf("%q: looked at %d times", text, looked)
		}
	})
}

// FuzzMaskString: the masked document has the same length, and what is shown was there.
func FuzzMaskString(f *testing.F) {
	f.Add("a", true)
	f.Add(`\u0065yJhbGciOiJIUzI1NiJ9.e30.c2ln`, false)
	f.Add(`ｔｏｋｅｎ: x`, false)
	f.Fuzz(func(t *testing.T, raw string, isSecret bool) {
		out := []byte(raw)
		MaskString(out, 0, len(out), isSecret)
		for i := range out {
			if out[i] != raw[i] && out[i] != '*' || isSecret && out[i] > ' ' && out[i] != '*' {
				t.Fatalf("%q: %q", raw, out)
			}
		}
		if utf8.ValidString(raw) && !utf8.ValidString(MaskText(raw)) {
			t.Errorf("%q: %q", raw, MaskText(raw))
		}
	})
}

// TestStartsOfSecrets: what is asked of the second letter of a text, before anything else is, holds for
// all that secrets begin with.
func TestStartsOfSecrets(t *testing.T) {
	for _, p := range keyPrefixes {
		if len(p.text) < 2 {
			t.Errorf("the prefix %q is a single letter", p.text)
		}
	}
	for _, start := range jwtStarts {
		if start[0] != 'e' || start[1] != 'y' && start[1] != 'w' {
			t.Errorf("a JWT may begin with %q", start)
		}
	}
}
