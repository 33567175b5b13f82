package diagnose

import (
	"testing"

	"example.com/authlink/internal/advice"
	"example.com/authlink/internal/words"
)

// What is advised about a text of each format, and what its edit makes of it. Whatever is
// mended without a guess is accepted then: testAdvice sees to that.
func TestAdviceAboutEachFormat(t *testing.T) {
	for _, test := range []struct {
		format, text string
		want         string // before the example of the format
		fixed        string
		guess        bool
	}{
		{"uuid", `{a23e4567-e89b-12d3-a456-426614174000}`, `remove the brackets`, `"a23e4567-e89b-12d3-a456-426614174000"`, false},
		{"uuid", `urn:uuid:a23e4567-e89b-12d3-a456-426614174000`, `remove "urn:uuid:"`, `"a23e4567-e89b-12d3-a456-426614174000"`, false},
		{"uuid", `a23e4567e89b12d3a456426614174000`, `write it with hyphens: "a23e4567-e89b-12d3-a456-426614174000"`, `"a23e4567-e89b-12d3-a456-426614174000"`, false},
		{"uuid", `a23e4567-e89b-12d3-a456-42661417400`, `there are 31 hexadecimal digits, 32 are expected`, ``, false},
		{"uuid", `g23e4567-e89b-12d3-a456-426614174000`, `"g" is no hexadecimal digit`, ``, false},
		{"uuid", `{id}`, `this is a placeholder: fill it in`, ``, false},
		{"ipv6", `[::1]`, `remove the brackets`, `"::1"`, false},
		{"ipv6", `[::1]:80`, `write "::1" alone`, `"::1"`, true},
		{"ipv6", `fe80::1%eth0`, `remove "%eth0"`, `"fe80::1"`, true},
		{"ipv6", `::1/64`, `remove "/64"`, `"::1"`, true},
		{"ipv6", `1.2.3.4`, `there are eight groups, or less where "::" stands for the others`, ``, false},
		{"ipv6", `12345::`, `a group has at most four hexadecimal digits`, ``, false},
		{"ipv6", `1:2:3`, `there are eight groups, or less where "::" stands for the others`, ``, false},
		{"ipv6", `http://[::1]/x`, `write "::1" alone`, `"::1"`, true},
		{"ipv6", `::ffff:1.2.3.04`, `write the numbers without leading zeros`, `"::ffff:1.2.3.4"`, true},
		{"ipv4", `1.2.3.4/24`, `remove "/24"`, `"1.2.3.4"`, true},
		{"ipv4", `1.2.3.4:80`, `write "1.2.3.4" alone`, `"1.2.3.4"`, true},
		{"ipv4", `010.1.1.1`, `write the numbers without leading zeros`, `"10.1.1.1"`, true},
		{"ipv4", `256.1.1.1`, `numbers go from 0 to 255`, ``, false},
		{"ipv4", `1.2.3`, `there are four numbers with dots between them`, ``, false},
		{"ipv4", `::1`, `there are four numbers with dots between them`, ``, false},
		{"ipv4", `http://1.2.3.4:80/x`, `write "1.2.3.4" alone`, `"1.2.3.4"`, true},
		{"ipv4", `+1.2.3.4`, `"+" must not stand there`, ``, false},
		{"ipv6", `::g`, `"g" must not stand there`, ``, false},
		{"ipv4", `localhost`, `there are four numbers with dots between them`, ``, false},
		{"hostname", `https://api.example.com/v1`, `write "api.example.com" alone`, `"api.example.com"`, true},
		{"hostname", `api.example.com:443`, `write "api.example.com" alone`, `"api.example.com"`, true},
		{"hostname", `api.example.com.`, `remove "."`, `"api.example.com"`, false},
		{"hostname", `bücher.example`, `write the name of the host in ASCII: "xn--bcher-kva.example"`, `"xn--bcher-kva.example"`, false},
		{"hostname", `a_b.c`, `"_" must not stand there`, ``, false},
		{"hostname", `-a.c`, `no part begins or ends with a hyphen, or has two of them in the third place`, ``, false},
		{"hostname", `a..c`, `nothing stands between two dots, or beside one`, ``, false},
		{"hostname", `*.c`, `"*" must not stand there`, ``, false},
		{"hostname", `xn--X`, `what begins with "xn" and two hyphens is the Punycode of other characters, and this is none`, ``, false},
		{"hostname", `[api.example.com]`, `remove the brackets`, `"api.example.com"`, false},
		{"hostname", `<host>`, `this is a placeholder: fill it in`, ``, false},
		{"hostname", `xn--7a`, `what begins with "xn" and two hyphens is the Punycode of other characters, and this is none`, ``, false},
		{"idn-hostname", `Bücher.example`, `write it in lower case`, `"bücher.example"`, false},
		{"idn-hostname", `café.fr`, `compose its characters (Unicode normalization form C)`, `"café.fr"`, false},
		{"idn-hostname", `a·b.ca`, `"·" is not allowed in the name of a host beside these characters`, ``, false},
		{"idn-hostname", `☃.net`, `"☃" is not allowed in the name of a host`, ``, false},
		{"idn-hostname", `0a.א`, `a part is written from left to right or from right to left, not both`, ``, false},
		{"idn-hostname", `〮실례.테스트`, `no part begins with a combining mark`, ``, false},
		{"email", `jane.example.com`, `the "@" is missing`, ``, false},
		{"email", `Jane Doe <jane@example.com>`, `write "jane@example.com" alone`, `"jane@example.com"`, true},
		{"email", `mailto:jane@example.com`, `remove "mailto:"`, `"jane@example.com"`, false},
		{"email", `<jane@example.com>`, `remove the brackets`, `"jane@example.com"`, false},
		{"email", `@example.com`, `nothing stands before the "@", or after it`, ``, false},
		{"email", `jane@`, `nothing stands before the "@", or after it`, ``, false},
		{"email", `a..b@c`, `a dot stands between two other characters before the "@"`, ``, false},
		{"email", `jane doe@example.com`, `a space must not stand there`, ``, false},
		{"email", `jane@bücher.example`, `write the name of the host in ASCII: "xn--bcher-kva.example"`, `"jane@xn--bcher-kva.example"`, false},
		{"email", `jane@example.com,`, `remove ","`, `"jane@example.com"`, true},
		{"email", `a@b, c@d`, `"," must not stand there`, ``, false},
		{"email", `<email>`, `this is a placeholder: fill it in`, ``, false},
		{"uri", `https://example.org/foo bar.txt`, `a space must be written "%20"`, `"https://example.org/foo%20bar.txt"`, false},
		{"uri", `https://example.org/<b>`, `"<" must be written "%3C"`, `"https://example.org/%3Cb%3E"`, false},
		{"uri", `https://example.org/foobar®.txt`, `"®" must be written "%C2%AE"`, `"https://example.org/foobar%C2%AE.txt"`, false},
		{"uri", `/abc`, `the scheme is missing, "https:" for example`, ``, false},
		{"uri", `www.example.com/x`, `begin with a scheme, such as "https://"`, `"https://www.example.com/x"`, true},
		{"uri", `https://api.example.com/{id}`, `this is a template: fill in "{id}"`, ``, false},
		{"uri", `https://bücher.example/x y`, `write the name of the host in ASCII: "xn--bcher-kva.example"`, `"https://xn--bcher-kva.example/x%20y"`, false},
		{"uri", `http://2001:db8::1/x`, `put the IP address in brackets`, `"http://[2001:db8::1]/x"`, true},
		{"uri", `http://x:port/`, `a port is a number`, ``, false},
		{"uri", `http://[x]/`, `brackets are for an IPv6 address`, ``, false},
		{"uri", `https://x/%zz`, `"%" must be written "%25"`, `"https://x/%25zz"`, false},
		{"uri", `https://x/100%`, `"%" must be written "%25"`, `"https://x/100%25"`, false},
		{"uri", `<https://x/>`, `remove the brackets`, `"https://x/"`, false},
		{"uri", `{id}`, `this is a placeholder: fill it in`, ``, false},
		{"uri", `{b:3}`, `the scheme is missing, "https:" for example`, ``, false},
		{"uri", `http:// x`, `a space must not stand there`, ``, false},
		{"uri", `https://x/[1]`, `"[" must be written "%5B"`, `"https://x/%5B1%5D"`, false},
		{"uri", ` https://x/ `, `remove the white space around it`, `"https://x/"`, false},
		{"uri-reference", `\\WINDOWS\fileshare`, `write slashes, not backslashes`, `"//WINDOWS/fileshare"`, true},
		{"uri-reference", `1:b`, `what stands before a colon is a scheme, and this is none`, ``, false},
		{"uri-reference", `/a b`, `a space must be written "%20"`, `"/a%20b"`, false},
		{"uri-reference", `{id}`, `this is a placeholder: fill it in`, ``, false},
		{"uri-reference", `<id>`, `this is a placeholder: fill it in`, ``, false},
		{"iri", `http://ƒøø.ßår/a b`, `a space must be written "%20"`, `"http://ƒøø.ßår/a%20b"`, false},
		{"iri", `âππ`, `the scheme is missing, "https:" for example`, ``, false},
		{"iri-reference", `#ƒräg\mênt`, `write slashes, not backslashes`, `"#ƒräg/mênt"`, true},
		{"uri-template", `{}`, `the name of a variable is missing in an expression`, ``, false},
		{"uri-template", `{var=def}`, `"=" must not stand there`, ``, false},
		{"uri-template", `/x/{{id}}`, `write single braces`, `"/x/{id}"`, false},
		{"uri-template", `/x/{id`, `a brace or a quote is there without its other half`, ``, false},
		{"uri-template", `{v:0}`, `a prefix has from 1 to 9999 characters`, ``, false},
		{"uri-template", `{!x}`, `"!" is an operator that has no meaning yet`, ``, false},
		{"uri-template", `a b`, `a space must be written "%20"`, `"a%20b"`, false},
		{"uri-template", `/x/{a b}`, `a space must be written "%20"`, `"/x/{a%20b}"`, false},
		{"duration", `1 day`, `a duration begins with "P"`, ``, false},
		{"duration", `P1Y2D`, `no unit may be left out between two others: write "P1Y0M2D"`, `"P1Y0M2D"`, false},
		{"duration", `PT0.5S`, `a duration has whole numbers`, ``, false},
		{"duration", `P1D2H`, `put a "T" before hours, minutes and seconds`, `"P1DT2H"`, true},
		{"duration", `P2D1Y`, `years, months and days come first, hours, minutes and seconds after a "T", each once; weeks stand alone`, ``, false},
		{"duration", `PT`, `it ends too early`, ``, false},
		{"duration", `P1Y2W`, `years, months and days come first, hours, minutes and seconds after a "T", each once; weeks stand alone`, ``, false},
		{"duration", `P1`, `a number has no unit after it`, ``, false},
		{"duration", `PT1D`, `years, months and days come first, hours, minutes and seconds after a "T", each once; weeks stand alone`, ``, false},
		{"duration", `-P1D`, `a duration begins with "P"`, ``, false},
		{"date", `2025-02-13T09:44:27Z`, `write "2025-02-13" alone`, `"2025-02-13"`, true},
		{"date", `20250213`, `write it with hyphens: "2025-02-13"`, `"2025-02-13"`, false},
		{"date", `2025/02/13`, `write it with hyphens: "2025-02-13"`, `"2025-02-13"`, false},
		{"date", `02/13/2025`, ``, ``, false},
		{"date", `2025-2-3`, `month, day and hour have two digits`, ``, false},
		{"date", `2025-02-30`, `February 2025 has 28 days`, ``, false},
		{"date", `2025-13-01`, `months go from 01 to 12`, ``, false},
		{"time", `2025-02-13T09:44:27Z`, `write "09:44:27Z" alone`, `"09:44:27Z"`, true},
		{"time", `09:44:27`, `the offset is missing: end with "Z", or with one such as "+02:00"`, ``, false},
		{"time", `09:44`, `the seconds are missing`, ``, false},
		{"time", `9:44:27Z`, `month, day and hour have two digits`, ``, false},
		{"time", `25:00:00Z`, `hours go from 00 to 23`, ``, false},
		{"time", `09:44:27+0200`, `write the offset with a colon, such as "+02:00"`, `"09:44:27+02:00"`, false},
		{"time", `23:58:60Z`, `a leap second happens at 23:59:60 UTC on the last day of a month and at no other time`, ``, false},
		{"time", `9:44 AM`, `month, day and hour have two digits`, ``, false},
		{"date-time", `2016-12-30T23:59:60Z`, `a leap second happens at 23:59:60 UTC on the last day of a month and at no other time`, ``, false},
		{"date-time", `{2016-12-30T23:59:59Z}`, `remove the brackets`, `"2016-12-30T23:59:59Z"`, false},
		{"date-time", `2025-02-13T09:44:27+24:00`, `an offset goes up to 23:59`, ``, false},
		{"regex", `(a`, `missing closing )`, ``, false},
		{"regex", `[z-a]`, `the range z-a ends before it begins`, ``, false},
		{"json-pointer", `#/a/b`, `remove "#"`, `"/a/b"`, true},
		{"json-pointer", `a/b`, `put a "/" before it`, `"/a/b"`, true},
		{"json-pointer", `/a~b`, `write "~0" for a "~"`, `"/a~0b"`, true},
		{"json-pointer", `$.a.b`, `it begins with "/", or is empty`, ``, false},
		{"json-pointer", `[0]`, `it begins with "/", or is empty`, ``, false},
		{"relative-json-pointer", `/a`, `it begins with a number without leading zeros`, ``, false},
		{"relative-json-pointer", `01/a`, `it begins with a number without leading zeros`, ``, false},
		{"relative-json-pointer", `1a`, `it begins with "/", or is empty`, ``, false},
		{"semver", `1.2`, `it ends too early`, ``, false},
		{"semver", `v1.2.3`, `"v" must not stand there`, ``, false},
		{"semver", `1.02.3`, ``, ``, false},
		{"period", `x`, `it ends too early`, ``, false},
	} {
		want := advice.Text(adviseExample(test.format).Advice, advice.Go)
		if test.want != "" && want != "" {
			want = test.want + "; " + want
		} else {
			want += test.want
		}
		testAdvice(t, []advised{{`{"format": "` + test.format + `"}`, string(words.Quoted(test.text)), want, test.fixed, test.guess}})
	}
}

