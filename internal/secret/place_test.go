package secret

import (
	"strings"
	"testing"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/near"
)

// TestDocuments: which members and elements are secrets, by both views of a document.
func TestDocuments(t *testing.T) {
	const random = `"` + opaque + `"`
	for _, test := range []struct{ document, want string }{
		{`{"token": {"a": [1, "b", {"c": "d"}]}}`, `{"token": {"*": [*, "*", {"*": "*"}]}}`},
		{`{"token": null, "secret": true}`, `{"token": null, "secret": true}`},
		{`{"tokens": [{"a": "b"}, 12]}`, `{"tokens": [{"*": "*"}, **]}`},
		{`{"tone": {"a": "b"}, "taken": ["b"]}`, `{"tone": {"a": "b"}, "taken": ["b"]}`},
		{`{"taken": ["b", ` + random + `]}`, `{"taken": ["*", "********************"]}`},
		{`{"taken": {"a": {"b": ` + random + `}}}`, `{"taken": {"*": {"*": "********************"}}}`},
		{`{"taken": [[[[` + random + `]]]]}`, `{"taken": [[[[` + random + `]]]]}`},
		{`{"taken": {"a": {"a": {"a": {"a": ` + random + `}}}}}`, `{"taken": {"a": {"a": {"a": {"a": ` + random + `}}}}}`},
		{`{"taken": [1, true, null, 2.5]}`, `{"taken": [1, true, null, 2.5]}`},
		{`{"cookies": [{"name": "a", "value": "b"}]}`, `{"cookies": [{"****": "*", "*****": "*"}]}`},
		{`{"cookies": {"a": "b"}}`, `{"cookies": {"*": "*"}}`},
		{`{"cookies": {"a": {"value": "b"}}}`, `{"cookies": {"*": {"*****": "*"}}}`},
		{`{"cookies": ["oat", "ginger"]}`, `{"cookies": ["oat", "ginger"]}`},
		{`{"cookies": [[{"a": "b"}]]}`, `{"cookies": [[{"*": "*"}]]}`},
		{`{"cookies": [[[{"a": "b"}]]]}`, `{"cookies": [[[{"a": "b"}]]]}`},
		{`{"cookies": {"a": {"b": {"c": "d"}}}}`, `{"cookies": {"*": {"*": {"*": "*"}}}}`},
		{`{"cookies": {"a": {"b": {"c": {"d": "e"}}}}}`, `{"cookies": {"a": {"b": {"c": {"d": "e"}}}}}`},
		{`{"a": "b\nc"}`, `{"a": "b\nc"}`},
		{`{"cookies": {"necessary": true, "count": 2}}`, `{"cookies": {"necessary": true, "count": 2}}`},
		{`{"cookies": [[1], 2, {}]}`, `{"cookies": [[1], 2, {}]}`},
		{`{"cookies": "accepted"}`, `{"cookies": "accepted"}`},
		{`{"name": "Authorization", "value": {"a": "b"}, "a": 1}`, `{"name": "Authorization", "value": {"*": "*"}, "a": 1}`},
		{`{"value": ["b"], "name": "Authorization"}`, `{"value": ["*"], "name": "Authorization"}`},
		{`{"name": "tokne", "value": ` + random + `}`, `{"name": "tokne", "value": "********************"}`},
		{`{"name": "max_tokens", "value": 9}`, `{"name": "max_tokens", "value": 9}`},
		{`{"name": "tone", "key": "pin", "value": 9}`, `{"name": "tone", "key": "pin", "value": *}`},
		{`{"name": 1, "value": "a"}`, `{"name": 1, "value": "a"}`},
		{`{"name": "How to reset your password", "text": "a"}`, `{"name": "How to reset your password", "text": "a"}`},
		{`["a", "token", {"b": 1}, "c"]`, `["a", "token", {"*": *}, "c"]`},
		{`["The token is required", "The label is required"]`, `["The token is required", "The label is required"]`},
		{`["TikTok token", "a1"]`, `["TikTok token", "**"]`},
		{`["pass", "fail"]`, `["pass", "fail"]`},
		{`["pin", "mat"]`, `["pin", "mat"]`},
		{`["password", "magic_link", "sso"]`, `["password", "magic_link", "sso"]`},
		{`{"required": ["token", "accountId", "API-KEY", "userID"]}`, `{"required": ["token", "accountId", "API-KEY", "userID"]}`},
		{`["Authorization", "Content-Type"]`, `["Authorization", "Content-Type"]`},
		{`["Authorization", "dXNlcjpwYXNz"]`, `["Authorization", "************"]`},
		{`["--password", "hunter"]`, `["--password", "******"]`},
		{`["password", "hunter2"]`, `["password", "*******"]`},
		{`["pin", 1234]`, `["pin", ****]`},
		{`[1, "a", [], "token"]`, `[1, "a", [], "token"]`},
		{`{"blink": "on/off", "curl": "a/b", "purl": "a/b", "hyperlink": "a/b", "uplink": "a/b", "downlink": "a/b", "cufflink": "a/b", "Missouri": "a/b"}`,
			`{"blink": "on/off", "curl": "a/b", "purl": "a/b", "hyperlink": "a/b", "uplink": "a/b", "downlink": "a/b", "cufflink": "a/b", "Missouri": "a/b"}`},
		{`{"connecturl": "a/b", "redirecturi": "a/b", "magic_link": "a/b", "magiclink": "a/b", "authlink": "a/b", "hrefURL": "a/b", "hreF": "a/b"}`,
			`{"connecturl": "***", "redirecturi": "***", "magic_link": "***", "magiclink": "***", "authlink": "***", "hrefURL": "***", "hreF": "***"}`},
		{`{"auths": {"ghcr.io": {"auth": "dXNlcjpodW50ZXIyaHVudGVyMg=="}}, "_auth": "dXNlcjpwYXNz"}`,
			`{"auths": {"ghcr.io": {"auth": "****************************"}}, "_auth": "************"}`},
		{`{"auth": "none", "_auth": "required/basic"}`, `{"auth": "none", "_auth": "required/basic"}`},
		{`{"input_tokens_details": {"cached_tokens": 3}, "token_decimals": 18, "password_attempts": 3}`,
			`{"input_tokens_details": {"cached_tokens": 3}, "token_decimals": 18, "password_attempts": 3}`},
		{`{"require_password": "yes", "use_password": "no", "mfa": true}`, `{"require_password": "yes", "use_password": "no", "mfa": true}`},
		{`{"publicKeyToken": "b77a5c561934e089"}`, `{"publicKeyToken": "b77a5c561934e089"}`},
		{`{"queryString": [{"name": "code", "value": "4f8d7a6s5d4f3g2h"}, {"name": "key", "value": "name"}, {"name": "session", "value": "4f8d7a6s5d4f3g2h"}]}`,
			`{"queryString": [{"name": "code", "value": "****************"}, {"name": "key", "value": "name"}, {"name": "session", "value": "****************"}]}`},
		{`{"op": "replace", "path": "/users/0/password", "value": "hunter2"}`, `{"op": "replace", "path": "/users/0/password", "value": "*******"}`},
		{`{"cookie_name": "sid", "cookie_value": "abc"}`, `{"cookie_name": "sid", "cookie_value": "***"}`},
		{`{"label": "API key", "value": "abc"}`, `{"label": "API key", "value": "***"}`},
		{`{"env": "DB_PASSWORD", "value": "hunter2"}`, `{"env": "DB_PASSWORD", "value": "*******"}`},
		{`[{"id": "pin", "value": 1}, {"option": "pin", "value": 1}, {"type": "pin", "value": 1}]`, `[{"id": "pin", "value": *}, {"option": "pin", "value": *}, {"type": "pin", "value": *}]`},
		{`{"type": "password", "label": "warm", "text": "cold", "default": "w"}`, `{"type": "password", "label": "warm", "text": "cold", "default": "w"}`},
		{`{"type": "text", "id": "label", "value": "warm"}`, `{"type": "text", "id": "label", "value": "warm"}`},
		{`{"cmd": "psql --password hunter2x9"}`, `{"cmd": "psql --password *********"}`},
		{`{"link": "example.com/x y"}`, `{"link": "************* *"}`},
		{`{"link": "https://example.com/", "uri": "words", "authLinkUrk": "a/b"}`, `{"link": "https://example.com/", "uri": "words", "authLinkUrk": "***"}`},
		{`{"Bearer ` + opaque + `": 1}`, `{"****** ********************": 1}`},
		{`{"a": "\u0042earer abc1"}`, `{"a": "*********** ****"}`},
		{`{"tone": "worm", "take": 7, "max_tokens": 9, "pin": 1234, "otp": 123456}`, `{"tone": "worm", "take": 7, "max_tokens": 9, "pin": ****, "otp": ******}`},
	} {
		if got := strings.ReplaceAll(shownDocument(test.document), `\u0042`, "u0042"); got != strings.ReplaceAll(test.want, `\u0042`, "u0042") {
			t.Errorf("%s\n got %s\nwant %s", test.document, got, test.want)
		}
	}
}

