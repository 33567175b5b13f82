// Package yaml reads documents of YAML 1.2 as JSON, and knows for every byte of that
// JSON where it is in the text.
//
// The grammar is that of the parser go.yaml.in/yaml/v4. Of the 402 cases of
// yaml-test-suite (2022-01-17), which bench/ runs, 391 are read as the suite says. Three
// are refused, whose anchors have colons or letters beyond ASCII. Eight that are not YAML
// are accepted: four have lines of a flow collection or a quoted scalar that are not
// indented enough, or are indented with tabs, which can have only one meaning; four have
// wrong directives before documents without content. No case is misread.
//
// The parser is not trusted: a second reading goes over the text ([locator]), finds the
// bytes of each node, decodes each scalar by the rules of its style, and compares the
// two. Nothing may be left of the text but white space, comments and indicators. If the
// two readings differ, the document is refused. So a misreading is a [Fault], never
// another value.
//
// Values are resolved by the core schema of YAML 1.2 (section 10.3.2); other tags are
// ignored. Merge keys (https://yaml.org/type/merge.html) are merged, although they are not
// part of YAML 1.2, since everybody writes them.
//
// The files: stream.go cuts a stream into documents, parse.go and standin.go call the
// parser, locate.go, quoted.go, plain.go and block.go read a second time, schema.go
// resolves scalars, write.go and merge.go write the JSON, fault.go has the messages.
package yaml
