package authlinkhttp

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"example.com/authlink"
)

// An Outcome is what became of the check of a response.
type Outcome string

// The outcomes.
const (
	Valid       Outcome = "valid"
	Invalid     Outcome = "invalid"
	NotChecked  Outcome = "not-checked" // Options.Exchanges does not look at it
	OtherType   Outcome = "other-type"  // the Content-Type is not one of those to check
	TooLarge    Outcome = "too-large"   // the body is longer than MaxBody, or beyond another limit
	Incomplete  Outcome = "incomplete"  // the body was not read to its end, or could not be
	Undecodable Outcome = "undecodable" // its Content-Encoding is not known, or not what it says
)

// isHandedOn reports whether a response is handed on under the policy [Fail].
func (o Outcome) isHandedOn() bool { return o == Valid || o == NotChecked }

// An Observation is what there is to know of one response.
type Observation struct {
	Outcome Outcome
	Pattern string // that the request matches; empty where Options has no patterns
	Status  int    // of the response

	// Err says what is wrong, unless the outcome is Valid. Where it is Invalid, that
	// is what Options.Validate or Options.Exchanges returned: by default an [*authlink.ValidationError] or an
	// [*authlink.SyntaxError]. Where it is Incomplete, it may be the error of reading
	// the body, just as the transport below worded it.
	Err error

	Bytes   int           // how many of the body, as it was sent, have been looked at
	Elapsed time.Duration // how long the check took, with decompression
}

// An Observer is called for each response that was checked, or should have been. It is called
// concurrently, while the caller waits for its body, so it should be quick; if it panics, the
// caller panics. An [Observation] has what counters and histograms need: the directories
// examples/prometheus and examples/opentelemetry have observers for these.
type Observer interface {
	// Observe gets the context of the request and what is known of the response.
	Observe(context.Context, Observation)
}

// ObserverFunc is a function as an [Observer].
type ObserverFunc func(context.Context, Observation)

// Observe calls f.
func (f ObserverFunc) Observe(ctx context.Context, o Observation) { f(ctx, o) }

// LogTo returns an observer that logs every response whose outcome is not [Valid]: at level
// Error where it is [Invalid], with the place and the message of the first ten violations,
// else at level Warn. For a nil logger it returns nil.
func LogTo(logger *slog.Logger) Observer {
	if logger == nil {
		return nil
	}
	return ObserverFunc(func(ctx context.Context, o Observation) {
		if o.Outcome == Valid {
			return
		}
		level, message := slog.LevelWarn, "response not checked"
		if o.Outcome == Invalid {
			level, message = slog.LevelError, "response breaks the contract"
		}
		attributes := []slog.Attr{
			slog.String("outcome", string(o.Outcome)), slog.Int("status", o.Status), slog.Int("bytes", o.Bytes),
		}
		if o.Pattern != "" {
			attributes = append(attributes, slog.String("pattern", o.Pattern))
		}
		attributes = append(attributes, what(o.Err)...)
		logger.LogAttrs(ctx, level, message, attributes...)
	})
}

// maxLogged is how many violations a record has.
const maxLogged = 10

// what lays an error out as attributes.
func what(err error) []slog.Attr {
	invalid, ok := errors.AsType[*authlink.ValidationError](err)
	if !ok {
		return []slog.Attr{slog.String("error", fmt.Sprint(err))}
	}
	var all []any
	for i, v := range invalid.Violations {
		if i == maxLogged {
			break
		}
		all = append(all, slog.Group(fmt.Sprint(i),
			slog.String("instanceLocation", v.InstanceLocation), slog.String("keyword", v.Keyword),
			slog.String("message", v.Message), slog.String("hint", v.Hint)))
	}
	return []slog.Attr{slog.Int("violations", len(invalid.Violations)), slog.Group("violation", all...)}
}

// Error is why a request fails under the policy [Fail].
type Error struct {
	Observation
}

// Error says to which pattern the response belongs, and all that is wrong with it,
// on several lines where there are several violations. It holds no URL.
func (e *Error) Error() string {
	about := "the response"
	if e.Pattern != "" {
		about += " to " + e.Pattern
	}
	if e.Outcome == Invalid {
		return fmt.Sprintf("authlinkhttp: %s breaks the contract: %v", about, e.Err)
	}
	return fmt.Sprintf("authlinkhttp: %s cannot be checked: %v", about, e.Err)
}

// Timeout reports whether the body took too long, as other errors of a client do:
// [net/url.Error] asks no further than what it wraps.
func (e *Error) Timeout() bool {
	err, ok := errors.AsType[net.Error](e.Err)
	return ok && err.Timeout()
}

// Unwrap returns what is wrong with the body.
func (e *Error) Unwrap() error { return e.Err }
