//go:build !(linux || darwin || freebsd || netbsd)

package fix

import "os"

const accessControlList = ""

// extendedAttributes returns nothing: a file inherits its access control list from its
// directory.
func extendedAttributes(string) (map[string][]byte, error) { return nil, nil }

func dropInherited(*os.File, map[string][]byte) error { return nil }

func setExtendedAttributes(*os.File, map[string][]byte) error { return nil }