// Where the text has a secret in it, the edit is of what is at fault alone; none is there
// for what cannot be placed, and then the hint names none.
func TestAdviceAboutFormatsHasNoSecrets(t *testing.T) {
	const secret = "sk_live_51HxaYqLkdIwTz9mVn0PqRsTu"
	for document, want := range map[string]string{
		`"https://x.example/a b/` + secret + `"`:      `"https://x.example/a%20b/` + secret + `"`,
		`"x.example/` + secret + `"`:                  `"https://x.example/` + secret + `"`,
		`"https://x.example/a\u0020b/` + secret + `"`: "",
		`"https://x.example/a\\b.txt"`:                "", // the last part of a path may be one
	} {
		s, err := refused(t, `{"format": "uri"}`, document, nil)
		with, _ := counsels(t, s, err)
		c := with[0]
		if c.Fix == nil {
			if want != "" || !advice.Has(c.Advice, advice.BadCharacter) {
				t.Errorf("%s: %+v", document, c)
			}
			continue
		}
		if got := applied(t, document, c.Fix.Edits); got != want {
			t.Errorf("%s: fixed as %s, want %s", document, got, want)
		}
		for _, e := range c.Fix.Edits {
			if len(e.Text) >= len(secret) {
				t.Errorf("%s: the edit writes %q", document, e.Text)
			}
		}
	}
}
