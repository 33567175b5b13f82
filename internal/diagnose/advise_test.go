package diagnose

import (
	"slices"
	"strings"
	"testing"

	"example.com/authlink/internal/advice"
)

// an advised case is a document with one fault, and what is advised about it.
type advised struct {
	schema, document string
	want             string // the advice in words, "" for none
	fixed            string // the document after the edit, "" for no edit
	guess            bool
}

// codesOf returns the codes of advice, those for want of an edit as the codes for which
// there is one.
func codesOf(c Counsel) []advice.Code {
	var codes []advice.Code
	for _, a := range c.Advice {
		switch a.Code {
		case advice.UnwrapJSON:
			a.Code = advice.EncodedTwice
		case advice.WriteArray, advice.SplitString:
			a.Code = advice.SeveralStrings
		}
		codes = append(codes, a.Code)
	}
	return codes
}

// testAdvice tests cases: with the document at hand and without it, the advice is the
// same, and without it there is no edit. What is fixed without a guess is accepted.
func testAdvice(t *testing.T, cases []advised) {
	t.Helper()
	for _, test := range cases {
		s, err := refused(t, test.schema, test.document, nil)
		with, without := counsels(t, s, err)
		if len(with) != 1 {
			t.Errorf("%s by %s: there are %d faults", test.document, test.schema, len(with))
			continue
		}
		c := with[0]
		if got := advice.Text(c.Advice, advice.Go); got != test.want {
			t.Errorf("%s by %s:\ngot  %s\nwant %s", test.document, test.schema, got, test.want)
		}
		if without[0].Fix != nil || !slices.Equal(codesOf(without[0]), codesOf(c)) {
			t.Errorf("%s by %s: without the document %+v, with it %+v", test.document, test.schema, without[0], c)
		}
		switch {
		case c.Fix == nil && test.fixed != "":
			t.Errorf("%s by %s: there is no fix, want %s", test.document, test.schema, test.fixed)
		case c.Fix != nil:
			if got := applied(t, test.document, c.Fix.Edits); got != test.fixed || c.Fix.Guess != test.guess {
				t.Errorf("%s by %s: fixed as %s, a guess: %t; want %s", test.document, test.schema, got, c.Fix.Guess, test.fixed)
			}
		}
		if test.fixed != "" && !strings.Contains(test.want, "encoded twice") {
			if j := subject(t, test.schema, test.fixed, nil).judged(t); !j.IsNone() {
				t.Errorf("%s by %s: fixed as %s, it is still refused: %+v", test.document, test.schema, test.fixed, j.Verdict)
			}
		}
	}
}

const dateTime = `date-time looks like "2025-02-13T09:44:27.866Z"`

func TestAdviceAboutNames(t *testing.T) {
	const closed = `{"properties": {"label": {}, "state": {}}, "additionalProperties": false}`
	testAdvice(t, []advised{
		{closed, `{"lable": 1}`, `did you mean "label"?`, `{"label": 1}`, true},
		{closed, `{"\u006cable": 1}`, `did you mean "label"?`, `{"label": 1}`, true},
		{closed, `{"x": 1}`, "", "", false},
		{closed, `{"label": 1, "lable": 1}`, "", "", false}, // it is taken
		{`{"allOf": [{"properties": {"label": {}}}], "unevaluatedProperties": false}`, `{"lable": 1}`, `did you mean "label"?`, `{"label": 1}`, true},
		{`{"properties": {"label": false, "lab": {}}, "unevaluatedProperties": false}`, `{"labe": 1}`, `did you mean "lab"?`, `{"lab": 1}`, true},
		{`{"properties": {"label": {}, "lable": false}}`, `{"lable": 1}`, "", "", false}, // a schema that forbids knows it
		{`{"items": {"unevaluatedProperties": false}}`, `[{"a": 1}]`, "", "", false},
		{`{"propertyNames": {"enum": ["label", "state"]}}`, `{"lable": 1}`, `did you mean "label"?`, `{"label": 1}`, true},
		{`{"propertyNames": {"type": "array"}}`, `{"a": 1}`, "", "", false}, // a name is a string always
		{`{"propertyNames": {"enum": [1, true]}}`, `{"1": 1}`, "", "", false},
		{`{"propertyNames": {"format": "date-time"}}`, `{"2025-02-13 09:44:27Z": 1}`, `put a "T" between the date and the time; ` + dateTime, `{"2025-02-13T09:44:27Z": 1}`, true},
		{`{"propertyNames": {"format": "ipv4"}}`, `{"lable": 1}`, `there are four numbers with dots between them; ipv4 looks like "192.0.2.1"`, "", false},
		{`{"properties": {"sk_live_51HxaYqLkdIwTz9mVn0PqRsTu": {}}, "additionalProperties": false}`, `{"sk_live_51HxaYqLkdIwTz9mVn0PqRsTv": 1}`, "", "", false},
	})
}

