package main

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionText(t *testing.T) {
	platform := runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH + "\n"
	for _, test := range []struct {
		name string
		info *debug.BuildInfo
		want string
	}{
		{"a build without modules", nil, "authlink-lint (unknown)\n" + platform},
		{"go install of a version", &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}, "authlink-lint v1.2.3\n" + platform},
		{"go build in a clone", &debug.BuildInfo{
			Main:     debug.Module{Version: "(devel)"},
			Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "07ece3a"}, {Key: "vcs.modified", Value: "false"}},
		}, "authlink-lint (devel)\n" + platform + "revision 07ece3a\n"},
		{"go build in a clone with changes", &debug.BuildInfo{
			Main:     debug.Module{Version: "(devel)"},
			Settings: []debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: "07ece3a"}},
		}, "authlink-lint (devel)\n" + platform + "revision 07ece3a (modified)\n"},
	} {
		if got := versionText(test.info); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
