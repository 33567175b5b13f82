package secret

import (
	"strings"
	"sync"
)

// A keyPrefix is how the keys of a service begin.
type keyPrefix struct {
	text     string
	shortest int    // bytes after it: fewer than a key has, since one may be cut; more where the prefix is like a word
	body     string // the characters after it
	maker    string
}

// The characters of keys.
const (
	alphanumeric = smalls + capitals + digits
	wordlike     = alphanumeric + "_-"
	dotted       = wordlike + "."
	base32Upper  = capitals + digits
)

// keyPrefixes is the table of prefixes. Where a service says what its keys look like,
// the address is beside its name; the others are as the rules of gitleaks (github.com/gitleaks/gitleaks,
// config/gitleaks.toml) and of secret scanning at GitHub (docs.github.com/en/code-security, "Supported
// secret scanning patterns") have them.
var keyPrefixes = []keyPrefix{
	{"ghp_", 8, alphanumeric, "GitHub"}, // docs.github.com/en/authentication, "GitHub's token formats"
	{"gho_", 8, alphanumeric, "GitHub"},
	{"ghu_", 8, alphanumeric, "GitHub"},
	{"ghs_", 8, alphanumeric, "GitHub"},
	{"ghr_", 8, alphanumeric, "GitHub"},
	{"github_pat_", 8, wordlike, "GitHub"},
	{"glpat-", 8, dotted, "GitLab"}, // docs.gitlab.com/security/tokens, "Token prefixes"
	{"gldt-", 8, wordlike, "GitLab"},
	{"glrt-", 8, dotted, "GitLab"},
	{"glcbt-", 8, wordlike, "GitLab"},
	{"glptt-", 8, wordlike, "GitLab"},
	{"glft-", 8, wordlike, "GitLab"},
	{"glffct-", 8, wordlike, "GitLab"},
	{"glimt-", 8, wordlike, "GitLab"},
	{"glagent-", 8, wordlike, "GitLab"},
	{"gloas-", 8, wordlike, "GitLab"},
	{"glrtr-", 8, dotted, "GitLab"},
	{"glwt-", 8, wordlike, "GitLab"},
	{"GR1348941", 16, wordlike, "GitLab"},
	{"glsoat-", 8, wordlike, "GitLab"},
	{"xoxa-", 8, dotted, "Slack"}, // docs.slack.dev/authentication/tokens
	{"xoxb-", 8, dotted, "Slack"},
	{"xoxc-", 8, dotted, "Slack"},
	{"xoxd-", 8, dotted, "Slack"},
	{"xoxe-", 8, dotted, "Slack"},
	{"xoxe.xox", 8, dotted, "Slack"},
	{"xoxo-", 8, dotted, "Slack"},
	{"xoxp-", 8, dotted, "Slack"},
	{"xoxr-", 8, dotted, "Slack"},
	{"xoxs-", 8, dotted, "Slack"},
	{"xapp-", 8, dotted, "Slack"},
	{"xwfp-", 8, dotted, "Slack"},
	{"sk_live_", 8, alphanumeric, "Stripe"}, // docs.stripe.com/keys
	{"sk_test_", 8, alphanumeric, "Stripe"},
	{"rk_live_", 8, alphanumeric, "Stripe"},
	{"rk_test_", 8, alphanumeric, "Stripe"},
	{"sk_prod_", 8, alphanumeric, "Stripe"},
	{"rk_prod_", 8, alphanumeric, "Stripe"},
	{"sk_org_", 16, wordlike, "Stripe"},
	{"whsec_", 8, alphanumeric + "+/=", "Stripe"},
	{"AKIA", 8, base32Upper, "AWS"}, // docs.aws.amazon.com/IAM, "Understanding unique ID prefixes"
	{"ASIA", 12, base32Upper, "AWS"},
	{"ABIA", 12, base32Upper, "AWS"},
	{"ACCA", 12, base32Upper, "AWS"},
	{"ABSK", 32, alphanumeric + "+/=", "AWS"},
	{"bedrock-api-key-", 16, alphanumeric + "+/", "AWS"},
	{"AIza", 8, wordlike, "Google"},
	{"ya29.", 8, dotted, "Google"},
	{"GOCSPX-", 8, wordlike, "Google"},
	{"1//0", 24, wordlike, "Google"}, // cloud.google.com/docs/authentication/token-types, "Refresh tokens"
	{"npm_", 8, alphanumeric, "npm"}, // docs.npmjs.com/about-access-tokens
	{"pypi-", 16, wordlike, "PyPI"},  // pypi.org/help, "API tokens"
	{"rubygems_", 8, alphanumeric, "RubyGems"},
	{"SG.", 8, dotted, "SendGrid"},
	{"shpat_", 8, alphanumeric, "Shopify"}, // shopify.dev/docs/apps/auth
	{"shpca_", 8, alphanumeric, "Shopify"},
	{"shppa_", 8, alphanumeric, "Shopify"},
	{"shpss_", 8, alphanumeric, "Shopify"},
	{"shpua_", 8, alphanumeric, "Shopify"},
	{"shptka_", 8, alphanumeric, "Shopify"},
	{"SK", 32, digits + "abcdef", "Twilio"}, // twilio.com/docs/iam/api-keys
	{"sk-proj-", 8, wordlike, "OpenAI"},     // platform.openai.com/docs/api-reference/authentication
	{"sk-svcacct-", 8, wordlike, "OpenAI"},
	{"sk-admin-", 8, wordlike, "OpenAI"},
	{"sk-", 16, alphanumeric, "OpenAI"},
	{"sk-ant-", 8, wordlike, "Anthropic"},
	{"sk-or-", 8, wordlike, "OpenRouter"},
	{"pplx-", 16, alphanumeric, "Perplexity"},
	{"gsk_", 16, alphanumeric, "Groq"},
	{"xai-", 16, alphanumeric, "xAI"},
	{"r8_", 16, alphanumeric, "Replicate"}, // replicate.com/docs/topics/security/api-tokens
	{"lsv2_", 16, wordlike, "LangSmith"},
	{"tgp_v1_", 16, wordlike, "Together AI"},
	{"hf_", 16, alphanumeric, "Hugging Face"}, // huggingface.co/docs/hub/security-tokens
	{"api_org_", 16, alphanumeric, "Hugging Face"},
	{"dop_v1_", 8, alphanumeric, "DigitalOcean"}, // docs.digitalocean.com/reference/api
	{"doo_v1_", 8, alphanumeric, "DigitalOcean"},
	{"dor_v1_", 8, alphanumeric, "DigitalOcean"},
	{"hvs.", 16, wordlike, "HashiCorp Vault"}, // developer.hashicorp.com/vault/docs/concepts/tokens
	{"hvb.", 16, wordlike, "HashiCorp Vault"},
	{"hvr.", 16, wordlike, "HashiCorp Vault"},
	{"s.", 24, alphanumeric, "HashiCorp Vault"},
	{"lin_api_", 8, alphanumeric, "Linear"},
	{"lin_oauth_", 8, alphanumeric, "Linear"},
	{"ntn_", 16, alphanumeric, "Notion"},
	{"sq0atp-", 8, wordlike, "Square"}, // developer.squareup.com/docs/build-basics/access-tokens
	{"sq0csp-", 8, wordlike, "Square"},
	{"EAAA", 22, wordlike, "Square"},
	{"key-", 32, digits + "abcdef", "Mailgun"},
	{"dp.pt.", 8, alphanumeric, "Doppler"}, // docs.doppler.com/reference/auth-token-formats
	{"dp.st.", 8, dotted, "Doppler"},
	{"dp.ct.", 8, alphanumeric, "Doppler"},
	{"dp.sa.", 8, alphanumeric, "Doppler"},
	{"dapi", 16, digits + "abcdef-", "Databricks"}, // docs.databricks.com/dev-tools/auth/pat
	{"ATATT3", 16, wordlike + "=", "Atlassian"},
	{"ATCTT3", 16, wordlike + "=", "Atlassian"},
	{"ATBB", 16, alphanumeric, "Bitbucket"},
	{"glsa_", 16, wordlike, "Grafana"},
	{"glc_", 32, alphanumeric + "+/=", "Grafana"},
	{"PMAK-", 16, wordlike, "Postman"},
	{"sntrys_", 16, alphanumeric + "+/=_", "Sentry"},
	{"sntryu_", 16, alphanumeric, "Sentry"},
	{"xkeysib-", 16, wordlike, "Brevo"},
	{"pscale_tkn_", 16, dotted, "PlanetScale"},
	{"pscale_pw_", 16, dotted, "PlanetScale"},
	{"ops_eyJ", 16, alphanumeric + "+/=", "1Password"},
	{"dckr_pat_", 8, wordlike, "Docker"},
	{"dckr_oat_", 8, wordlike, "Docker"}, // docs.docker.com/enterprise/security/access-tokens
	{"HRKU-", 16, wordlike, "Heroku"},
	{"NRAK-", 16, base32Upper, "New Relic"}, // docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
	{"NRII-", 16, alphanumeric + "-", "New Relic"},
	{"NRJS-", 16, digits + "abcdef", "New Relic"},
	{"LTAI", 16, alphanumeric, "Alibaba Cloud"},
	{"AKCp", 32, alphanumeric, "Artifactory"},
	{"cmVmdGtuOj", 16, alphanumeric + "+/=", "Artifactory"}, // "reftkn:" in base64
	{"pat-na1-", 16, digits + "abcdef-", "HubSpot"},         // developers.hubspot.com/docs, "Private apps"
	{"pat-eu1-", 16, digits + "abcdef-", "HubSpot"},
	{"EAAC", 64, alphanumeric, "Meta"}, // developers.facebook.com/docs/facebook-login/guides/access-tokens
	{"EAAM", 64, alphanumeric, "Meta"},
	{"EAAG", 64, alphanumeric, "Meta"},
	{"EAAB", 64, alphanumeric, "Meta"},
	{"sl.", 48, wordlike + "=", "Dropbox"},
	{"figd_", 16, wordlike, "Figma"},       // developers.figma.com/docs/rest-api/authentication
	{"sbp_", 16, alphanumeric, "Supabase"}, // supabase.com/docs/guides/api/api-keys
	{"sb_secret_", 8, wordlike, "Supabase"},
	{"nfp_", 16, alphanumeric, "Netlify"},
	{"rnd_", 16, alphanumeric, "Render"},
	{"fo1_", 24, wordlike, "Fly.io"},
	{"fm1a_", 24, alphanumeric + "+/=", "Fly.io"},
	{"fm1r_", 24, alphanumeric + "+/=", "Fly.io"},
	{"fm2_", 24, alphanumeric + "+/=", "Fly.io"},
	{"tskey-", 16, wordlike, "Tailscale"}, // tailscale.com/kb/1252/key-prefixes
	{"pul-", 16, digits + "abcdef", "Pulumi"},
	{"pnu_", 16, alphanumeric, "Prefect"},
	{"dt0c01.", 16, dotted, "Dynatrace"}, // docs.dynatrace.com, "Dynatrace API - Tokens and authentication"
	{"dt0s01.", 16, dotted, "Dynatrace"},
	{"squ_", 16, wordlike, "SonarQube"},
	{"sqp_", 16, wordlike, "SonarQube"},
	{"sqa_", 16, wordlike, "SonarQube"},
	{"CCIPAT_", 16, wordlike, "CircleCI"},
	{"bkua_", 16, alphanumeric, "Buildkite"}, // buildkite.com/docs/platform/security/tokens
	{"sgp_", 16, wordlike, "Sourcegraph"},
	{"tfp_", 16, dotted + "=", "Typeform"},
	{"shippo_live_", 8, alphanumeric, "Shippo"},
	{"shippo_test_", 8, alphanumeric, "Shippo"},
	{"duffel_live_", 16, wordlike + "=", "Duffel"},
	{"duffel_test_", 16, wordlike + "=", "Duffel"},
	{"EZAK", 32, alphanumeric, "EasyPost"},
	{"EZTK", 32, alphanumeric, "EasyPost"},
	{"access-production-", 16, digits + "abcdef-", "Plaid"}, // plaid.com/docs/api/items
	{"access-sandbox-", 16, digits + "abcdef-", "Plaid"},
	{"FLWSECK_TEST-", 8, alphanumeric + "-", "Flutterwave"},
	{"FLWSECK-", 8, alphanumeric + "-", "Flutterwave"},
	{"rzp_live_", 8, alphanumeric, "Razorpay"}, // razorpay.com/docs/api/authentication
	{"phx_", 16, alphanumeric, "PostHog"},
	{"rdme_", 16, alphanumeric, "ReadMe"},
	{"ico-", 24, alphanumeric, "Infracost"},
	{"fio-u-", 16, wordlike + "=", "Frame.io"},
	{"p8e-", 24, alphanumeric, "Adobe"},
	{"4b1d", 32, alphanumeric, "ClickHouse"},
	{"CLOJARS_", 16, alphanumeric, "Clojars"},
	{"pscale_oauth_", 16, dotted, "PlanetScale"},
	{"AQVN", 32, wordlike, "Yandex"},
	{"ATSTT3", 16, wordlike + "=", "Atlassian"},
	{"lin_wh_", 16, alphanumeric, "Linear"},
	{"xsmtpsib-", 16, wordlike, "Brevo"},
	{"dp.scim.", 8, alphanumeric, "Doppler"},
	{"dp.audit.", 8, alphanumeric, "Doppler"},
	{"ZXlK", 16, alphanumeric + "+/=", "a JWT in base64"},
	{"AGE-SECRET-KEY-1", 16, base32Upper, "age"},
}

