//go:build !js

package schemafile

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// ofRevision returns a file as git has it in a revision.
func ofRevision(revision, path string) ([]byte, error) {
	out, err := exec.Command("git", "cat-file", "blob", revision+":"+path).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		message := strings.TrimSpace(string(exit.Stderr))
		return nil, fmt.Errorf("git cat-file: %s", strings.TrimPrefix(message, "fatal: "))
	}
	return out, err
}
