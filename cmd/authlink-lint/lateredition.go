package main

import (
	"fmt"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

// isLater reports whether an edition is named by a date, or by a version of the SDK,
// after the latest edition that this version of the command knows.
func isLater(edition string) bool {
	latest := authlink.LatestEdition
	e, err := authlink.ParseEdition(edition)
	return err == nil && e == latest && edition != "latest" &&
		edition != latest.String() && strings.TrimPrefix(edition, "v") != latest.SDKVersion()
}

// warnLater says on standard error that nothing is known of the time of an edition.
// origin is where it is named.
func (r *run) warnLater(edition, origin string) {
	if isLater(edition) {
		fmt.Fprintf(r.stderr, "%s: warning: %s %s: no edition after %s (SDK %s) is known here, so that one is used\n",
			name, origin, edition, authlink.LatestEdition, authlink.LatestEdition.SDKVersion())
	}
}

// warnLaterIn warns of every edition that the command line or the configuration names.
func (r *run) warnLaterIn(project *lint.Project) {
	for _, edition := range project.Editions() {
		r.warnLater(edition.Value, edition.Origin)
	}
}
