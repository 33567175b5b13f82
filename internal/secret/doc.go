// Package secret decides what must never be printed, and masks it. It is the one
// place that does: whatever shows a piece of a document, a schema, an argument, a
// URL or a configuration asks here. What a schema marks as secret ("writeOnly",
// "format": "password") is known to who has the schema, and is masked from here on
// as well.
//
// # The policy
//
// A secret is told by its name, by its looks, or by both.
//
// By its name alone. "token", "password", "apiKey" and the other words of the table
// in words.go say that what they name is a secret, whatever it looks like: a password
// is a word, a PIN is four digits. All that lies below such a member is one too,
// names included. A number below a name in the plural is how many there are.
//
// By its looks alone, wherever it stands, in names too: a JWT (RFC 7519), the
// credentials of a header (RFC 6750, RFC 7617), a private key, a key with the prefix
// of a service known for it (keys.go); of a URL the userinfo, the query, the fragment,
// the last segment of the path and any other that is random; random segments of other
// paths.
//
// By both. Some names say little: one that is a slip away from such a word ("tokne",
// but "taken" too), one that has the word and says that it is about the secret
// ("token_type", "max_tokens", "password_policy"), one that means something else as
// often ("signature", "cookies"). What these name is a secret if it looks like one:
// random, or as above. So no ordinary word is taken for a secret, and no list of
// ordinary words is needed.
//
// A name stands in many places, and each is read: the member of an object; a pair,
// {"name": "token", "value": "…"}, and the element after a name in an array (pair.go);
// in a text a form, a header, a line of a program or of a configuration, an argument
// (named.go), the flag of a command (flag.go), XML and JSON that was encoded once more (text.go, encoded.go). In a text
// of a document nobody knows where the value of a name ends, so all that follows is
// masked; of a schema and of an argument it is a word, or what stands in quotes.
//
// Arrays, and texts about flags, are mostly of words. So a word there is no secret, like
// "fail" in ["pass", "fail"]. A string that is a value names nothing: what follows it in
// a document that does not parse is shown, if its last quote is sure to be the end.
//
// A member whose name says URL, and whose value is not one whole URL, may have its
// secret anywhere: all of it is masked (url.go). So is what stands for a secret and is
// none, such as "<token>": a passphrase may look like a placeholder.
//
// # The files
//
//   - words.go: the words of names, one table
//   - name.go: what a name says of its value
//   - value.go: whether a value looks like a secret; random.go: whether it is random;
//     placeholder.go: whether it stands in the place of one
//   - keys.go: the prefixes of keys, one table; credentials.go: other secrets that
//     are told by their looks
//   - named.go: names and their values in a text; pair.go: in pairs; flag.go: in
//     flags; url.go: in URLs
//   - text.go: the secrets of a text; encoded.go: of one that was encoded
//   - place.go: which members and elements of a document are secrets
//   - mask.go: texts with their secrets masked; broken.go: documents that do not parse
package secret