func TestAdviceAboutMissingNames(t *testing.T) {
	const one, two = `{"properties": {"accountId": {}, "label": {}}, "required": ["accountId"]}`, `{"required": ["label", "state"]}`
	testAdvice(t, []advised{
		{one, `{"accountld": 1}`, `did you mean "accountId" instead of "accountld"?`, `{"accountId": 1}`, true},
		{one, `{"account_id": 1}`, `did you mean "accountId" instead of "account_id"?`, `{"accountId": 1}`, true},
		{one, `{"label": 1}`, "", "", false}, // which it knows by another name
		{one, `{}`, "", "", false},
		{two, `{"stat": 1, "lable": 2}`, `did you mean "label" instead of "lable" and "state" instead of "stat"?`, `{"state": 1, "label": 2}`, true},
		{`{"dependentRequired": {"a": ["label"]}}`, `{"a": 1, "lable": 1}`, `did you mean "label" instead of "lable"?`, `{"a": 1, "label": 1}`, true},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "dependencies": {"a": ["label"]}}`, `{"a": 1, "lable": 1}`,
			`did you mean "label" instead of "lable"?`, `{"a": 1, "label": 1}`, true},
		{two, `{"data": {"label": 1, "state": 2}}`, `they are in "data": validate that value alone`, "", false},
		{two, `{"data": {"label": 1}}`, "", "", false},
		{`{"properties": {"token": {"required": ["label"]}}}`, `{"token": {"lable": 1}}`, "", "", false},
	})
}

// A name is what one of the missing was meant to be, and of many three are told.
func TestAdviceAboutMissingNamesIsShort(t *testing.T) {
	for _, test := range []struct{ schema, document, want, fixed string }{
		{`{"required": ["label", "labels"]}`, `{"labe": 1}`, `did you mean "label" instead of "labe"?`, `{"label": 1}`},
		{`{"required": ["abcde", "fghij", "klmno", "pqrst"]}`, `{"abcdx": 1, "fghix": 1, "klmnx": 1, "pqrsx": 1}`,
			`did you mean "abcde" instead of "abcdx", "fghij" instead of "fghix" and "klmno" instead of "klmnx"?`,
			`{"abcde": 1, "fghij": 1, "klmno": 1, "pqrsx": 1}`},
	} {
		v := explained(t, test.schema, test.document)[0]
		if got := advice.Text(v.Advice, advice.Go); got != test.want || v.Fix == nil || applied(t, test.document, v.Fix.Edits) != test.fixed {
			t.Errorf("%s: got %s with %v, want %s and %s", test.document, got, v.Fix, test.want, test.fixed)
		}
	}
}

func TestAdviceAboutValues(t *testing.T) {
	testAdvice(t, []advised{
		{`{"enum": ["ats", "hris"]}`, `"hirs"`, `did you mean "hris"?`, `"hris"`, true},
		{`{"enum": ["ats", "hris"]}`, `"HRIS"`, `did you mean "hris"?`, `"hris"`, false},
		{`{"enum": ["hris-legacy", "hris_legacy"]}`, `"hrisLegacy"`, `did you mean "hris-legacy"?`, `"hris-legacy"`, true},
		{`{"const": "active"}`, `"actve"`, `did you mean "active"?`, `"active"`, true},
		{`{"enum": ["active"], "maxLength": 3}`, `"act"`, "", "", false}, // it would not be accepted
		{`{"enum": ["ats", "hris"]}`, `"ats, hris"`, "these are several in one string, and one is expected", "", false},
		{`{"items": {"enum": ["ats", "hris"]}}`, `["ats, hris"]`, `these are several in one string: write each as a string of its own, "ats", "hris"`, `["ats", "hris"]`, true},
		{`{"items": {"enum": ["ats", "hris"]}}`, `["ats, crm"]`, "", "", false},
		{`{"enum": ["ats"]}`, `"<category>"`, "this is a placeholder: fill it in", "", false},
		{`{"enum": ["ats"], "title": "category"}`, `"nothing"`, `allowed: "ats"`, "", false},
		{`{"enum": ["ats"]}`, `"nothing"`, "", "", false}, // the message lists them
		{`{"enum": []}`, `1`, "", "", false},
		{`{"enum": [1, 2]}`, `"1"`, "a number in quotes: remove the quotes", `1`, false},
		{`{"enum": ["1", "2"]}`, `1`, "put the number in quotes", `"1"`, false},
		{`{"const": true}`, `"true"`, "a boolean in quotes: remove the quotes", `true`, false},
		{`{"const": "true"}`, `true`, "put it in quotes", `"true"`, false},
		{`{"const": "null"}`, `null`, "put it in quotes", `"null"`, false},
		{`{"const": 1}`, `[1]`, "", "", false},
		{`{"multipleOf": 0.5}`, `1.2`, "the nearest are 1 and 1.5", "", false},
		{`{"multipleOf": 2}`, `-3`, "the nearest are -4 and -2", "", false},
		{`{"properties": {"password": {"multipleOf": 2}}}`, `{"password": 3}`, "", "", false},
		{`{"multipleOf": 7}`, `1e40`, "", "", false}, // too long to compare
		{`{"uniqueItems": true}`, `[1, 2 , 1, 3]`, "remove one of them", `[1, 2, 3]`, true},
		{`{"uniqueItems": true}`, `[1, 1]`, "remove one of them", `[1]`, true},
		{`{"contains": {"type": "string"}}`, `[1, 2]`, "the first item does not: expected string, got number 1", "", false},
		{`{"contains": {}}`, `[]`, "", "", false},
		{`{"minimum": 3}`, `1`, "", "", false},
	})
}

func TestAdviceAboutTypes(t *testing.T) {
	testAdvice(t, []advised{
		{`{"type": "number"}`, `"12.50"`, "a number in quotes: remove the quotes", `12.50`, false},
		{`{"type": "number"}`, `" 12 "`, "a number in quotes: remove the quotes", `12`, false},
		{`{"type": "number"}`, `"\t12"`, "a number in quotes: remove the quotes", `12`, false},
		{`{"type": "number"}`, `"1\u0032"`, "a number in quotes: remove the quotes", `12`, false},
		{`{"type": "number"}`, `"123456789012345"`, "a number in quotes: remove the quotes", `123456789012345`, false},
		{`{"type": "number"}`, `"1234567890123456"`, "a number in quotes: remove the quotes", `1234567890123456`, true}, // a double may lose digits
		{`{"type": "number"}`, `"1e999"`, "a number in quotes: remove the quotes", `1e999`, true},
		{`{"type": "integer"}`, `"1.5"`, "", "", false},
		{`{"type": "number"}`, `"0x10"`, "", "", false},
		{`{"type": "boolean"}`, `"false"`, "a boolean in quotes: remove the quotes", `false`, false},
		{`{"type": ["number", "null"]}`, `"null"`, "null in quotes: remove the quotes", `null`, true},
		{`{"type": "number"}`, `"\"1\""`, "", "", false},
		{`{"type": "number"}`, `"${ID}"`, "this is a placeholder: fill it in", "", false},
		{`{"properties": {"token": {"type": "number"}}}`, `{"token": "12"}`, "", "", false},

		{`{"type": "string"}`, `12`, "put the number in quotes", `"12"`, false},
		{`{"type": "string"}`, `1.0`, "put the number in quotes", `"1.0"`, false},
		{`{"type": "string"}`, `1e3`, "put the number in quotes", `"1e3"`, true},
		{`{"type": "string", "enum": ["a", "b"]}`, `1`, `allowed: "a" or "b"`, "", false},
		{`{"type": "string"}`, `true`, "", "", false},
		{`{"type": "string", "format": "ipv4"}`, `1`, `ipv4 looks like "192.0.2.1"`, "", false},
		{`{"type": "string", "format": "date-time"}`, `1739439867`, `a Unix time: write "2025-02-13T09:44:27Z"`, `"2025-02-13T09:44:27Z"`, true},
		{`{"type": "string", "format": "date-time"}`, `true`, dateTime, "", false},
		{`{"type": "string", "format": "date-time"}`, `1.5e9`, dateTime, "", false},

		{`{"type": "object"}`, `[{"a": 1}]`, "take the object out of the array", `{"a": 1}`, true},
		{`{"type": "object"}`, `[{}, {}]`, "the array has 2 objects, and one is expected: check each by itself", "", false},
		{`{"type": "object"}`, `[{}, 1]`, "", "", false},
		{`{"type": "object"}`, `[]`, "", "", false},
		{`{"type": "object"}`, `"{\"a\": [\"b\\n\"]}"`,
			"the object is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it", `{"a": ["b\n"]}`, false},

		{`{"type": "array"}`, `"a, b"`, `write an array of strings: ["a", "b"]`, `["a", "b"]`, true},
		{`{"type": "array"}`, `"a\u002c b"`, `write an array of strings: ["a", "b"]`, `["a", "b"]`, true},
		{`{"type": "array", "items": {"type": "number"}}`, `"a, b"`, "", "", false},
		{`{"type": "array"}`, `"a,b,c,d,e,f,g,h,i,j"`, `write an array of strings: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]`,
			`["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]`, true},
		{`{"type": "array"}`, `"a,b,c,d,e,f,g,h,i,j,k"`, "put it in an array, even when it is alone", `["a,b,c,d,e,f,g,h,i,j,k"]`, true},
		{`{"type": "array"}`, `"a"`, "put it in an array, even when it is alone", `["a"]`, true},
		{`{"type": "array", "items": {"type": "string"}}`, `1`, "", "", false},
		{`{"type": "array"}`, `{}`, "", "", false},
		{`{"type": "array", "items": {"type": "object"}}`, `{}`, "put it in an array, even when it is alone", `[{}]`, true},
		{`{"type": "array"}`, `true`, "", "", false},
		{`{"type": "array"}`, `null`, "", "", false},

		{`{"type": "object"}`, `"{\"a\": [1, \"\\\"\"],\n\"b\": \"\/\"}"`,
			"the object is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it", `{"a": [1, "\""], "b": "/"}`, false},
		{`{"type": "array"}`, `"[1]"`, "the array is JSON inside a string, encoded twice: remove the quotes around it and the backslashes in it", `[1]`, false},
		{`{"type": "object", "required": ["b"]}`, `"{\"a\": 1}"`,
			"the object is JSON inside a string, encoded twice: decode it once more", "", false},
		{`{"type": "object"}`, `"{\"a\": \"\u00e9\"}"`, "the object is JSON inside a string, encoded twice: decode it once more", "", false},
		{`{"type": "object"}`, `"[\"a\"]"`, "", "", false},
		{`{"type": "object"}`, `"{\"a\": 1"`, "", "", false},

		{`{"properties": {"a": {"type": "number"}}}`, `{"a": null}`, "leave the property out where there is no value", `{}`, true},
		{`{"properties": {"a": {"type": "number"}}}`, `{"a": null, "b": 1}`, "leave the property out where there is no value", `{"b": 1}`, true},
		{`{"properties": {"a": {"type": "number"}}}`, `{"b": 1 , "a" : null }`, "leave the property out where there is no value", `{"b": 1 }`, true},
		{`{"properties": {"a": {"type": "number"}}, "required": ["a"]}`, `{"a": null}`, "", "", false},
		{`{"additionalProperties": {"type": "number"}}`, `{"a": null}`, "", "", false},
		{`{"type": "number"}`, `null`, "", "", false},
		{`{"properties": {"a": {"type": "number"}}, "allOf": [{"required": ["a"]}]}`, `{"a": null}`, "", "", false},
		{`{"properties": {"a": {"$ref": "#/$defs/n"}}, "$defs": {"n": {"type": "number"}}}`, `{"a": null}`,
			"leave the property out where there is no value", `{}`, true},
		{`{"properties": {"b": {"$ref": "#/properties/a"}, "a": {"type": "number"}}, "required": ["b"]}`, `{"b": null}`, "", "", false},
		{`{"items": {"$ref": "#/properties/a"}, "properties": {"a": {"type": "number"}}}`, `[null]`, "", "", false}, // an element is no property
	})
}

