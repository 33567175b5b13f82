package secret

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
)

// opaque is a secret by its looks, where a name says that it may be one.
const opaque = "x8Kq2mVn7Lp4Rt9Wz3Yd"

// sureNames say by themselves that they name a secret.
var sureNames = strings.Fields(`
	token Token TOKEN tokens token2 stoken accessToken access_token ACCESS-TOKEN accesstoken refreshToken idToken id_token
	x-auth-token csrfToken bot.token tokenValue token_secret externalTriggerToken t.o.k.e.n tokenn tok authTok x-tok
	secret secrets clientSecret client_secret CLIENT_SECRET webhookSecret secretKey secret_access_key sharedSecret appsecret
	password Password PASSWORD passwords userPassword user_password db-password passwd db_passwd passwort passphrase passcode
	pwd dbPwd PWD pasword passwrod paswsord pass db_pass DB_PASS smtpPass rootpass keypass storePass
	apiKey api_key API-KEY api.key apikeys x-api-key xApiKey X-Api-Key API:KEY myapi_key google_api_key
	accessKey access_key aws_secret_access_key accountKey AccountKey authKey encryptionKey encryption_key masterKey privateKey
	private_key PRIVATE-KEY privkey sessionKey sharedKey signingKey sshKey ssh_key Ocp-Apim-Subscription-Key
	credential credentials awsCredentials authorization Authorization proxy-authorization Authorisation jwt userJwt jwtValue
	creds db_creds pswd userPswd pw db_pw pincode mfa user_pasword userPasswrod
	tkn accessTkn connectionString connection_string ConnectionString clientAssertion client_assertion samlResponse SAMLResponse
	codeVerifier code_verifier sessionId session_id SESSION-ID session.id JSESSIONID PHPSESSID sessid
	cookie Cookie Set-Cookie set_cookie sessionCookie signature X-Signature bearer Bearer X-Auth xauth
	sid connect.sid sig hmac csrf xsrf dsn DSN pin PIN userPin otp OTP totp otp_code smsOtp onetimeCode mfaCode authCode auth_code
	ｔｏｋｅｎ 𝐭𝐨𝐤𝐞𝐧 TikTokToken tokyo_secret tokenizer_token secretaryPassword tokenizerSecret to` + "\u200bken")

// doubtfulNames may name a secret: what they name is one if it looks like one.
var doubtfulNames = strings.Fields(`
	tokne tokn toekn tken otken teken oken taken toke woken access_tokne accessTokne secrt sceret secert
	apiky apikye autorization authorizaton credentail sesionId privteKey acessKey
	token_type tokenType token_count tokenCount max_tokens maxTokens MAX_TOKENS maxtokens tokentype min_tokens total_tokens token_limit
	token_expires_in tokenExpiresAt token_url tokenEndpoint token_name tokenId token_status hasToken isToken uses_tokens
	password_policy passwordPolicy password_length password_required passwordUpdatedAt password_field password_strength min_password_length
	secret_name secretName secretRef secret_question secretVersion api_key_name apiKeyId apiKeyStatus credential_type credentialsProvider
	authorization_type authorizationUrl authorization_endpoint session_id_length sessionIdName cookie_policy cookies cookieName cookie_consent
	signature_pad design_signature signatureImage webhook_signature x-hub-signature request_sig csrf_method xsrfParam dsn_status hmac_size
	otp_method otpLength boarding_pass pass_type bearer_format applicationKey appKey consumer_key license_key auth _auth TikTok
	tokenExchange token_exchange token_decimals password_attempts require_password use_password show_token supports_password input_tokens_details`)

