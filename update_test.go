package authlink

import "flag"

// Update makes the tests write what they would compare with.
var Update = flag.Bool("update", false, "rewrite generated documents and golden files")
