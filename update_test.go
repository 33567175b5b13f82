package authlink

import "flag"

// update makes the tests write what they would compare with.
var update = flag.Bool("update", false, "rewrite generated documents and golden files")
