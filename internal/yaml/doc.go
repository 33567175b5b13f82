// Package yaml reads documents of YAML 1.2 as JSON, and knows for every byte of that
// JSON where it is in the text.
//
// The grammar is that of the parser go.yaml.in/yaml/v4. Of the 402 cases of
// yaml-test-suite (2022-01-17), which bench/ runs, 391 are read as the suite says. Three
// are refused, whose anchors have colons or letters beyond ASCII. Eight that are not YAML
// are accepted: four with lines of a flow collection or of a text in quotes as far left
// as what they are in, or with tabs before them, which can have only one meaning, and
// four with wrong directives of documents without content. No case is misread.
//
// Its word is not taken for it: a second reading goes over the text ([locator]), finds
// for each node the bytes that it is made of, decodes each scalar by the rules of its
// style and compares the two; nothing may be left of the text but white space,
// comments and indicators. Where the two differ, the document is refused. So a
// misreading is a [Fault], never another value.
//
// What the values are is the core schema of YAML 1.2 (section 10.3.2). Tags other than
// its own say nothing to JSON. Merge keys (https://yaml.org/type/merge.html) are
// merged, though YAML 1.2 has none, since everybody writes them.
//
// The files: stream.go cuts a stream into documents, parse.go and standin.go call the
// parser, locate.go, quoted.go, plain.go and block.go read a second time, schema.go
// says what a scalar is, write.go and merge.go write the JSON, fault.go has the words.
package yaml
