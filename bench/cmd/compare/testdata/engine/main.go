// Engine does nothing, with the reference engine linked: what its package
// initialisation takes.
package main

import _ "github.com/santhosh-tekuri/jsonschema/v6"

func main() {}
