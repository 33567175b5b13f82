//go:build !unix

package fix

import (
	"io/fs"
	"os"
)

// keepOwner does nothing: a file inherits from its directory who owns it.
func keepOwner(*os.File, fs.FileInfo) (isGroupKept bool) { return true }
