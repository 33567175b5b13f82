package main

import (
	"errors"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/lint"
)

// limitFlags are the values of --limit. They implement [pflag.Value].
type limitFlags authlink.Limits

func (l *limitFlags) String() string { return "" }

// Type is what help prints for the value.
func (l *limitFlags) Type() string { return "NAME=NUMBER" }

// Set takes one more value from the command line.
func (l *limitFlags) Set(value string) error {
	name, number, ok := strings.Cut(value, "=")
	if !ok {
		return errors.New("expected NAME=NUMBER, such as bytes=64MiB")
	}
	return lint.RaiseLimit((*authlink.Limits)(l), name, number)
}

// limitSettings are what a shell completes of them.
func limitSettings() []string {
	var settings []string
	for _, name := range lint.LimitNames() {
		settings = append(settings, name+"=")
	}
	return settings
}
