package authlinkkafka

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"

	"example.com/authlink/authlinkhttp"
	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/lint"
)

// Options say which records are good, and what becomes of the others. The zero value holds
// all of them against the built-in contract.
type Options struct {
	// Check is what records are held against, but for those of the topics in Topics.
	Check Check

	// Topics has checks of their own for topics by their names.
	Topics map[string]Check

	// FailOn is the lowest severity of a finding that makes a dead letter of a record:
	// "error", "warning" or "info"; empty for "error".
	FailOn string

	// DeadLetters returns the topic of the dead letters of a topic; nil for the name of the
	// topic with ".dead-letters" behind it. Topics may share one.
	DeadLetters func(topic string) string

	// Values says what of a record's value is in its dead letter; empty for [ValuesRedacted].
	Values Values

	// Observers are called for every record that was checked, one after the other, by the
	// goroutine that called Check or Run. The Pattern of an observation is the topic, and Err
	// is an [*Error] unless the outcome is [authlinkhttp.Valid]. A record that is delivered
	// again is observed again. The observers of examples/prometheus and examples/opentelemetry
	// will do.
	Observers []authlinkhttp.Observer

	// Trouble is called with each error that does not end a run, such as a commit that failed
	// and is made up for by the next, or records that the broker has lost. Nil for nothing.
	Trouble func(error)

	// MaxPoll is the most records that are checked before their offsets are committed; 0 for 10,000.
	MaxPoll int

	// StopTimeout is how long a run that is told to stop may take to write the dead letters of
	// the records that it has, and to commit these; 0 for 10 s.
	StopTimeout time.Duration
}

// Values says what of the value of a record is in its dead letter.
type Values string

// What of a value may be in a dead letter.
const (
	// ValuesRedacted has every byte of a secret replaced by '*', in the value and in the key;
	// see [authlink.Validator.Redact]. Other headers of the record are left out.
	ValuesRedacted Values = "redacted"

	// ValuesPassed has value, key and headers as they are: whoever reads the dead letters
	// reads the tokens in them.
	ValuesPassed Values = "passed"

	// ValuesLeftOut has no value, no key and no other headers.
	ValuesLeftOut Values = "left-out"
)

const (
	defaultMaxPoll     = 10_000
	defaultStopTimeout = 10 * time.Second
)

// Opts are the options of a client for [Checker.Run]: offsets are committed when their records
// have been dealt with and no sooner, and a rebalance waits for that. With them, close the
// client with CloseAllowingRebalance.
func Opts() []kgo.Opt { return []kgo.Opt{kgo.DisableAutoCommit(), kgo.BlockRebalanceOnPoll()} }

// complete fills in the defaults and reports what is wrong.
func (o *Options) complete() error {
	if o.FailOn == "" {
		o.FailOn = string(finding.SeverityError)
	}
	if !slices.Contains(finding.Severities(), finding.Severity(o.FailOn)) {
		return fmt.Errorf("authlinkkafka: FailOn is %q, not error, warning or info", o.FailOn)
	}
	if o.Values == "" {
		o.Values = ValuesRedacted
	}
	if !slices.Contains([]Values{ValuesRedacted, ValuesPassed, ValuesLeftOut}, o.Values) {
		return fmt.Errorf("authlinkkafka: Values is %q, not redacted, passed or left-out", o.Values)
	}
	if o.MaxPoll < 0 || o.StopTimeout < 0 {
		return errors.New("authlinkkafka: MaxPoll and StopTimeout must not be negative")
	}
	if slices.Contains(o.Observers, nil) {
		return errors.New("authlinkkafka: an Observer is nil")
	}
	if o.MaxPoll == 0 {
		o.MaxPoll = defaultMaxPoll
	}
	if o.StopTimeout == 0 {
		o.StopTimeout = defaultStopTimeout
	}
	if o.DeadLetters == nil {
		o.DeadLetters = func(topic string) string { return topic + ".dead-letters" }
	}
	if o.Trouble == nil {
		o.Trouble = func(error) {}
	}
	return nil
}

// linters are those of the checks, by topic; "" is that of all others.
func (o *Options) linters() (map[string]*lint.Linter, error) {
	all := map[string]*lint.Linter{}
	checks := map[string]Check{"": o.Check}
	maps.Copy(checks, o.Topics)
	for _, topic := range slices.Sorted(maps.Keys(checks)) {
		terms := lint.Terms(checks[topic])
		if terms.Now.IsZero() {
			terms.Now = time.Now()
		}
		l, err := terms.Linter()
		if err != nil && topic != "" {
			err = fmt.Errorf("topic %q: %w", topic, err)
		}
		if err != nil {
			return nil, fmt.Errorf("authlinkkafka: %w", err)
		}
		all[topic] = l
	}
	return all, nil
}
