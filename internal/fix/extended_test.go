//go:build linux

package fix

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// accessOf writes an access control list of Linux that grants something to the user 1234.
func accessOf(granted uint16) []byte {
	list := binary.LittleEndian.AppendUint32(nil, 2) // its version
	for _, entry := range []struct {
		tag, granted uint16
		id           uint32
	}{{1, 6, ^uint32(0)}, {2, granted, 1234}, {4, 0, ^uint32(0)}, {0x10, granted, ^uint32(0)}, {0x20, 0, ^uint32(0)}} {
		list = binary.LittleEndian.AppendUint16(list, entry.tag)
		list = binary.LittleEndian.AppendUint16(list, entry.granted)
		list = binary.LittleEndian.AppendUint32(list, entry.id)
	}
	return list
}

func setAttribute(t *testing.T, path, name string, value []byte) {
	t.Helper()
	if err := unix.Setxattr(path, name, value, 0); errors.Is(err, unix.ENOTSUP) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
}

// attribute returns "" for none.
func attribute(path, name string) string {
	value, err := readAttribute(func(to []byte) (int, error) { return unix.Getxattr(path, name, to) })
	if err != nil {
		return ""
	}
	return string(value)
}

func TestKeepExtendedAttributes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	create(t, path, "1", 0o600)
	setAttribute(t, path, "user.origin", []byte("é\x00"))
	setAttribute(t, path, "user.empty", nil)
	setAttribute(t, path, accessControlList, accessOf(6))
	if err := WriteFile(path, []byte("2")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "2", 0o660) // the mask is where the mode has the group
	if got := attribute(path, "user.origin"); got != "é\x00" {
		t.Errorf("user.origin is %q", got)
	}
	if _, err := unix.Getxattr(path, "user.empty", nil); err != nil {
		t.Errorf("user.empty: %v", err)
	}
	if got := attribute(path, accessControlList); got != string(accessOf(6)) {
		t.Errorf("the access control list is %x", got)
	}
}

// TestInheritNoAccess: a file without an access control list gets none from its directory.
func TestInheritNoAccess(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	create(t, path, "1", 0o640)
	setAttribute(t, dir, "system.posix_acl_default", accessOf(6))
	if err := WriteFile(path, []byte("2")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "2", 0o640)
	if got := attribute(path, accessControlList); got != "" {
		t.Errorf("it has an access control list, %x", got)
	}
}

// TestRefuseAttributes: a file with an attribute that nobody may set stays as it is.
func TestRefuseAttributes(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "a.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = setExtendedAttributes(f, map[string][]byte{"nowhere.x": nil})
	if !errors.Is(err, unix.ENOTSUP) {
		t.Errorf("error %v", err)
	}
}
