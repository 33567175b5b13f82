package pattern

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// stepsOf returns how many steps a pattern takes to match a text, or not to.
func stepsOf(t *testing.T, source, text string) int64 {
	t.Helper()
	p, err := CompileBacktracking(source)
	if err != nil {
		t.Fatal(err)
	}
	const all = math.MaxInt32
	budget := Budget{left: all}
	if _, err := p.MatchWithin(text, &budget); err != nil {
		t.Fatal(err)
	}
	return all - budget.left
}

// TestLinearSteps: without backreferences, twice the text takes twice the steps, whatever is
// repeated in what.
func TestLinearSteps(t *testing.T) {
	for _, test := range []struct{ pattern, text, end string }{
		{`^(?!x)(a+)+$`, "a", "!"},
		{`(?=(a+)+$)`, "a", "!"},
		{`^(?!.*--)([a-z0-9]+-?)*$`, "a", "!"},
		{`^(?!-)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,}$`, "a.a", "!"},
		{`^(?=.)(?:(?:a|ab|b)*c?)*$`, "ab", "!"},
		{`^(?=.)((a*)*)*$`, "a", "!"},
		{`^(?=.)(?:(?:a?){0,3}){2,}?$`, "a", "!"},
		{`^(?=.)(.|\n)*?(?:a|b|ab)+?$`, "ab", "!"},
		{`^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}$`, "aA", ""},
		{`^(?=.).{0,100000}$`, "é", ""},
		{`(?:(?!--).)*x`, "-a", ""},
	} {
		once := stepsOf(t, test.pattern, strings.Repeat(test.text, 500)+test.end)
		twice := stepsOf(t, test.pattern, strings.Repeat(test.text, 1000)+test.end)
		if twice > 2*once+100 || once > 30_000 {
			t.Errorf("%s: %d steps, then %d", test.pattern, once, twice)
		}
	}
}

// TestBudget: a budget is for all matches of a document, what is linear takes nothing from it, and
// what was the answer once is so again.
func TestBudget(t *testing.T) {
	p, err := Compile(`^(a|aa)+\1$`)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("a", 15) + "b"
	each := stepsOf(t, p.String(), text)
	for range 2 {
		budget := Budget{left: 3*each + each/2}
		for range 3 {
			if matches, err := p.MatchWithin(text, &budget); matches || err != nil {
				t.Fatalf("got %v, %v", matches, err)
			}
		}
		for _, text := range []string{text, "aa"} {
			var exceeded *StepsError
			if _, err := p.MatchWithin(text, &budget); !errors.As(err, &exceeded) || exceeded.Pattern != p.String() {
				t.Errorf("got %v", err)
			}
			if budget.left != 0 {
				t.Errorf("%d steps are left", budget.left)
			}
		}
	}
	var none Budget
	linear, err := Compile("^a")
	if err != nil {
		t.Fatal(err)
	}
	if matches, err := linear.MatchWithin(text, &none); !matches || err != nil {
		t.Errorf("a linear one: got %v, %v", matches, err)
	}
}

func TestNewBudget(t *testing.T) {
	if small, large := NewBudget(0), NewBudget(1000); small.left != 10_000_000 || large.left-small.left != 16_000 {
		t.Errorf("%d steps, and %d for a kilobyte", small.left, large.left)
	}
}

// TestTooManySteps: a match by itself ends, too, where there is no room for an error by a panic.
func TestTooManySteps(t *testing.T) {
	p, err := Compile(`^(a|aa)+\1$`)
	if err != nil {
		t.Fatal(err)
	}
	hard := strings.Repeat("a", 100) + "b"
	if _, err := p.Match(hard); err == nil || err.Error() != `the pattern "^(a|aa)+\\1$" takes too many steps` {
		t.Errorf("got %v", err)
	}
	defer func() {
		if err := Undecided(recover(), nil); !errors.As(err, new(*StepsError)) {
			t.Errorf("got %v, want a *StepsError", err)
		}
	}()
	p.MatchString(hard)
}

