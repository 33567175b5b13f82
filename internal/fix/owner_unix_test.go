//go:build unix

package fix

import (
	"errors"
	"os"
	"os/exec"
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

// lostGroup is the file that a process of another user is to replace: see TestLoseGroup.
const lostGroup = "AUTHLINK_LINT_TEST_REPLACE"

// TestLoseGroup: where the group cannot be kept, its members are not let in as those of
// another group, or as others.
func TestLoseGroup(t *testing.T) {
	if path := os.Getenv(lostGroup); path != "" {
		if err := WriteFile(path, []byte("2")); err != nil {
			t.Fatal(err)
		}
		return
	}
	if os.Geteuid() != 0 {
		t.Skip("only the superuser gives files away")
	}
	dir, err := os.MkdirTemp("/tmp", "") // where others may go
	if err != nil {
		t.Skip(err)
	}
	defer os.RemoveAll(dir)
	path, self := filepath.Join(dir, "a.json"), filepath.Join(dir, "self")
	create(t, path, "1", 0o654)
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	create(t, self, string(program), 0o755)
	const nobody = 65534
	if err := errors.Join(os.Chown(dir, nobody, nobody), os.Chown(path, nobody, 2345)); err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(self, "-test.run", "^TestLoseGroup$")
	cmd.Env = append(os.Environ(), lostGroup+"="+path)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	checkFile(t, path, "2", 0o604)
}