// plainNames name no secret, whatever it looks like.
var plainNames = strings.Fields(`
	tone ten toe took tower today totem talent key kernel kitten kind keen kept kennel kraken oaken broken spoken weaken tune then
	text task type title total time tier trend track tenant taxon oxen toxin women omen often kten skein knee tonne tent tend
	teen train take tan tab passenger passport compass bypass secretariat secretary secretion author keynote pinned spin opinion
	side sign signal signed keyword monkey turkey donkey hotkey publickey public_key key_id keyframe link_type hyperlink blink curl
	possession_id assess_id barcode_verifier unsubscription_key designing_key tokenomics passwordless secretless publicKeyToken
	tokenizer tokenize tokenized tokenization tokenise Tokyo tokyo tokelau tokamak vostok stock stocks stake staken
	name title label id accountId organizationId originOwnerId originOwnerName originUsername projectId provider categories createdAt metadata
	status state country postcode zipcode code codes keycode sortKey primaryKey foreign_key key_type keyboard keys authors authentication
	authenticated oauth session sessions session_count passed passRate passage basic bear bears beard bearing beret
	pinpoint pins_and pinterest opining otter dns sidebar inside residue signup assign design designer assignee sigma insignia
	photo_kennel autoKennel toKenya pass_width bypassWidth compassWorld cook cooked cookbook kookie cover tokio
	description owner email phone address city region language locale timezone currency amount price quantity unit weight height
	width color size count index page offset limit cursor sort order filter query search results items data meta links href self
	next prev first last parent child children level depth path file folder directory host port scheme version build commit branch tag
	release author_name committer message subject body content format encoding mime checksum digest hash etag created updated deleted`)

// A form of putting a name and a value, and what is shown of it.
type form struct {
	name string
	show func(name, value string) string
}

// forms are those in which a name tells of its value.
var forms = []form{
	{"member", func(name, value string) string { return shownDocument(object(name, value)) }},
	{"pair", func(name, value string) string {
		return shownDocument(`{"name": ` + quoted(name) + `, "value": ` + quoted(value) + `}`)
	}},
	{"pair, the value first", func(name, value string) string {
		return shownDocument(`{"currentValue": ` + quoted(value) + `, "key": ` + quoted(name) + `}`)
	}},
	{"element", func(name, value string) string {
		return shownDocument(`["Accept", "any", ` + quoted(name) + `, ` + quoted(value) + `]`)
	}},
	{"form", func(name, value string) string { return MaskText("a=b&" + name + "=" + value + "&c=d") }},
	{"header", func(name, value string) string { return MaskText(name + ": " + value) }},
	{"program", func(name, value string) string { return MaskText(name + ` := "` + value + `"`) }},
	{"Ruby", func(name, value string) string { return MaskText("{:" + name + " => '" + value + "'}") }},
	{"argument", func(name, value string) string { return Mask("open "+name+"="+value+": no such file", OfArgument) }},
	{"quoted argument", func(name, value string) string {
		return Mask(fmt.Sprintf("open %q: no", object(name, value)), OfArgument)
	}},
	{"filter of a selector", func(name, value string) string { return Mask("$..[?(@."+name+"=='"+value+"')]", OfArgument) }},
	{"schema", func(name, value string) string { return Mask(name+"="+value, OfSchema) }},
	{"embedded", func(name, value string) string { return MaskText(object(name, value)) }},
	{"embedded twice", func(name, value string) string { return MaskText(object("body", object(name, value))) }},
	{"URL-encoded", func(name, value string) string { return MaskText(url.QueryEscape(object(name, value))) }},
	{"HTML", func(name, value string) string {
		return MaskText(html.EscapeString(`{"` + name + `":"` + value + `"}`))
	}},
	{"broken", func(name, value string) string {
		return blotted(`{` + quoted(name) + `: ` + quoted(value) + `, "a": 1,}`)
	}},
	{"without quotes", func(name, value string) string { return blotted(`{` + name + `: ` + value + `, a: 1}`) }},
	{"YAML", func(name, value string) string { return blotted("a: 1\n" + name + ": " + value + "\nb: 2\n") }},
	{"variable", func(name, value string) string { return blotted("A=1\n" + name + "=" + value + "\nB=2\n") }},
}

// TestNames puts every name in every form.
func TestNames(t *testing.T) {
	const plain = "warmvalue"
	for _, f := range forms {
		check := func(names []string, value string, isSecret bool) {
			for _, name := range names {
				if isSplit := strings.ContainsAny(name, ":\u200b") || name[0] >= utf8.RuneSelf; isSplit && f.name != "member" {
					continue
				}
				if f.name == "without quotes" && isURLName(name) {
					continue // nobody knows where a URL ends there
				}
				if shown := f.show(name, value); strings.Contains(shown, value) == isSecret {
					t.Errorf("%s: %s, %s: shown as %s", f.name, name, value, shown)
				}
			}
		}
		check(sureNames, plain, f.name != "element") // of a list of words
		check(sureNames, "warm2value", true)
		check(sureNames, opaque, true)
		check(doubtfulNames, plain, false)
		check(doubtfulNames, opaque, true)
		check(plainNames, plain, false)
		check([]string{"id", "title", "status", "version", "commit", "tower", "broken", "publicKeyToken", "possession_id"}, opaque, false)
	}
}

