//go:build unix

package fix

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestKeepOwner(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only the superuser gives files away")
	}
	path := filepath.Join(t.TempDir(), "a.json")
	create(t, path, "1", 0o640)
	if err := os.Chown(path, 1234, 2345); err != nil {
		t.Skip(err)
	}
	if err := WriteFile(path, []byte("2")); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path, "2", 0o640)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if stat := info.Sys().(*syscall.Stat_t); stat.Uid != 1234 || stat.Gid != 2345 {
		t.Errorf("the file belongs to %d:%d", stat.Uid, stat.Gid)
	}
}
