package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

const secretMark = "s3cret"

// secretLink has a secret in each place that may hold one.
func secretLink() AuthLink {
	return AuthLink{
		AuthLinkURL:          "https://user:s3cret@connect.example.com/embedded/s3cret?token=s3cret#s3cret",
		CreatedAt:            time.Date(2025, 2, 13, 9, 44, 27, 866e6, time.UTC),
		ExternalTriggerToken: Some("s3cret-trigger"),
		ID:                   "4148.57",
		Label:                Some("s3cret label"),
		Metadata:             Some(map[string]json.RawMessage{"key": json.RawMessage(`"s3cret"`)}),
		OrganizationID:       StringID("7"),
		OriginOwnerID:        "customer-1",
		OriginOwnerName:      "s3cret name",
		ProjectID:            "staging",
		Token:                "s3cret-token",
	}
}

const shownLink = `AuthLink{id: 4148.57, projectId: "staging", originOwnerId: "customer-1", createdAt: 2025-02-13T09:44:27.866Z, ` +
	`authLinkUrl: https://connect.example.com/…, token: <token>, externalTriggerToken: <token>}`

func TestString(t *testing.T) {
	long := strings.Repeat("é", 100)
	tests := []struct {
		name string
		link AuthLink
		want string
	}{
		{"all there is", secretLink(), shownLink},
		{"nothing", AuthLink{}, `AuthLink{}`},
		{"null", AuthLink{ExternalTriggerToken: Null[string]()}, `AuthLink{}`},
		{"no URL", AuthLink{AuthLinkURL: "s3cret"}, `AuthLink{authLinkUrl: <url>}`},
		{"a URL that cannot be read", AuthLink{AuthLinkURL: "https://[s3cret"}, `AuthLink{authLinkUrl: <url>}`},
		{"lines and quotes", AuthLink{ProjectID: "a\n\"b\""}, `AuthLink{projectId: "a\n\"b\""}`},
		{"long", AuthLink{ProjectID: long}, `AuthLink{projectId: "` + strings.Repeat("é", 64) + `…"}`},
	}
	for _, test := range tests {
		if got := test.link.String(); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
		if got := test.link.GoString(); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestFormat prints an auth link with every verb and flag, wherever it may stand.
// Missing are p and w, which package fmt does not ask Format about.
func TestFormat(t *testing.T) {
	type holder struct {
		Name    string
		Link    AuthLink
		Pointer *AuthLink
	}
	link := secretLink()
	values := map[string]any{
		"value":   link,
		"pointer": &link,
		"struct":  holder{"x", link, &link},
		"slice":   []AuthLink{link},
		"array":   [1]*AuthLink{&link},
		"map":     map[string]AuthLink{"a": link},
		"any":     []any{link, &link},
		"deep":    map[string][]holder{"a": {{Link: link}}},
	}
	verbs := "vTtbcdoOqxXUeEfFgGs!zZ"
	flags := []string{"", "+", "#", " ", "0", "-", "+#", "40", ".2", "-8.3"}
	for name, value := range values {
		for _, verb := range verbs {
			for _, flag := range flags {
				format := "%" + flag + string(verb)
				if got := fmt.Sprintf(format, value); strings.Contains(got, secretMark) {
					t.Fatalf("%s of a %s shows a secret: %s", format, name, got)
				}
			}
		}
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		for _, value := range []any{link, &link} {
			if got := fmt.Sprintf(verb, value); got != shownLink {
				t.Errorf("%s: %s", verb, got)
			}
		}
	}
	if got := fmt.Sprintf("%+v", holder{Name: "x", Link: link}); got != "{Name:x Link:"+shownLink+" Pointer:<nil>}" {
		t.Errorf("in a struct: %s", got)
	}
	if got := fmt.Sprintf("%v", (*AuthLink)(nil)); got != "<nil>" {
		t.Errorf("nil: %s", got)
	}
}

// TestFormatOnOtherWays goes past Sprintf.
func TestFormatOnOtherWays(t *testing.T) {
	link := secretLink()
	all := []string{
		fmt.Sprint(link),
		fmt.Sprintln("x", &link),
		string(fmt.Append(nil, link)),
		fmt.Errorf("failed: %v", link).Error(),
		errors.Join(fmt.Errorf("%s", link)).Error(),
	}
	for _, wrong := range []string{"no verb", "%[3]d", "%*d", "%d %d", "%"} {
		all = append(all, fmt.Sprintf(wrong, link))
	}
	for i, got := range all {
		if strings.Contains(got, secretMark) {
			t.Errorf("%d shows a secret: %s", i, got)
		}
	}
}

func TestLogValue(t *testing.T) {
	link := secretLink()
	var text, data bytes.Buffer
	for _, handler := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&data, nil)} {
		log := slog.New(handler)
		log.Info("value", "link", link)
		log.Info("pointer", slog.Any("link", &link))
		log.Info("group", slog.Group("a", slog.Any("link", link)))
		log.With("link", link).Info("with")
		log.WithGroup("g").Info("in a group", "link", &link)
		log.Info("nil", "link", (*AuthLink)(nil))
	}
	for _, out := range []string{text.String(), data.String()} {
		if strings.Contains(out, secretMark) {
			t.Errorf("a log shows a secret: %s", out)
		}
	}
	if want := `msg=value link.id=4148.57 link.projectId=staging `; !strings.Contains(text.String(), want) {
		t.Errorf("the log has no %s:\n%s", want, text.String())
	}
	if want := `"link":{"id":"4148.57","projectId":`; strings.Count(data.String(), want) != 5 {
		t.Errorf("the log does not have %s five times:\n%s", want, data.String())
	}

	text.Reset()
	slog.New(slog.NewTextHandler(&text, nil)).Info("deep", "links", []AuthLink{link}, "struct", struct{ Link *AuthLink }{&link})
	if strings.Contains(text.String(), secretMark) {
		t.Errorf("a log shows a secret: %s", text.String())
	}
}
