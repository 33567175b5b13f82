package pattern_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/authlink/internal/pattern"
	"example.com/authlink/internal/schematest"
)

// nodeProgram answers each line [pattern, text...] with the indexes of the texts that match, or with
// null for a pattern that does not compile. It tries each place to begin a match itself: V8 also tries
// the middle of a surrogate pair, where ECMA-262 has none.
const nodeProgram = `
const lines = require("readline").createInterface({input: process.stdin});
lines.on("line", line => {
	const [source, ...texts] = JSON.parse(line);
	let answer = null;
	try {
		const pattern = new RegExp(source, "uy");
		const matches = text => {
			for (let at = 0; ; at += text.codePointAt(at) > 0xFFFF ? 2 : 1) {
				pattern.lastIndex = at;
				if (pattern.test(text)) return true;
				if (at >= text.length) return false;
			}
		};
		answer = texts.map((_, i) => i).filter(i => matches(texts[i]));
	} catch (e) {
		if (!(e instanceof SyntaxError)) throw e;
	}
	console.log(JSON.stringify(answer));
});`

// askNode returns what Node.js says of patterns and texts; nil where the context ends first.
func askNode(ctx context.Context, t *testing.T, questions [][]string) [][]int {
	path, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node")
	}
	var input bytes.Buffer
	encoder := json.NewEncoder(&input)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.CommandContext(ctx, path, "-e", nodeProgram)
	command.Stdin = &input
	output, err := command.Output()
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	answers := make([][]int, len(questions))
	decoder := json.NewDecoder(bytes.NewReader(output))
	for i := range answers {
		if err := decoder.Decode(&answers[i]); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

// TestNode: what Node.js says of patterns and texts made up at random, so does this package: both
// ways of matching, and also of what is an error.
func TestNode(t *testing.T) {
	compareWithNode(t.Context(), t, 1, 500)
}

// TestSoakNode leaves out what Node.js, which has no bound, does not come to the end of.
func TestSoakNode(t *testing.T) {
	patterns := 0
	progress := func() string { return fmt.Sprintf("%d patterns", patterns) }
	for seed := range schematest.Soak(t, 8, progress) {
		const count = 500
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		patterns += compareWithNode(ctx, t, binary.NativeEndian.Uint64(seed), count)
		cancel()
	}
}

// compareWithNode returns how many patterns it has compared.
func compareWithNode(ctx context.Context, t *testing.T, seed uint64, count int) int {
	supported := askNode(t.Context(), t, [][]string{{"(?i:a)"}, {"(?<a>x)|(?<a>y)"}})
	g := patternMaker{
		Rand:      rand.New(rand.NewPCG(1, seed)),
		modifiers: supported[0] != nil, sameNames: supported[1] != nil,
	}
	var questions [][]string
	for range count {
		question := []string{g.pattern()}
		for range 12 {
			question = append(question, g.text())
		}
		questions = append(questions, question)
	}
	compiled, answers := 0, askNode(ctx, t, questions)
	for i, matching := range answers {
		source, texts := questions[i][0], questions[i][1:]
		if err := pattern.Check(source); (err == nil) != (matching != nil) {
			t.Errorf("%q: %v, and node says %v", source, err, matching)
			continue
		}
		if matching == nil {
			continue
		}
		compiled++
		for index, text := range texts {
			if err := disagrees(source, text, slices.Contains(matching, index)); err != nil {
				t.Error(err)
			}
		}
	}
	if compiled < len(answers)/2 {
		t.Errorf("%d patterns of %d compile", compiled, count)
	}
	return len(answers)
}

// TestMarks: what the machine remembers of where it has been changes no answer.
func TestMarks(t *testing.T) {
	g := patternMaker{Rand: rand.New(rand.NewPCG(2, 2)), modifiers: true}
	compared := 0
	for range 2000 {
		p, err := pattern.CompileBacktracking(g.pattern())
		if err != nil {
			continue
		}
		plain := p.WithoutMarks()
		for range 5 {
			text := g.text()
			want, err := plain.Match(text)
			if err != nil {
				continue
			}
			compared++
			if got, err := p.Match(text); got != want || err != nil {
				t.Errorf("%q on %q: %v, %v", p, text, got, err)
			}
		}
	}
	if compared < 5000 {
		t.Errorf("%d answers were compared", compared)
	}
}

// disagrees returns an error unless a pattern matches a text, or does not, both ways.
func disagrees(source, text string, want bool) error {
	for _, compile := range []func(string) (*pattern.Pattern, error){pattern.Compile, pattern.CompileBacktracking} {
		p, err := compile(source)
		if err != nil {
			return fmt.Errorf("%q: %w", source, err)
		}
		got, err := p.Match(text)
		if err == nil && got != want { // without an answer, all that is said is that it would take long
			return fmt.Errorf("%q on %q: %v; linear: %v", source, text, got, p.Linear() != nil)
		}
	}
	return nil
}

// A patternMaker makes up patterns, most of them valid, and texts.
type patternMaker struct {
	*rand.Rand
	modifiers, sameNames bool

	groups int
	names  []string
}

func (g *patternMaker) oneOf(parts ...string) string { return parts[g.IntN(len(parts))] }

// text has no "\u017F" or "\u212A": V8 takes them for characters of words behind "(?i:…)", too.
func (g *patternMaker) text() string {
	var text strings.Builder
	for range g.IntN(9) {
		text.WriteString(g.oneOf("a", "a", "a", "b", "b", "c", "A", "B", "k", "K", "s", "S", "-", "_", "0", " ", "\n", "\u2028", "é", "É", "😀", "ß", "ẞ"))
	}
	return text.String()
}

func (g *patternMaker) pattern() string {
	g.groups, g.names = 0, nil
	source := g.disjunction(3)
	for g.IntN(4) == 0 { // what is matched by a conjunction
		source = g.oneOf("^", "^", "") + g.oneOf("(?=", "(?!") + g.disjunction(2) + ")" + g.oneOf("^", "") + source
	}
	if g.IntN(10) == 0 { // a slip of the pen
		runes := []rune(source)
		if len(runes) > 0 {
			at := g.IntN(len(runes))
			source = string(runes[:at]) + g.oneOf("", "", "(", ")", "{", "}", "[", "]", "?", "*", `\`, "-", "|", `\1`, "(?", "^", "<", ":") + string(runes[at+g.IntN(2):])
		}
	}
	return source
}

func (g *patternMaker) disjunction(depth int) string {
	source := g.alternative(depth)
	for g.IntN(3) == 0 {
		source += "|" + g.alternative(depth)
	}
	return source
}

func (g *patternMaker) alternative(depth int) string {
	var terms strings.Builder
	for range g.IntN(3) {
		terms.WriteString(g.term(depth))
	}
	return terms.String()
}

func (g *patternMaker) term(depth int) string {
	if depth == 0 || g.IntN(3) == 0 {
		return g.character() + g.quantifier()
	}
	depth--
	switch g.IntN(12) {
	case 0:
		return g.oneOf("^", "$", `\b`, `\B`)
	case 1, 2:
		return g.oneOf("(?=", "(?!", "(?<=", "(?<!") + g.disjunction(depth) + ")"
	case 3, 4, 5:
		g.groups++
		return "(" + g.disjunction(depth) + ")" + g.quantifier()
	case 6:
		name := g.oneOf("x", "y", "año", "$", "_1") + strconv.Itoa(g.groups)
		escaped := strings.Replace(name, "x", g.oneOf("x", `\u0078`, `\u{78}`), 1)
		g.groups++
		g.names = append(g.names, escaped)
		return "(?<" + name + ">" + g.disjunction(depth) + ")" + g.quantifier()
	case 7, 8:
		return g.reference() + g.quantifier()
	case 9:
		if g.modifiers {
			return "(?" + g.oneOf("i", "m", "s", "-i", "im", "i-s", "-ims") + ":" + g.disjunction(depth) + ")" + g.quantifier()
		}
	case 10:
		if g.sameNames {
			g.groups += 2
			name := fmt.Sprintf("z%d", g.groups)
			return "(?:(?<" + name + ">" + g.disjunction(depth) + ")|(?<" + name + ">" + g.disjunction(depth) + "))" + g.quantifier() + `\k<` + name + ">"
		}
	}
	return "(?:" + g.disjunction(depth) + ")" + g.quantifier()
}

func (g *patternMaker) reference() string {
	if g.groups == 0 {
		return g.oneOf(`\1`, "")
	}
	if len(g.names) > 0 && g.IntN(2) == 0 {
		return `\k<` + g.names[g.IntN(len(g.names))] + ">"
	}
	return fmt.Sprintf(`\%d`, 1+g.IntN(g.groups))
}

func (g *patternMaker) quantifier() string {
	if g.IntN(2) == 0 {
		return ""
	}
	q := g.oneOf("*", "+", "?", "{2}", "{0}", "{1,}", "{0,2}", "{1,3}", "{2,4}", "{3,}", "{00,01}", "{1,99999999999}")
	return q + g.oneOf("", "", "?")
}

func (g *patternMaker) character() string {
	if g.IntN(4) > 0 {
		return g.oneOf("a", "b", "c", "a", "b", "A", "k", "s", "é", "😀", "ß", "-", "_", "0", ".", ".", `\n`, `\.`, `\/`, `\x61`, `\u0062`, `\u{63}`, `\ud83d\ude00`, `\cJ`, `\0`, `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `\p{L}`, `\P{Lu}`, `\p{Emoji}`, `\p{sc=Latn}`)
	}
	var class strings.Builder
	for range g.IntN(4) {
		class.WriteString(g.oneOf("a", "b", "-", "k", "é", "a-c", "A-Z", `\w`, `\W`, `\S`, `\d`, `\b`, `\-`, `\]`, `[`, "😀", `\p{Lu}`, `\P{L}`, "^", `\ud83d`))
	}
	return g.oneOf("[", "[", "[^") + class.String() + "]"
}
