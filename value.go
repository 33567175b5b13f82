package authlink

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"unicode/utf8"

	"example.com/authlink/internal/jsonindex"
	"example.com/authlink/internal/secret"
	"example.com/authlink/internal/show"
)

// ValidateValue is [Validator.Validate] for a document that has been decoded: it reports
// whether the schema accepts the JSON that [encoding/json] writes for value, with the names
// of each map[string]any in order. A value is best decoded with [json.Decoder.UseNumber]:
// a float64 may have lost digits.
//
// There is no text, so [Violation] and [SyntaxError] have no places in it: Offset, End,
// Line and Column are 0, Related is empty and Fix is nil, even where the advice names an
// edit. What says where is [Violation].InstanceLocation.
//
// A value beyond the Limits is a [*SyntaxError] with the code [SyntaxLimit]. Any other
// error is about a value that has no JSON: NaN and the infinities, a [json.Number] that is
// not a number, a string or a name that is not UTF-8, a map or a slice that holds itself,
// and what encoding/json refuses, such as a channel.
func (v *Validator) ValidateValue(value any) error {
	schema := v.compiled()
	if schema == nil {
		return errNotCompiled
	}
	w := valueWriter{limits: schema.Parsing.Limits}
	if err := w.write(value); err != nil && err != errBeyond {
		return fmt.Errorf("authlink: ValidateValue: %w%s", err, w.where())
	}
	return withoutPlaces(v.Validate(w.out))
}

// withoutPlaces takes the places in the text from an error of Validate.
func withoutPlaces(err error) error {
	switch e := err.(type) {
	case *SyntaxError:
		e.Offset, e.End, e.Line, e.Column, e.Related = 0, 0, 0, 0, nil
	case *ValidationError:
		for i := range e.Violations {
			v := &e.Violations[i]
			v.Offset, v.End, v.Line, v.Column, v.Related, v.Fix = 0, 0, 0, 0, nil, nil
		}
	}
	return err
}

// errBeyond says that what has been written is beyond a limit already: whoever reads it
// will find that.
var errBeyond = errors.New("the value is beyond the limits")

// A valueWriter writes a value as compact JSON, up to the limits for documents.
type valueWriter struct {
	limits jsonindex.Limits
	out    []byte
	way    []step // from the root to the value that is being written
}

// A step is an array or an object on the way, and the element or the member that the way
// goes on with.
type step struct {
	holder any
	token  string
}

func (w *valueWriter) write(value any) error {
	if len(w.out) > w.limits.Bytes {
		return errBeyond
	}
	switch value := value.(type) {
	case map[string]any:
		if value != nil {
			return w.object(value)
		}
	case []any:
		if value != nil {
			return w.array(value)
		}
	case string:
		return w.text(value)
	case json.Number:
		return w.number(value)
	}
	text, err := marshal(value)
	w.out = append(w.out, text...)
	return err
}

func (w *valueWriter) object(object map[string]any) error {
	if err := w.enter(object, '{'); err != nil {
		return err
	}
	for i, name := range slices.Sorted(maps.Keys(object)) {
		w.step(i, name)
		if err := w.text(name); err != nil {
			return err
		}
		w.out = append(w.out, ':')
		if err := w.write(object[name]); err != nil {
			return err
		}
	}
	w.leave('}')
	return nil
}

func (w *valueWriter) array(array []any) error {
	if err := w.enter(array, '['); err != nil {
		return err
	}
	for i, element := range array {
		w.step(i, fmt.Sprint(i))
		if err := w.write(element); err != nil {
			return err
		}
	}
	w.leave(']')
	return nil
}

// enter begins an array or an object. It is an error where that is too deep.
func (w *valueWriter) enter(holder any, bracket byte) error {
	w.out = append(w.out, bracket)
	if len(w.way) >= w.limits.Depth {
		if w.holds(holder) {
			return fmt.Errorf("a %v that holds itself", reflect.TypeOf(holder).Kind())
		}
		return errBeyond
	}
	w.way = append(w.way, step{holder: holder})
	return nil
}

func (w *valueWriter) step(i int, token string) {
	if i > 0 {
		w.out = append(w.out, ',')
	}
	w.way[len(w.way)-1].token = token
}

func (w *valueWriter) leave(bracket byte) {
	w.out = append(w.out, bracket)
	w.way = w.way[:len(w.way)-1]
}

// holds reports whether the way leads through an array or an object already.
func (w *valueWriter) holds(holder any) bool {
	at := reflect.ValueOf(holder)
	return slices.ContainsFunc(w.way, func(s step) bool {
		other := reflect.ValueOf(s.holder)
		return at.Kind() == other.Kind() && at.Len() == other.Len() && at.Pointer() == other.Pointer()
	})
}

func (w *valueWriter) text(text string) error {
	if !utf8.ValidString(text) {
		return errors.New("a string that is not UTF-8")
	}
	quoted, err := marshal(text)
	w.out = append(w.out, quoted...)
	return err
}

func (w *valueWriter) number(number json.Number) error {
	literal := []byte(number)
	if !json.Valid(literal) || literal[0] != '-' && (literal[0] < '0' || literal[0] > '9') || slices.ContainsFunc(literal, isSpace) {
		return errors.New("a json.Number that is not a number")
	}
	w.out = append(w.out, literal...)
	return nil
}

func isSpace(c byte) bool { return c <= ' ' }

// where says where on its way the writer is, "" at the root. What may be a secret is
// masked.
func (w *valueWriter) where() string {
	pointer, isSecret := "", false
	for _, s := range w.way {
		token := secret.MaskText(s.token)
		if _, isObject := s.holder.(map[string]any); isObject && isSecret {
			token = "***"
		}
		isSecret = isSecret || secret.IsMember(s.holder, s.token)
		pointer = show.AppendToken(pointer, token)
	}
	if pointer == "" {
		return ""
	}
	return ", at " + show.QuoteOwn(pointer)
}
