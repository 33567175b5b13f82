package selection

import "example.com/authlink/internal/jsonindex"

// fields returns the fields of objects and lists of pairs.
func (in *envelope) fields(exchange selected, containers []pointer) (all []Field) {
	for _, container := range containers {
		for _, at := range below(in.envelope, exchange, container) {
			all = append(all, in.fieldsIn(at)...)
		}
	}
	return all
}

func (in *envelope) fieldsIn(at selected) (all []Field) {
	x := in.envelope
	switch x.Token(at.value).Kind {
	case jsonindex.Object:
		for _, member := range children(x, at, "*") {
			all = append(all, in.field(member.path[len(member.path)-1].name, member)...)
		}
	case jsonindex.Array:
		for _, pair := range children(x, at, "*") {
			if in.isDisabled(pair) {
				continue
			}
			if name := textAt(x, pair, []pointer{{"name"}, {"key"}}); name != "" {
				for _, value := range children(x, pair, "value") {
					all = append(all, in.field(name, value)...)
				}
			}
		}
	case jsonindex.String: // a query as text
		all = append(all, Field{Value: Part{x.Text(at.value), in, at}, IsKnown: true})
	}
	return all
}

// isDisabled reports whether a pair is one that Postman does not send.
func (in *envelope) isDisabled(pair selected) bool {
	for _, said := range children(in.envelope, pair, "disabled") {
		return in.envelope.Token(said.value).Kind == jsonindex.True
	}
	return false
}

// field returns the fields of a name: one for each of its values. What is said of one by a pattern, as
// WireMock says it, is not known.
func (in *envelope) field(name string, value selected) (all []Field) {
	x := in.envelope
	switch x.Token(value.value).Kind {
	case jsonindex.Array:
		for _, element := range children(x, value, "*") {
			all = append(all, in.field(name, element)...)
		}
	case jsonindex.Object:
		for _, equal := range children(x, value, "equalTo") {
			return in.field(name, equal)
		}
		return []Field{{Name: name, Value: Part{"", in, value}}}
	default:
		return []Field{{Name: name, Value: Part{textOf(x, value.value), in, value}, IsKnown: true}}
	}
	return all
}
