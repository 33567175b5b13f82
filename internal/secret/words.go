package secret

import "sync"

// A verdict is what a name says of its value.
type verdict uint8

const (
	nothing verdict = iota
	maybe           // it is a secret if it looks like one
	always          // it is a secret
)

// where says which part of a name a word has to be.
type where uint8

const (
	anywhere where = iota // a part of it, be it "accesstoken"
	asWord                // a word of it, as in "sms_otp" and "smsOtp"
	asWhole               // all of it: the word is too short, or means too much else
)

// A word is what says in a name that its value is a secret, in lower case and
// without separators.
type word struct {
	text    string
	where   where
	says    verdict
	begins  bool     // it begins a word where it is spread over some: "session_id", but not "possession_id"
	slips   bool     // a slip in it says maybe
	unless  []string // what makes another word of it where it follows at once
	toBreak bool     // in a text the value goes on to the end of the line: that of a header
	jar     bool     // objects below it hold secrets: see value.isJar
}

// words is the table of all there are. A word that says always in one place, and
// maybe in another, stands here twice.
var words = []word{
	{text: "token", says: always, slips: true, unless: []string{"iz", "isa", "ise", "isi", "omics"}},            // tokenizer
	{text: "secret", says: always, slips: true, unless: []string{"ar", "ing", "ion", "ive", "ly", "or", "ory"}}, // secretary
	{text: "password", says: always, slips: true},
	{text: "passwd", says: always, slips: true},
	{text: "passwort", says: always},
	{text: "passphrase", says: always, slips: true},
	{text: "passcode", says: always, slips: true},
	{text: "pwd", says: always},
	{text: "jwt", says: always},
	{text: "tkn", says: always},
	{text: "apikey", says: always, slips: true},
	{text: "accesskey", says: always, slips: true},
	{text: "accountkey", says: always}, // of a connection string of Azure
	{text: "authkey", says: always},
	{text: "encryptionkey", says: always, slips: true},
	{text: "masterkey", begins: true, says: always, slips: true},
	{text: "privatekey", says: always, slips: true},
	{text: "privkey", says: always},
	{text: "sessionkey", begins: true, says: always, slips: true},
	{text: "sharedkey", says: always, slips: true},
	{text: "signingkey", begins: true, says: always, slips: true},
	{text: "sshkey", says: always},
	{text: "subscriptionkey", begins: true, says: always, slips: true}, // Ocp-Apim-Subscription-Key
	{text: "credential", says: always, slips: true},
	{text: "authorization", says: always, slips: true, toBreak: true},
	{text: "authorisation", says: always, toBreak: true},
	{text: "connectionstring", says: always, slips: true},
	{text: "clientassertion", says: always, slips: true},
	{text: "samlresponse", says: always, slips: true},
	{text: "codeverifier", begins: true, says: always, slips: true}, // RFC 7636
	{text: "sessionid", begins: true, says: always, slips: true},
	{text: "sessid", begins: true, says: always},

	{text: "pswd", says: always},
	{text: "creds", where: asWord, says: always},
	{text: "pw", where: asWord, says: always},
	{text: "pincode", where: asWhole, says: always},
	{text: "mfa", where: asWhole, says: always},
	{text: "auth", where: asWhole, says: maybe}, // of Docker and npm: see isUserAndPassword

	{text: "cookie", where: asWhole, says: always, toBreak: true},
	{text: "setcookie", where: asWhole, says: always, toBreak: true},
	{text: "sessioncookie", where: asWhole, says: always},
	{text: "authcookie", where: asWhole, says: always},
	{text: "cookies", where: asWhole, says: maybe, jar: true}, // of a HAR file, of a browser
	{text: "cookie", says: maybe},                             // cookies are eaten and consented to
	{text: "signature", where: asWhole, says: always},
	{text: "xsignature", where: asWhole, says: always},
	{text: "signature", says: maybe, slips: true}, // of people, functions and designs too
	{text: "bearer", where: asWhole, says: always},
	{text: "bearer", where: asWord, says: maybe},
	{text: "xauth", where: asWhole, says: always},
	{text: "sid", where: asWhole, says: always},
	{text: "connectsid", where: asWhole, says: always},
	{text: "sig", where: asWhole, says: always},
	{text: "sig", where: asWord, says: maybe},
	{text: "hmac", where: asWhole, says: always},
	{text: "hmac", where: asWord, says: maybe},
	{text: "csrf", where: asWhole, says: always},
	{text: "csrf", where: asWord, says: maybe},
	{text: "xsrf", where: asWhole, says: always},
	{text: "xsrf", where: asWord, says: maybe},
	{text: "dsn", where: asWhole, says: always},
	{text: "dsn", where: asWord, says: maybe},
	{text: "tok", where: asWhole, says: always},
	{text: "xtok", where: asWhole, says: always},
	{text: "accesstok", where: asWhole, says: always},
	{text: "authtok", where: asWhole, says: always},
	{text: "tok", where: asWord, says: maybe}, // TikTok
	{text: "pin", where: asWhole, says: always},
	{text: "userpin", where: asWhole, says: always},
	{text: "cardpin", where: asWhole, says: always},
	{text: "otp", where: asWhole, says: always},
	{text: "totp", where: asWhole, says: always},
	{text: "otpcode", where: asWhole, says: always},
	{text: "totpcode", where: asWhole, says: always},
	{text: "smsotp", where: asWhole, says: always},
	{text: "onetimecode", where: asWhole, says: always},
	{text: "mfacode", where: asWhole, says: always},
	{text: "authcode", where: asWhole, says: always},
	{text: "otp", where: asWord, says: maybe},
	{text: "pass", where: asWhole, says: always},
	{text: "dbpass", where: asWhole, says: always},
	{text: "userpass", where: asWhole, says: always},
	{text: "rootpass", where: asWhole, says: always},
	{text: "adminpass", where: asWhole, says: always},
	{text: "smtppass", where: asWhole, says: always},
	{text: "mysqlpass", where: asWhole, says: always},
	{text: "keypass", where: asWhole, says: always},
	{text: "storepass", where: asWhole, says: always},
	{text: "pass", where: asWord, says: maybe}, // boarding_pass

	{text: "applicationkey", says: maybe},
	{text: "appkey", where: asWhole, says: maybe},
	{text: "clientkey", where: asWhole, says: maybe},
	{text: "consumerkey", where: asWhole, says: maybe},
	{text: "licensekey", says: maybe},
	{text: "webhookkey", where: asWhole, says: maybe},
}

