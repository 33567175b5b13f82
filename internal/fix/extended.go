//go:build linux || darwin || freebsd || netbsd

package fix

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// accessControlList is the attribute in which Linux has a POSIX access control list
// (acl(5)).
const accessControlList = "system.posix_acl_access"

// ownAttributes are those that the system makes itself, of a file's content or of where
// it comes from.
var ownAttributes = map[string]bool{"security.ima": true, "security.evm": true, "com.apple.provenance": true}

// extendedAttributes returns the extended attributes of a file (xattr(7)); none if its
// file system has no such thing.
func extendedAttributes(path string) (map[string][]byte, error) {
	names, err := readAttribute(func(to []byte) (int, error) { return unix.Listxattr(path, to) })
	if errors.Is(err, unix.ENOTSUP) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("its extended attributes cannot be read: %w", err)
	}
	all := map[string][]byte{}
	for name := range bytes.SplitSeq(bytes.TrimSuffix(names, []byte{0}), []byte{0}) {
		if len(name) == 0 || ownAttributes[string(name)] {
			continue
		}
		value, err := readAttribute(func(to []byte) (int, error) { return unix.Getxattr(path, string(name), to) })
		if err != nil {
			return nil, attributeError("read", string(name), err)
		}
		all[string(name)] = value
	}
	return all, nil
}

// readAttribute returns what read fills a buffer with. Without one, it returns the size.
func readAttribute(read func([]byte) (int, error)) ([]byte, error) {
	for {
		size, err := read(nil)
		if err != nil || size == 0 {
			return nil, err
		}
		value := make([]byte, size)
		n, err := read(value)
		if errors.Is(err, unix.ERANGE) {
			continue // it has grown
		}
		return value[:max(0, n)], err
	}
}

// dropInherited takes from a new file the access control list that it has from its
// directory, unless it is to have one.
func dropInherited(f *os.File, extended map[string][]byte) error {
	if _, ok := extended[accessControlList]; ok || !hasAttribute(f, accessControlList) {
		return nil
	}
	if err := unix.Fremovexattr(int(f.Fd()), accessControlList); err != nil {
		return attributeError("left out", accessControlList, err)
	}
	return nil
}

func hasAttribute(f *os.File, name string) bool {
	_, err := unix.Fgetxattr(int(f.Fd()), name, nil)
	return err == nil
}

// setExtendedAttributes gives a file those attributes that it does not have yet.
func setExtendedAttributes(f *os.File, extended map[string][]byte) error {
	for name, value := range extended {
		has, err := readAttribute(func(to []byte) (int, error) { return unix.Fgetxattr(int(f.Fd()), name, to) })
		if err == nil && bytes.Equal(has, value) {
			continue
		}
		if err := unix.Fsetxattr(int(f.Fd()), name, value, 0); err != nil {
			return attributeError("kept", name, err)
		}
	}
	return nil
}

func attributeError(what, name string, err error) error {
	return fmt.Errorf("its extended attribute %s cannot be %s: %w", name, what, err)
}
