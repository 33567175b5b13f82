//go:build unix

package fix

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives a new file the owner and the group of the old one, as far as the system
// lets it; it reports whether the group is the same.
func keepOwner(f *os.File, old fs.FileInfo) (isGroupKept bool) {
	stat, ok := old.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	if f.Chown(int(stat.Uid), int(stat.Gid)) == nil || f.Chown(-1, int(stat.Gid)) == nil { // a group may be given away by its members
		return true
	}
	info, err := f.Stat()
	if err != nil {
		return false
	}
	now, ok := info.Sys().(*syscall.Stat_t)
	return ok && now.Gid == stat.Gid
}
