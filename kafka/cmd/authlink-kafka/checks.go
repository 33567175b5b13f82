package main

import (
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/spf13/pflag"

	authlinkkafka "example.com/authlink/kafka"

	"example.com/authlink/internal/lint"
)

// ofTopics is what the command line says of topics by their names.
type ofTopics struct{ contracts, forms, editions, schemas map[string]string }

func (of *ofTopics) add(s *pflag.FlagSet) {
	s.StringToStringVar(&of.contracts, "contract-of", nil, "check a topic against a contract of its own; `TOPIC=NAME`, can be given several times, as those that follow")
	s.StringToStringVar(&of.forms, "form-of", nil, "form of that contract; `TOPIC=FORM`")
	s.StringToStringVar(&of.editions, "edition-of", nil, "edition of that contract; `TOPIC=EDITION`")
	s.StringToStringVar(&of.schemas, "schema-of", nil, "check a topic against the JSON Schema in a file; `TOPIC=FILE`")
}

// checks completes the check of most topics, and returns those that topics have of their own.
func (f *flags) checks() (map[string]authlinkkafka.Check, error) {
	common := authlinkkafka.Check{Rules: f.severities, Draft: f.check.Draft}
	switch f.rules {
	case "validity":
	case "all":
		common.AllRules = true
	default:
		return nil, fmt.Errorf("--rules must be validity or all, not %q", f.rules)
	}
	own := map[string]authlinkkafka.Check{}
	for _, topic := range f.of.topics() {
		if !slices.Contains(f.topics, topic) {
			return nil, fmt.Errorf("the topic %q has a contract or a schema, and is not consumed: name it with --topic", topic)
		}
		check := common
		check.Contract, check.Form, check.Edition = f.of.contracts[topic], f.of.forms[topic], f.of.editions[topic]
		if f.of.schemas[topic] == "" {
			check.Draft = ""
		}
		var err error
		if own[topic], err = f.completed(check, f.of.schemas[topic]); err != nil {
			return nil, fmt.Errorf("topic %q: %w", topic, err)
		}
	}
	common.Contract, common.Form, common.Edition = f.check.Contract, f.check.Form, f.check.Edition
	var err error
	f.check, err = f.completed(common, f.schema)
	return own, err
}

// topics are those with something of their own, in their order.
func (of *ofTopics) topics() []string {
	all := map[string]bool{}
	for _, values := range []map[string]string{of.contracts, of.forms, of.editions, of.schemas} {
		for topic := range values {
			all[topic] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// completed returns a check with the schema in a file, if one is named, and the contract of the
// configuration.
func (f *flags) completed(check authlinkkafka.Check, schema string) (authlinkkafka.Check, error) {
	if schema != "" {
		text, err := os.ReadFile(schema)
		if err != nil {
			return check, err
		}
		check.Schema = string(text)
	}
	terms, err := lint.Terms(check).Configured(f.config)
	return authlinkkafka.Check(terms), err
}
