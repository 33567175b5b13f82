package finding

import "testing"

func TestPart(t *testing.T) {
	for pointer, want := range map[string]string{
		"":                                       "comments and other text",
		"/token":                                 "documents",
		"/metadata/token":                        "documents",
		"/log/entries/0/request/headers/3/value": "request headers",
		"/log/entries/0/request/url":             "request URLs",
		"/log/entries/0/request/cookies/0/value": "request cookies",
		"/log/entries/0/response/content/text/token":    "response bodies",
		"/interactions/0/response/body":                 "response bodies",
		"/item/0/response/0/originalRequest/url/raw":    "request URLs",
		"/interactions/0/response/headers/Set-Cookie/0": "response headers",
		"/http_interactions/0/request/uri":              "request URLs",
		"/log/entries/0/request/_initiator":             "requests",
		"/interactions/0/response/content":              "response bodies",
	} {
		f := Finding{Location: &Location{InstanceLocation: pointer}}
		if got := f.Part(); got != want {
			t.Errorf("%s: %s, want %s", pointer, got, want)
		}
	}
	if got := (Finding{}).Part(); got != "comments and other text" {
		t.Errorf("of the text: %s", got)
	}
}
