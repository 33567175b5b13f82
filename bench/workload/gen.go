package workload

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// A gen makes random pieces of documents.
type gen struct{ *rand.Rand }

func newGen(seed uint64) *gen { return &gen{rand.New(rand.NewPCG(seed, seed))} }

func pick[T any](g *gen, values ...T) T { return values[g.IntN(len(values))] }

// maybe returns v, or absent in one of two cases.
func (g *gen) maybe(v any) any { return pick(g, v, any(absent{})) }

// list returns lo to hi values.
func (g *gen) list(lo, hi int, value func() any) []any {
	values := make([]any, lo+g.IntN(hi-lo+1))
	for i := range values {
		values[i] = value()
	}
	return values
}

// table returns an object with lo to hi members, numbered so that their names
// differ.
func (g *gen) table(lo, hi int, name string, value func() any) object {
	var o object
	for i, v := range g.list(lo, hi, value) {
		o = append(o, member{fmt.Sprintf("%s%s%d", name, g.word(), i), v})
	}
	return o
}

var words = strings.Fields(`account amber anchor archive basin beacon bridge cedar
	cinder cobalt copper delta ember fabric falcon garnet harbor hazel indigo island
	juniper kernel lantern ledger linen marble meadow mercury nickel orchard orbit
	pebble pepper portal quartz quill raven ribbon saffron shadow signal silver
	spruce summit tandem thistle timber topaz velvet violet walnut willow winter zephyr`)

func (g *gen) word() string { return pick(g, words...) }

// slug is three words joined by hyphens, title some words with a capital.
func (g *gen) slug() string { return g.word() + "-" + g.word() + "-" + g.word() }

func (g *gen) title(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = g.word()
	}
	s := strings.Join(parts, " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

func (g *gen) flag() bool { return g.IntN(2) == 0 }

func (g *gen) number(lo, hi int) int { return lo + g.IntN(hi-lo+1) }

// decimal has two digits after the point.
func (g *gen) decimal(lo, hi int) float64 { return float64(g.number(lo*100, hi*100)) / 100 }

func (g *gen) version() string {
	return fmt.Sprintf("%d.%d.%d", g.IntN(10), g.IntN(30), g.IntN(20))
}

func (g *gen) url() string {
	return fmt.Sprintf("https://%s.example/%s/%s", g.word(), g.word(), g.slug())
}

func (g *gen) email() string { return g.word() + "." + g.word() + "@" + g.word() + ".example" }

func (g *gen) path() string { return g.word() + "/" + g.word() + "/" + g.slug() }

func (g *gen) hex(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "0123456789abcdef"[g.IntN(16)]
	}
	return string(b)
}

func (g *gen) uuid() string {
	return g.hex(8) + "-" + g.hex(4) + "-4" + g.hex(3) + "-a" + g.hex(3) + "-" + g.hex(12)
}

func (g *gen) time() time.Time {
	return time.Unix(1_600_000_000+g.Int64N(160_000_000), g.Int64N(1000)*1_000_000).UTC()
}

func (g *gen) dateTime() string { return g.time().Format("2006-01-02T15:04:05.000Z07:00") }

func (g *gen) date() string { return g.time().Format(time.DateOnly) }
