package accept

import (
	"fmt"
	"strings"
	"testing"

	"example.com/authlink/internal/schematest"
)

// TestLearnedLines has lines of all lengths that are compared in another way, from
// one byte to more than a run remembers, and judges each document as it is, cut off
// after each byte, and with each byte changed, after the lines of another have been
// learned.
func TestLearnedLines(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a second")
	}
	checkLearned(t, 1)
}

// TestSoakLearnedLines is TestLearnedLines after each of the others.
func TestSoakLearnedLines(t *testing.T) {
	schematest.NeedsSoak(t)
	checkLearned(t, 6)
}

// checkLearned judges each document after so many of the others, in turn.
func checkLearned(t *testing.T, others int) {
	t.Parallel()
	turn := 0
	for _, length := range []int{1, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 63, 64, 65} {
		for _, value := range []string{`1`, `"x"`, `"1234567"`, `"12345678"`, `{"a":"` + strings.Repeat("y", 9) + `"}`} {
			a, b := strings.Repeat("a", max(length-4, 1)), strings.Repeat("a", max(length-4, 1))+"b" // ,"…": is four more
			e := mustCompile(t, fmt.Sprintf(`{"properties":{%q:{"type":["string","integer","object"]},%q:{"type":"string"}},"required":[%[1]q]}`, a, b))
			space := strings.Repeat(" ", max(length-5, 0))
			documents := []string{
				fmt.Sprintf(`{%q:%s,%q:"z"}`, a, value, b),
				fmt.Sprintf(`{%q:"z",%q:%s}`, b, a, value),
				fmt.Sprintf(`{%q:%s,"x":0,%q:"z"}`, a, value, b),
				fmt.Sprintf(`{%q:%s,%q:"z"}%s`, a, value, b, strings.Repeat(" ", 40)),
				fmt.Sprintf(`{%[1]q:%[2]s,%[3]q:"z",%[1]q:%[2]s}`, a, value, b),
				fmt.Sprintf(`{"%s":%s%s,%s%q:"z"}`, a, space, value, space, b),
			}
			for _, document := range documents {
				for other := range others {
					checkAfter(t, e, documents[(turn+other)%len(documents)], document)
				}
				turn++
			}
			turn++ // so that in the end each has come after each
		}
	}
}

// checkAfter checks a document, what begins it, and what one other byte makes of it,
// where another has been judged before.
func checkAfter(t *testing.T, e *engine, learned, document string) {
	t.Helper()
	e.check(t, []byte(learned))
	for i := range document {
		e.checkSound(t, []byte(document[:i]))
		changed := []byte(document)
		changed[i] = "\":,}a "[i%6]
		e.check(t, changed)
	}
	e.check(t, []byte(document))
}
