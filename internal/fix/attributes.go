package fix

import (
	"fmt"
	"io/fs"
	"os"
)

// keepAttributes gives a new file what says who may do what with the old one: its owner,
// its group, its mode, its access control list and its other extended attributes. What
// cannot be kept is an error, except for two things: users who may not give files away own
// the new one, as after most editors, and a group that cannot be kept loses its access.
func keepAttributes(f *os.File, path string, old fs.FileInfo) error {
	mode := old.Mode().Perm()
	isGroupKept := keepOwner(f, old)
	if !isGroupKept {
		mode = withoutGroup(mode)
	}
	extended, err := extendedAttributes(path)
	if err != nil {
		return err
	}
	if _, ok := extended[accessControlList]; ok && !isGroupKept {
		return fmt.Errorf("its access control list speaks of a group that the file cannot be given to")
	}
	if err := dropInherited(f, extended); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil { // before the list, which has the mode in it
		return err
	}
	return setExtendedAttributes(f, extended)
}

// withoutGroup returns a mode for a file that has got another group: its members are not
// those who were meant, and those who were meant are now among all others.
func withoutGroup(mode fs.FileMode) fs.FileMode {
	group := mode >> 3 & 0o7
	return mode&0o700 | mode&group
}