// TestNumbers: a count of secrets is none, a PIN is one.
func TestNumbers(t *testing.T) {
	for name, isSecret := range map[string]bool{
		"pin": true, "otp": true, "token": true, "password": true, "totp": true,
		"tokens": false, "secrets": false, "cookies": false, "max_tokens": false, "token_count": false, "token_limit": false, "take": false, "prompt_tokens": false,
		"password_length": false, "tokne": false, "passwords": false,
	} {
		for form, shown := range map[string]string{
			"member":  shownDocument(`{` + quoted(name) + `: 123456}`),
			"broken":  blotted(`{` + quoted(name) + `: 123456,}`),
			"text":    MaskText(name + ": 123456"),
			"element": shownDocument(`[` + quoted(name) + `, 123456]`),
			"words":   MaskText(strings.ReplaceAll(name, "_", " ") + "=123456"),
		} {
			if strings.Contains(shown, "123456") == isSecret {
				t.Errorf("%s, %s: shown as %s", form, name, shown)
			}
		}
	}
}

// ordinary are words as they stand in names and in texts. A key is ordinary, but that
// of a session is not.
var ordinary = func() []string {
	var words []string
	for _, name := range plainNames {
		if strings.ToLower(name) == name && !strings.ContainsAny(name, "_-") && !strings.HasPrefix(name, "key") {
			words = append(words, name)
		}
	}
	return words
}()

// TestOrdinaryWordsAreShown makes names and texts of two words and more.
func TestOrdinaryWordsAreShown(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return ordinary[r.IntN(len(ordinary))] }
	title := func(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
	for range 1000 {
		a, b, c := word(), word(), word()
		for _, name := range []string{a + "_" + b, a + title(b), a + "-" + b, strings.ToUpper(a + "_" + b), a} {
			for _, f := range forms {
				if f.name == "URL-encoded" || f.name == "HTML" || isURLName(name) {
					continue // their escapes hide the words
				}
				if shown := f.show(name, c); !strings.Contains(shown, c) {
					t.Fatalf("%s: %s, %s: shown as %s", f.name, name, c, shown)
				}
			}
		}
		for _, text := range []string{
			a + " " + b + " " + c, title(a) + " " + b + ": " + c + ".", "the " + a + "'s " + b + " = " + c, a + "/" + b + "/" + c, a + "@" + b + "." + c,
			"<" + a + ">" + b + "</" + a + ">",
		} {
			if shown := MaskText(text); shown != text {
				t.Fatalf("%s: shown as %s", text, shown)
			}
		}
	}
}

// object returns an object with one member.
func object(name, value string) string { return `{` + quoted(name) + `: ` + quoted(value) + `}` }

func quoted(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func blotted(text string) string {
	out := []byte(text)
	BlotText(out, []byte(text))
	return string(out)
}

// shownDocument returns a document with its secrets masked, as Validator.Redact does it,
// and sees to it that the decoded document has the same.
func shownDocument(document string) string {
	var doc jsonindex.Index
	if err := doc.Parse([]byte(document), jsonindex.Options{}); err != nil {
		panic(document + ": " + err.Error())
	}
	out := []byte(document)
	maskNode(out, &doc, 0, doc.Value(0), false)
	return string(out)
}

func maskNode(out []byte, doc *jsonindex.Index, i int, value any, isSecret bool) {
	t := doc.Token(i)
	switch t.Kind {
	case jsonindex.String:
		MaskString(out, int(t.Start)+1, int(t.End)-1, isSecret)
	case jsonindex.Number:
		if isSecret {
			Blot(out, int(t.Start), int(t.End))
		}
	}
	n := 0
	for child, named := range Children(doc, i) {
		token := fmt.Sprint(n)
		if n++; child.Name >= 0 {
			token = child.Text
			name := doc.Token(child.Name)
			MaskString(out, int(name.Start)+1, int(name.End)-1, isSecret)
		}
		if IsMember(value, token) != named {
			panic(fmt.Sprintf("%s: the two views differ at %s", doc.Raw(0), token))
		}
		maskNode(out, doc, child.Value, below(value, n-1, token), isSecret || named)
	}
}

func below(value any, n int, token string) any {
	if list, ok := value.([]any); ok {
		return list[n]
	}
	return value.(map[string]any)[token]
}
