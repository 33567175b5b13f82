package lint

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"example.com/authlink"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lazyregexp"
	"example.com/authlink/internal/selection"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
)

// validate checks the file against its schema. The error is the first violation.
func (c *Config) validate() error {
	schema, err := ConfigSchema()
	if err != nil {
		return err
	}
	validator, err := authlink.Compile(schema, nil)
	if err != nil {
		return err
	}
	err = validator.Validate(c.yaml.JSON)
	if e, ok := errors.AsType[*authlink.ValidationError](err); ok {
		v := e.Violations[0]
		at := c.yaml.Place(v.Offset)
		message, hint := v.Message, cmp.Or(finding.HintAlone(v.Advice), c.shortSeverity(v))
		if rule := c.unknownRule(v); rule != "" {
			message, hint = "there is no rule "+rule, cmp.Or(hint, "'authlink-lint rules' lists them")
		}
		return &source.PlacedError{Path: c.Path, Line: at.Line, Column: at.Column, Message: message, Hint: hint}
	}
	return err
}

// unknownRule returns the rule that a violation is about, in quotes, if there is no
// such rule.
func (c *Config) unknownRule(v authlink.Violation) string {
	above, last := path.Split(v.InstanceLocation)
	switch {
	case v.Keyword == "additionalProperties" && path.Base(above) == "rules":
		return strconv.Quote(last)
	case v.Keyword == "enum" && last == "rule":
		return string(c.yaml.JSON[v.Offset:v.End])
	}
	return ""
}

// shortSeverity is a hint at the severity that a value abbreviates, as other linters
// allow.
func (c *Config) shortSeverity(v authlink.Violation) string {
	word := strings.ToLower(strings.Trim(string(c.yaml.JSON[v.Offset:v.End]), `"`))
	for _, severity := range finding.Severities() {
		if v.Keyword == "enum" && len(word) > 2 && strings.HasPrefix(string(severity), word) {
			return fmt.Sprintf("did you mean %q?", severity)
		}
	}
	return ""
}

// isSite matches the address of a site, without a user, a query or a fragment: it goes into
// reports.
var isSite = lazyregexp.New(`^https?://[A-Za-z0-9\[][A-Za-z0-9.:\[\]~/_-]*$`)

// check checks what the schema cannot, such as globs and editions.
func (c *Config) check() error {
	if docs := c.document.Docs; docs != "" && !isSite().MatchString(docs) {
		return c.fault("/docs", "this is not the address of a site, such as https://docs.acme.example/authlink/: http or https, a host and a path, and no more")
	}
	for i, glob := range c.document.Include {
		if err := c.checkGlob(pointerTo("/include", i), glob); err != nil {
			return err
		}
	}
	for i, glob := range c.document.Ignore {
		if err := c.checkGlob(pointerTo("/ignore", i), strings.TrimPrefix(glob, again)); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.document.Limits)) {
		if err := RaiseLimit(&c.limits, name, string(c.document.Limits[name])); err != nil {
			return c.fault("/limits/"+name, err.Error())
		}
	}
	for i, s := range c.document.Suppress {
		if err := c.checkGlob(pointerTo("/suppress", i)+"/path", s.Path); err != nil {
			return err
		}
		if strings.TrimSpace(s.Reason) == "" {
			return c.fault(pointerTo("/suppress", i)+"/reason", "this reason is blank")
		}
	}
	for i, f := range c.document.Files {
		at := pointerTo("/files", i)
		if err := c.checkGlob(at+"/glob", f.Glob); err != nil {
			return err
		}
		if err := c.checkContract(at, f); err != nil {
			return err
		}
		if _, err := selection.Parse(f.Select); err != nil {
			return c.fault(at+"/select", span.Visible(err.Error()))
		}
		if f.Draft != "" && f.Schema == "" {
			return c.fault(at+"/draft", "this entry has no schema that the draft could be of")
		}
		if f.Direction != "" && f.Schema == "" {
			return c.fault(at+"/direction", "this entry has no schema that the direction could be of; a contract has its own")
		}
	}
	return nil
}

func (c *Config) checkGlob(pointer, glob string) error {
	if !doublestar.ValidatePattern(glob) || path.IsAbs(glob) {
		return c.fault(pointer, fmt.Sprintf("%s is not a glob relative to this file", strconv.Quote(glob)))
	}
	if first, _, _ := strings.Cut(path.Clean(glob), "/"); first == ".." {
		return c.fault(pointer, fmt.Sprintf("%s leads out of the directory of this file, but a configuration applies only to files below it", strconv.Quote(glob)))
	}
	return nil
}

func (c *Config) fault(pointer, message string) error {
	at := c.yaml.PlaceOf(pointer)
	return &source.PlacedError{Path: c.Path, Line: at.Line, Column: at.Column, Message: message}
}