func TestAdviceAboutFormats(t *testing.T) {
	const schema = `{"format": "date-time"}`
	month := func(text string) string { return text + "; " + dateTime }
	testAdvice(t, []advised{
		{`{"format": "uuid"}`, `"x"`, `uuid looks like "123e4567-e89b-12d3-a456-426614174000"`, "", false},
		{`{"format": "uuid"}`, `""`, `uuid looks like "123e4567-e89b-12d3-a456-426614174000"`, "", false},
		{`{"format": "uuid"}`, `"<uuid>"`, `this is a placeholder: fill it in; uuid looks like "123e4567-e89b-12d3-a456-426614174000"`, "", false},
		{`{"format": "unheard-of", "pattern": "y"}`, `"x"`, "", "", false},
		{`{"properties": {"token": {"format": "date-time"}}}`, `{"token": "2025-02-13"}`, dateTime, "", false},

		{schema, `" 2025-02-13T09:44:27Z\n"`, month("remove the white space around it"), `"2025-02-13T09:44:27Z"`, false},
		{schema, `"2025-02-13 09:44:27Z"`, month(`put a "T" between the date and the time`), `"2025-02-13T09:44:27Z"`, false},
		{schema, `"2025-02-13T09:44:27,5Z"`, month("a point begins the fraction, not a comma"), `"2025-02-13T09:44:27.5Z"`, false},
		{schema, `"2025-02-13T09:44:27+0200"`, month(`write the offset with a colon, such as "+02:00"`), `"2025-02-13T09:44:27+02:00"`, false},
		{schema, `"2025-02-13T09:44:27-02"`, month(`write the offset with a colon, such as "+02:00"`), `"2025-02-13T09:44:27-02:00"`, false},
		{schema, `"2025-02-13T09:44:27+01:00[Europe/Paris]"`, month("leave out the zone in brackets"), `"2025-02-13T09:44:27+01:00"`, false},
		{schema, `" 2025-02-13 09:44:27,5+02 "`, month("remove the white space around it"), `"2025-02-13T09:44:27.5+02:00"`, false},
		{schema, `"1739439867866"`, `a Unix time: write "2025-02-13T09:44:27.866Z"`, `"2025-02-13T09:44:27.866Z"`, true},

		{schema, `"<createdAt>"`, month("this is a placeholder: fill it in"), "", false},
		{schema, `"x"`, dateTime, "", false},
		{schema, `"2025-02-13"`, month("only a date: the time and its offset are missing"), "", false},
		{schema, `"20250213T094427Z"`, month("the hyphens of the date and the colons of the time are missing"), "", false},
		{schema, `"2025-2-13T09:44:27Z"`, month("month, day and hour have two digits"), "", false},
		{schema, `"2025-02-13T9:44:27Z"`, month("month, day and hour have two digits"), "", false},
		{schema, `"2025-02-13T09:44Z"`, month("the seconds are missing"), "", false},
		{schema, `"2025-02-13T09:44:27"`, month(`the offset is missing: end with "Z", or with one such as "+02:00"`), "", false},
		{schema, `"2025-02-13 09:44:27"`, month(`the offset is missing: end with "Z", or with one such as "+02:00"`), "", false},
		{schema, `"2025-02-13T09:44:27.Z"`, month("digits must follow the point"), "", false},
		{schema, `"2025-02-13T09:44:27+24:00"`, month("an offset goes up to 23:59"), "", false},
		{schema, `"2025-02-13T09:44:27+23:60"`, month("an offset goes up to 23:59"), "", false},
		{schema, `"2025-00-13T09:44:27Z"`, month("months go from 01 to 12"), "", false},
		{schema, `"2025-13-13T09:44:27Z"`, month("months go from 01 to 12"), "", false},
		{schema, `"2025-02-00T09:44:27Z"`, month("days begin at 01"), "", false},
		{schema, `"2025-02-29T09:44:27Z"`, month("February 2025 has 28 days"), "", false},
		{schema, `"0000-02-30T09:44:27Z"`, month("February 0000 has 29 days"), "", false},
		{schema, `"2025-12-32T09:44:27Z"`, month("December 2025 has 31 days"), "", false},
		{schema, `"2025-02-13T24:00:00Z"`, month("hours go from 00 to 23"), "", false},
		{schema, `"2025-02-13T09:60:27Z"`, month("minutes go from 00 to 59"), "", false},
		{schema, `"2025-02-13T09:44:60Z"`, month("a leap second happens at 23:59:60 UTC on the last day of a month and at no other time"), "", false},
		{schema, `"2025-02-13T09:44:61Z"`, month("seconds go from 00 to 59"), "", false},
	})
}

func TestUnixTime(t *testing.T) {
	for number, want := range map[string]string{
		"173943986":        "1975-07-07T05:46:26Z",
		"1739439867":       "2025-02-13T09:44:27Z",
		"1739439867.5":     "2025-02-13T09:44:27.5Z",
		"173943986786":     "1975-07-07T05:46:26.786Z",
		"1739439867866":    "2025-02-13T09:44:27.866Z",
		"173943986786612":  "1975-07-07T05:46:26.786612Z",
		"1739439867866123": "2025-02-13T09:44:27.866123Z",
		"17394398":         "", "17394398678": "", "17394398678661": "", "17394398678661234": "", "-1739439867": "", "1e9": "", "": "", "x": "",
		"99999999999999999999": "",
	} {
		if got, ok := unixTime(number); got != want || ok != (want != "") {
			t.Errorf("%s: got %s, %t, want %s", number, got, ok, want)
		}
	}
}
