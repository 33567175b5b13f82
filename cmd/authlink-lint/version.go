package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (r *run) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		Short:                 "Print the version, and what this command was built with and from",
		Args:                  cobra.NoArgs,
		RunE:                  func(*cobra.Command, []string) error { return r.printVersion() },
		DisableFlagsInUseLine: true,
	}
}

func (r *run) printVersion() error {
	info, _ := debug.ReadBuildInfo() // nil in a build without modules
	_, err := io.WriteString(r.stdout, versionText(info))
	return err
}

// moduleVersion is the version of the module that the command was built from,
// empty in a build without modules.
func moduleVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}

// versionText names the module's version, Go's, and the revision where the
// build knows it.
func versionText(info *debug.BuildInfo) string {
	version, revision, modified := "(unknown)", "", ""
	if info != nil {
		version = info.Main.Version
		for _, setting := range info.Settings {
			switch setting.Key {
			case "vcs.revision":
				revision = setting.Value
			case "vcs.modified":
				if setting.Value == "true" {
					modified = " (modified)"
				}
			}
		}
	}
	text := fmt.Sprintf("%s %s\n%s %s/%s\n", name, version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if revision != "" {
		text += fmt.Sprintf("revision %s%s\n", revision, modified)
	}
	return text
}
