//go:build linux || darwin || freebsd || netbsd

package fix

import (
	"os"

	"golang.org/x/sys/unix"
)

// keepsOpen says whether a file may be renamed while it is open, so that its lock holds
// until it has its name.
const keepsOpen = true

// lock takes the lock of a file (flock(2)), which the system gives back when the process
// ends, however it ends. It reports whether it is taken: another process may have it, or the
// file system may have no locks.
func lock(f *os.File) bool { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil }
