package pattern

// CompileBacktracking compiles a pattern for the machine that backtracks, whether or not
// it has a linear expression.
func CompileBacktracking(source string) (*Pattern, error) {
	tree, err := parse(source, strict)
	if err != nil {
		return nil, err
	}
	return &Pattern{source: source, program: newProgram(tree)}, nil
}

// WithoutMarks returns a pattern for the machine that goes on from where it has been before.
func (p *Pattern) WithoutMarks() *Pattern {
	program := *p.program
	program.marks = 0
	return &Pattern{source: p.source, program: &program}
}
