// Package format judges the formats of JSON Schema Validation 2020-12, section 7.3, each to
// the letter of what the specification names for it, and says what is wrong with a text
// that is not of its format.
//
//	format.go      the table of the formats
//	fault.go       what can be wrong
//	datetime.go    date, date-time, time; duration.go duration and period
//	uri.go         uri, uri-reference, iri, iri-reference; uritemplate.go uri-template
//	ip.go          ipv4, ipv6
//	hostname.go    hostname, idn-hostname; label.go, codepoint.go, context.go, joining.go and
//	               bidi.go the labels of IDNA 2008
//	email.go       email, idn-email
//	pointer.go     json-pointer, relative-json-pointer
//	uuid.go, regex.go, semver.go
//
// What is read of a text once is read by one function for strings and for bytes, so that
// the fast path of this module judges in place what everybody else judges as a string.
//
// # Deviations
//
//   - "ipv4" has no leading zeros, though RFC 2673, section 3.2, does not forbid them: some
//     readers take them for octal numbers. So it is with the addresses in an "email".
//   - The address in an "email" is one of IPv4 or IPv6: no other tag is registered.
//   - "iri" and "iri-reference" have no character that controls the direction of text, which
//     RFC 3987, section 4.1, forbids though its grammar does not.
//   - "uri-template" has no operator that RFC 6570, section 2.2, keeps for later: no template
//     with one can be expanded. An apostrophe stands for itself (erratum 6937).
//   - "regex" is what package pattern of this module takes for ECMA-262.
//   - Unicode is that of the tables that the program is built with: a character that is newer
//     is not assigned, and so not allowed in "idn-hostname".
//   - "period" (RFC 3339, appendix A) and "semver" (Semantic Versioning 2.0.0) are formats,
//     too.
package format