// harmless are words of what is published, with such a word in them: their
// values are shown, however random.
var harmless = []string{"publickeytoken"} // of an assembly of .NET

// qualifiersAfter are the words after that of a secret that make of a name one of
// something about it. What stands there may be the secret all the same, so such a
// name says maybe.
var qualifiersAfter = []string{
	// how many there are, and how long it is
	"budget", "bucket", "count", "counts", "cost", "index", "length", "len", "limit", "limits", "min", "minimum", "max", "maximum", "per", "price",
	"quota", "rate", "size", "total", "usage", "used", "remaining",
	// which kind it is, and who makes it
	"alg", "algorithm", "decimals", "encoding", "exchange", "format", "issuer", "kind", "manager", "method", "mode", "parser", "provider", "scheme",
	"service", "source", "store", "strategy", "type", "types", "version",
	// how long it is good for
	"age", "at", "created", "date", "days", "duration", "expiration", "expired", "expires", "expiry", "hours", "in", "issued", "lifetime",
	"minutes", "on", "rotation", "seconds", "time", "timeout", "ttl", "updated",
	// what the rules for it are, and how it stands
	"allowed", "attempts", "audience", "disabled", "enabled", "pad", "permissions", "policies", "policy", "question", "required", "requirements", "rule", "rules",
	"scope", "scopes", "state", "status", "strength", "supported", "valid",
	// where it is, and what it is called
	"arn", "column", "description", "endpoint", "env", "field", "file", "filename", "href", "icon", "id", "ids", "label", "link", "location", "name", "names",
	"page", "param", "parameter", "path", "placeholder", "ref", "reference", "title", "uri", "url",
}

// qualifiersOfMany are those that do so after a word in the plural: "tokens_details".
var qualifiersOfMany = []string{"breakdown", "detail", "details", "stats"}

// qualifiersBefore are the words before that of a secret that do the same: they
// count, or ask a question.
var qualifiersBefore = []string{
	"avg", "average", "max", "maximum", "min", "minimum", "num", "total", "count",
	"allow", "allows", "disable", "disables", "enable", "enables", "has", "is", "needs",
	"require", "required", "requires", "show", "shows", "support", "supports", "use", "uses",
}

// parameters are the words that, as a word of the name of a parameter of a URL or of a
// form, say maybe: codes of OAuth (RFC 6749, section 4.1.2), keys and signatures are.
var parameters = []string{"auth", "code", "key", "session", "sig"}

// shortestSlipped is the least length of a word that counts with a slip in it: a slip
// makes too many words of a shorter one.
const shortestSlipped = 5

// An index has the words by how they begin.
type index struct {
	words   [1 << 10][]*word // see pairOf
	slipped []*word          // that count with a slip in them too
}

// pairOf returns where the index has the words that begin with two letters: there are
// few, so most names are told at a look for each letter.
func pairOf(first, second byte) int { return int(first%32)<<5 | int(second%32) }

var wordIndex = sync.OnceValue(func() *index {
	var x index
	for i := range words {
		w := &words[i]
		at := pairOf(w.text[0], w.text[1])
		x.words[at] = append(x.words[at], w)
		if w.slips {
			x.slipped = append(x.slipped, w)
		}
	}
	return &x
})
