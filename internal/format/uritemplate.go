package format

// The characters of ASCII that a template has outside its expressions. An apostrophe is one
// of them: erratum 6937.
//
// https://www.rfc-editor.org/rfc/rfc6570#section-2.1
var literalClass = class{
	1<<'!' | 1<<'#' | 1<<'$' | 1<<'&' | 1<<'\'' | 1<<'(' | 1<<')' | 1<<'*' | 1<<'+' | 1<<',' | 1<<'-' | 1<<'.' | 1<<'/' |
		digitBits | 1<<':' | 1<<';' | 1<<'=' | 1<<'?',
	letterBits | atSign | 1<<('['-64) | 1<<(']'-64) | 1<<('_'-64) | 1<<('~'-64),
}

// uriTemplate judges a template of level 4.
//
// https://www.rfc-editor.org/rfc/rfc6570#section-2
func uriTemplate[T text](s T) Fault {
	for from := 0; ; {
		at, f := span(s, from, &literalClass, private)
		switch {
		case !f.isNone() || at == len(s):
			return f
		case s[at] != '{' && s[at] != '}':
			return fails(Character, at)
		}
		closing := index(s, at, '}')
		if s[at] == '}' || closing == len(s) {
			return fails(Unclosed, at)
		}
		if f := expression(s[at+1 : closing]); !f.isNone() {
			return f.after(at + 1)
		}
		from = closing + 1
	}
}

// expression judges what stands between braces: an operator, if any, and variables.
//
// https://www.rfc-editor.org/rfc/rfc6570#section-2.2
func expression[T text](s T) Fault {
	at := 0
	if len(s) > 0 {
		switch s[0] {
		case '+', '#', '.', '/', ';', '?', '&':
			at = 1
		case '=', ',', '!', '@', '|':
			return fails(Reserved, 0)
		}
	}
	for {
		end, f := variable(s, at)
		if !f.isNone() || end == len(s) {
			return f
		}
		if s[end] != ',' {
			return fails(Character, end)
		}
		at = end + 1
	}
}

// variable reads a variable with its modifier.
//
// https://www.rfc-editor.org/rfc/rfc6570#section-2.3
func variable[T text](s T, from int) (end int, f Fault) {
	end, f = variableName(s, from)
	if !f.isNone() || end == len(s) {
		return end, f
	}
	switch s[end] {
	case '*':
		return end + 1, Fault{}
	case ':':
		length := digits(s, end+1)
		if length == end+1 || length > end+5 || s[end+1] == '0' {
			return 0, fails(Prefix, end+1)
		}
		return length, Fault{}
	}
	return end, Fault{}
}

// variableName reads the name of a variable: parts with dots between them.
func variableName[T text](s T, from int) (end int, f Fault) {
	for at := from; ; at = end + 1 {
		end, f = span(s, at, &variableClass, ascii)
		switch {
		case !f.isNone():
			return 0, f
		case end == at && at == from && (end == len(s) || s[end] == ','):
			return 0, fails(NoName, end)
		case end == at:
			return 0, stops(s, end)
		case end == len(s) || s[end] != '.':
			return end, Fault{}
		}
	}
}

// variableClass has the characters of the name of a variable, besides percent-encoded ones.
var variableClass = class{digitBits, letterBits | 1<<('_'-64)}