// prefixesByByte has the prefixes by their first bytes.
var prefixesByByte = sync.OnceValue(func() *['z' + 1][]keyPrefix {
	var by ['z' + 1][]keyPrefix
	for _, p := range keyPrefixes {
		by[p.text[0]] = append(by[p.text[0]], p)
	}
	return &by
})

// keyTail is what a key may have in it after what tells it: all that is in one run
// with it goes.
const keyTail = dotted + "~"

// appendKeys appends where a text has keys with such a prefix, at the start of words.
func appendKeys(spans []Span, text string) []Span {
	prefixes := prefixesByByte()
	inWord := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if class(c) == other && c != '_' {
			inWord = false
			continue
		}
		if !inWord {
			if end := keyEnd(text[i:], prefixes[c]); end > 0 {
				spans = append(spans, Span{i, i + end})
				i += end - 1
			}
		}
		inWord = true
	}
	return spans
}

// keyEnd returns how long the key is that a text begins with, 0 where there is none.
func keyEnd(text string, prefixes []keyPrefix) int {
	if len(text) < 2 {
		return 0
	}
	for i := range prefixes {
		p := &prefixes[i]
		if p.text[1] != text[1] { // none of them is a single letter
			continue
		}
		rest, ok := strings.CutPrefix(text, p.text)
		if !ok {
			continue
		}
		if body := rest[:len(rest)-len(strings.TrimLeft(rest, p.body))]; len(body) >= p.shortest && isKeyBody(body) {
			end := len(p.text) + len(body)
			return end + len(text[end:]) - len(strings.TrimLeft(text[end:], keyTail))
		}
	}
	return 0
}

// isKeyBody reports whether what follows a prefix is not made of words.
func isKeyBody(body string) bool {
	return strings.ContainsAny(body, digits) || len(body) >= 16 && (changes(body) >= minChanges || body == strings.ToUpper(body))
}