// TestUndecided: the panic of a pattern is an error, any other goes on.
func TestUndecided(t *testing.T) {
	other := errors.New("other")
	if err := Undecided(nil, other); err != other {
		t.Errorf("got %v", err)
	}
	defer func() {
		if recover() != other {
			t.Error("another panic does not go on")
		}
	}()
	_ = Undecided(other, nil)
}

// TestStackIsBounded: what is repeated without reading anything does not take all memory.
func TestStackIsBounded(t *testing.T) {
	tree, err := parse(`^(?:(?:a|b|){2}){2147483647}c`, strict)
	if err != nil {
		t.Fatal(err)
	}
	var m machine
	m.reset(newProgram(tree), "a")
	if m.most != maxSaved+2 {
		t.Errorf("there may be %d entries on the stack", m.most)
	}
	m.left, m.most = math.MaxInt64, 1000
	if m.search() || m.left >= 0 || len(m.stack) != 1000 {
		t.Errorf("%d entries are on the stack, %d steps are left", len(m.stack), m.left)
	}
}

// TestMarksAreBounded: a long text is matched without what would take too much memory, and with
// the same result.
func TestMarksAreBounded(t *testing.T) {
	tree, err := parse(`^(?!x)(?:(?:ab){0,50}c)*$`, strict)
	if err != nil {
		t.Fatal(err)
	}
	program := newProgram(tree)
	for _, length := range []int{maxMarks/program.marks - 10, maxMarks / program.marks} {
		text := strings.Repeat("c", length)
		var m machine
		m.reset(program, text)
		m.left = math.MaxInt64
		if marked := len(m.marks) > 0; program.marks < 50 || !m.search() || marked != (length < maxMarks/program.marks) {
			t.Errorf("%d bytes: no match, or marks: %v", length, marked)
		}
	}
}

// TestProgramIsBounded: repetitions of repetitions are counted before a program becomes large.
func TestProgramIsBounded(t *testing.T) {
	nested := "ab"
	for range 100 {
		nested = "(?:" + nested + "|c?){2,9}"
	}
	least := strings.Repeat("(?:", 999) + "ab" + strings.Repeat("){2,}", 999)
	many := strings.Repeat("(?:(?:ab){5}c){0,20}", 1000)
	for _, source := range []string{nested, least, many, "(?=" + nested + ")"} {
		tree, err := parse(source, strict)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(newProgram(tree).instructions); n > maxProgram+20*len(source) {
			t.Errorf("%.30s…: %d instructions of %d bytes", source, n, len(source))
		}
	}
}

// FuzzEngines: what package regexp says of a pattern that both can match, so does the machine.
func FuzzEngines(f *testing.F) {
	for _, pattern := range []string{
		`^\d+\.[\w-.]*$`, `\s|[^\S\n]|.`, `[]|[^]`, `^(?<a>x|y){1,3}$`, `\uD83D\uDE00|\u{41}|\cJ`, `[\p{L}\P{Lu}]`, `a{1,2000}`, `(a)\1`,
		`(?i:k|\P{Lu})`, `((a*)*|b?)+$`, `^(?:ab|a|b){2,1000}?$`, `\b.\B`,
	} {
		f.Add(pattern, "a1.-\n")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		source, text = strings.ToValidUTF8(source, "?"), strings.ToValidUTF8(text, "?")
		if len(source) > 60 || len(text) > 30 {
			return
		}
		tree, err := parse(source, tolerant)
		if err != nil {
			return
		}
		linear := compileLinear(tree)
		budget := NewBudget(len(text))
		matches, ok := newProgram(tree).match(text, &budget)
		plain := *newProgram(tree)
		plain.marks = 0
		budget = NewBudget(len(text))
		if without, decided := plain.match(text, &budget); ok && decided && without != matches {
			t.Errorf("%q on %q: without marks, %v", source, text, without)
		}
		if linear != nil && ok && matches != linear.MatchString(text) {
			t.Errorf("%q on %q: backtracking says %v", source, text, matches)
		}
		if _, err := Compile(source); err != nil && Check(source) == nil {
			t.Errorf("%q: %v", source, err)
		}
	})
}