// TestOrdinaryDocuments: what is masked for nothing makes messages useless.
func TestOrdinaryDocuments(t *testing.T) {
	for _, text := range []string{
		`{"Tokyo": 14, "TikTok": "@example", "tokenizer": {"type": "bpe"}, "secretary": "Ann"}`,
		`["Tokyo", "Osaka"]`, `{"name": "Tokyo", "value": 14}`, `{"keywords": ["tokenizer", "parser"]}`,
		`{"a": "Tokyo: 14 million", "b": "Secretary: Ann", "c": "tokenizer: fast"}`,
		`{"author": "Jane", "authentication": "none", "session": true, "passRate": 0.9, "passed": 3, "keyboard": "x", "assignee": "y"}`,
		`{"a": "Authentication: required", "b": "pass rate: 99%", "c": "author: Jane", "d": "session: 5"}`,
		`{"usage": {"prompt_tokens": 12, "completion_tokens": 7, "total_tokens": 19}, "max_tokens": 256, "token_type": "Bearer"}`,
		`{"secretRef": {"name": "database", "key": "url"}, "password_policy": {"min": 12, "symbols": true}}`,
	} {
		if got := shownDocument(text); got != text {
			t.Errorf("%s is shown as %s", text, got)
		}
	}
	for _, text := range []string{
		`{"TikTokToken": "abc"}`, `{"tokyo_secret": "abc"}`, `{"secretaryPassword": "abc"}`, `{"tokenizerKey": 1, "tok": "abc"}`, `{"tokenizer_token": "abc"}`,
		`["TikTok token", "abc1"]`, `{"name": "tokyo-token", "value": "abc"}`, `{"a": "tokenizer token: abc"}`,
	} {
		if got := shownDocument(text); strings.Contains(got, "abc") {
			t.Errorf("%s is shown as %s", text, got)
		}
	}
}

