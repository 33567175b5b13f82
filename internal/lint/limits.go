package lint

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/authlink"
	"example.com/authlink/internal/contracts"
	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/variants"
	"example.com/authlink/internal/words"
)

// A limit is one of [authlink.Limits], by the name that it has in settings.
type limit struct {
	name  string
	field func(*authlink.Limits) *int
}

func limits() []limit {
	return []limit{
		{"bytes", func(l *authlink.Limits) *int { return &l.Bytes }},
		{"values", func(l *authlink.Limits) *int { return &l.Values }},
		{"depth", func(l *authlink.Limits) *int { return &l.Depth }},
		{"digits", func(l *authlink.Limits) *int { return &l.Digits }},
		{"exponent", func(l *authlink.Limits) *int { return &l.Exponent }},
	}
}

// LimitNames lists what may be raised.
func LimitNames() []string {
	var names []string
	for _, l := range limits() {
		names = append(names, l.name)
	}
	return names
}

// limits returns those that the configuration sets, or the command line.
func (p *Project) limits() authlink.Limits {
	var set authlink.Limits
	if p.config != nil {
		set = p.config.limits
	}
	for _, l := range limits() {
		if n := *l.field(&p.overrides.Limits); n > 0 {
			*l.field(&set) = n
		}
	}
	return set
}

// limitSettings returns the same, and where each is set.
func (p *Project) limitSettings() map[string]Setting {
	settings := map[string]Setting{}
	set := p.limits()
	for _, l := range limits() {
		n := *l.field(&set)
		if n == 0 {
			continue
		}
		setting := Setting{Value: strconv.Itoa(n), Origin: "--limit"}
		if *l.field(&p.overrides.Limits) == 0 {
			setting.Origin = p.config.where("/limits/" + l.name)
		}
		settings[l.name] = setting
	}
	return settings
}

// units are what a number of bytes may end with.
var units = []struct {
	suffix string
	factor int
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"", 1}}

// RaiseLimit sets a limit to a number, such as 64MiB of bytes. It is an error if that is less
// than what holds where nothing is set: a schema has to be within the limits, too.
func RaiseLimit(l *authlink.Limits, name, number string) error {
	for _, known := range limits() {
		if known.name != name {
			continue
		}
		n, err := parseLimit(name, number)
		if err != nil {
			return err
		}
		usual := authlink.Limits(jsonindex.DefaultLimits())
		if least := *known.field(&usual); n < least {
			return fmt.Errorf("the limit of %s is %d where nothing is set, and can only be raised", name, least)
		}
		*known.field(l) = n
		return nil
	}
	return fmt.Errorf("there is no limit of %s: the limits are of %s", strconv.Quote(name), words.Enumerate(LimitNames(), "and"))
}

func parseLimit(name, number string) (n int, err error) {
	for _, unit := range units {
		digits, ok := strings.CutSuffix(number, unit.suffix)
		if !ok || unit.factor > 1 && name != "bytes" {
			continue
		}
		n, err := strconv.Atoi(digits)
		if most := int64(1) << 32 / int64(unit.factor); err != nil || n < 0 || int64(n) > most {
			break
		}
		if product := int64(n) * int64(unit.factor); product == int64(int(product)) { // on 32 bits, too
			return int(product), nil
		}
		break
	}
	example := "2000"
	if name == "bytes" {
		example = "64MiB"
	}
	return 0, fmt.Errorf("%s is no number of %s, such as %s", strconv.Quote(number), name, example)
}

// limits returns the limits of documents that are in force.
func (l *Linter) limits() jsonindex.Limits { return jsonindex.Limits(l.opts.Limits).OrDefaults() }

// validatorOf returns the validator of a variant within limits.
func validatorOf(c *contracts.Contract, v variants.Variant, limits authlink.Limits) (*authlink.Validator, error) {
	if limits == (authlink.Limits{}) {
		return c.Validator(v)
	}
	return c.Compile(v, &authlink.Options{Limits: limits})
}
