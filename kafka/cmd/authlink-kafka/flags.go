package main

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sasl/plain"
	"github.com/twmb/franz-go/pkg/sasl/scram"

	authlinkkafka "example.com/authlink/kafka"
)

// passwordVariable has the password, which has no place on a command line.
const passwordVariable = "AUTHLINK_KAFKA_PASSWORD"

// flags are those of the command line, and what they come to.
type flags struct {
	set *pflag.FlagSet

	brokers, topics       []string
	group, deadLetters    string
	transactional         string
	check                 authlinkkafka.Check
	of                    ofTopics
	config                string
	rules, schema, values string
	severities            map[string]string
	failOn, metrics       string
	tls                   bool
	tlsCA, sasl, user     string
	stop                  time.Duration

	options authlinkkafka.Options
	client  []kgo.Opt
}

func newFlags() *flags {
	f := &flags{set: pflag.NewFlagSet("authlink-kafka", pflag.ContinueOnError)}
	s := f.set
	s.SortFlags = false
	s.Usage = func() {}
	s.StringSliceVar(&f.brokers, "brokers", []string{"localhost:9092"}, "`HOST:PORT` of brokers to begin with")
	s.StringSliceVar(&f.topics, "topic", nil, "consume `TOPIC`; can be given several times")
	s.StringVar(&f.group, "group", "authlink", "consume as a member of `GROUP`")
	s.StringVar(&f.deadLetters, "dead-letters", "", "write all dead letters to `TOPIC` (default the name of the record's topic with .dead-letters behind it)")
	s.StringVar(&f.transactional, "exactly-once", "", "write each dead letter exactly once, as the producer with the transactional `ID`, which no other member of the group may have")
	s.StringVar(&f.check.Contract, "contract", "", "check against the contract `NAME`, of the configuration or stackone-auth-link, which is the default")
	s.StringVar(&f.config, "config", "", "read contracts from the configuration `FILE` (default .authlink-lint.yaml here or above)")
	s.StringVar(&f.check.Form, "form", "", "spelling of the contract: sdk, wire, dump or auto (default sdk)")
	s.StringVar(&f.check.Edition, "edition", "", "`EDITION` of the contract: a date, latest or auto")
	s.StringVar(&f.schema, "schema", "", "check against the JSON Schema in `FILE` instead of a contract")
	s.StringVar(&f.check.Draft, "draft", "", "draft of a schema that names none")
	f.of.add(s)
	s.StringVar(&f.rules, "rules", "validity", "what to look for: validity alone, or all rules of authlink-lint")
	s.StringToStringVar(&f.severities, "rule", nil, "give the rule ID another severity, or turn it off; `ID=SEVERITY`, can be given several times")
	s.StringVar(&f.failOn, "fail-on", "error", "lowest severity of a finding that makes a dead letter: error, warning or info")
	s.StringVar(&f.values, "values", string(authlinkkafka.ValuesRedacted), "what of a value is in its dead letter: redacted, passed (with the secrets in it) or left-out")
	s.StringVar(&f.metrics, "metrics", "", "serve metrics for Prometheus at http://`ADDRESS`/metrics")
	s.DurationVar(&f.stop, "stop-timeout", 10*time.Second, "how long to write and commit what is in hand when told to stop")
	s.BoolVar(&f.tls, "tls", false, "connect with TLS")
	s.StringVar(&f.tlsCA, "tls-ca", "", "trust the certificates in `FILE` instead of those of the system")
	s.StringVar(&f.sasl, "sasl", "", "log in with plain, scram-sha-256 or scram-sha-512; the password is in the variable "+passwordVariable)
	s.StringVar(&f.user, "user", "", "log in as `USER`")
	return f
}

func (f *flags) usage(w io.Writer) {
	fmt.Fprintf(w, "Check the records of Kafka topics against a contract, and write those that break it to\ntopics of dead letters.\n\nUsage:\n  authlink-kafka --topic TOPIC [flags]\n\nFlags:\n%s", f.set.FlagUsagesWrapped(100))
}

// parse reads the command line, and the files that it names.
func (f *flags) parse(args []string, getenv func(string) string) error {
	if err := f.set.Parse(args); err != nil {
		return err
	}
	if f.set.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", f.set.Arg(0))
	}
	if len(f.topics) == 0 {
		return errors.New("--topic is missing: which topic is to be checked?")
	}
	checks, err := f.checks()
	if err != nil {
		return err
	}
	f.options = authlinkkafka.Options{Check: f.check, Topics: checks, FailOn: f.failOn, Values: authlinkkafka.Values(f.values), StopTimeout: f.stop}
	if f.deadLetters != "" {
		f.options.DeadLetters = func(string) string { return f.deadLetters }
	}
	if _, err := authlinkkafka.New(f.options); err != nil {
		return err
	}
	f.client = []kgo.Opt{kgo.SeedBrokers(f.brokers...), kgo.ConsumerGroup(f.group), kgo.ConsumeTopics(f.topics...), kgo.ClientID("authlink-kafka")}
	return cmp.Or(f.useTLS(), f.useSASL(getenv))
}

func (f *flags) useTLS() error {
	if !f.tls && f.tlsCA == "" {
		return nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if f.tlsCA != "" {
		text, err := os.ReadFile(f.tlsCA)
		if err != nil {
			return err
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(text) {
			return fmt.Errorf("--tls-ca: there is no certificate in %s", f.tlsCA)
		}
	}
	f.client = append(f.client, kgo.DialTLSConfig(config))
	return nil
}

func (f *flags) useSASL(getenv func(string) string) error {
	if f.sasl == "" {
		return nil
	}
	password := getenv(passwordVariable)
	if f.user == "" || password == "" {
		return fmt.Errorf("--sasl needs --user, and the password in the variable %s", passwordVariable)
	}
	of := scram.Auth{User: f.user, Pass: password}
	switch strings.ToLower(f.sasl) {
	case "plain":
		f.client = append(f.client, kgo.SASL(plain.Auth{User: f.user, Pass: password}.AsMechanism()))
	case "scram-sha-256":
		f.client = append(f.client, kgo.SASL(of.AsSha256Mechanism()))
	case "scram-sha-512":
		f.client = append(f.client, kgo.SASL(of.AsSha512Mechanism()))
	default:
		return fmt.Errorf("--sasl must be plain, scram-sha-256 or scram-sha-512, not %q", f.sasl)
	}
	return nil
}