func TestIsMemberOfNothing(t *testing.T) {
	for _, container := range []any{nil, "token", 1.0, []any{"token", "a"}} {
		for _, token := range []string{"token", "0", "-1", "2", "x", ""} {
			if IsMember(container, token) {
				t.Errorf("%v has a secret at %q", container, token)
			}
		}
	}
	if !IsMember([]any{"token", "a1"}, "1") || !IsMember(map[string]any{"pin": 1}, "pin") || IsMember(map[string]any{"tokens": 1}, "tokens") {
		t.Error("what is a secret is none, or the reverse")
	}
}

// TestChildrenMayStop: who has seen enough may leave the loop.
func TestChildrenMayStop(t *testing.T) {
	for _, document := range []string{`{"a": 1, "b": 2}`, `[1, 2]`} {
		var doc jsonindex.Index
		if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
			t.Fatal(err)
		}
		seen := 0
		for range Children(&doc, 0) {
			seen++
			break
		}
		if seen != 1 {
			t.Errorf("%s: %d", document, seen)
		}
	}
}

func TestIsParameter(t *testing.T) {
	for name, want := range map[string]bool{
		"token": true, "access_token": true, "tokne": true, "code": true, "auth": true, "authuser": false, "sig": true, "X-Amz-Signature": true, "key": true,
		"session": true, "jwt": true, "credential": true, "otp": true, "pin": true, "password": true, "tkn": true,
		"page": false, "state": false, "q": false, "tower": false, "": false, "redirect_uri": false,
		"author": false, "zipcode": false, "assigned": false, "design": false, "monkey": false, "publicKeyToken": false, "sessionKey": true, "x-code": true,
	} {
		if got := IsParameter(name); got != want {
			t.Errorf("IsParameter(%q) = %v", name, got)
		}
	}
}

func TestIsHexadecimal(t *testing.T) {
	for text, want := range map[string]bool{"": true, "0af-9": true, "0AF9": true, "0aF9": false, "0ag": false} {
		if got := IsHexadecimal(text); got != want {
			t.Errorf("IsHexadecimal(%q) = %v", text, got)
		}
	}
}

// TestLongNames: what is longer than a name is a text, and costs no more than that.
func TestLongNames(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for name, want := range map[string]verdict{
		long: nothing, long + "token": always, "token_type" + long: always, "é" + strings.Repeat("ü", 100) + "Token": always, "tokenizer" + long: always,
		"Größe": nothing, "TOKÉN": nothing, "ÄÖToken2": always, "größenToken": always, "token_größe": always,
	} {
		if got := read(name).says; got != want {
			t.Errorf("%.20q… says %d, want %d", name, got, want)
		}
	}
	if isSlip(long) || isSlip(long+"tokne") {
		t.Error("a slip in a text")
	}
}

// TestIsNear holds what tells most names apart against the distance itself.
func TestIsNear(t *testing.T) {
	for _, word := range []string{"token", "password", "authlinkurl"} {
		for _, name := range append(append([]string{"", "tokén", "tøken", "passwörd", "drowssap", "authlnikulr", "xuthlinkurx", "tok😀en"}, doubtfulNames...), plainNames...) {
			for most := range 3 {
				if got, want := isNear([]byte(name), word, most), near.Within(name, word, most); got != want {
					t.Errorf("isNear(%q, %q, %d) = %v", name, word, most, got)
				}
			}
		}
	}
}

// TestTableOfWords: what the reading of names takes for granted.
func TestTableOfWords(t *testing.T) {
	for _, w := range words {
		if len(w.text) < 2 || len(w.text) > maxFolded || strings.Trim(w.text, smalls+digits) != "" || w.says == nothing {
			t.Errorf("%+v", w)
		}
		if w.slips && len(w.text) < shortestSlipped {
			t.Errorf("%s: a slip makes another word of it", w.text)
		}
		if got := read(w.text).says; got < w.says {
			t.Errorf("%s says %d, want %d", w.text, got, w.says)
		}
	}
}

func TestUnescape(t *testing.T) {
	for raw, want := range map[string]string{`a`: "a", `\u0041`: "A", `\x`: `\x`, `"`: `"`} {
		if got := Unescape(raw); got != want {
			t.Errorf("Unescape(%q) = %q", raw, got)
		}
	}
}
