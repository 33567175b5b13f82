package peer

import (
	"slices"
	"testing"
)

func TestBlazeTimes(t *testing.T) {
	best := []float64{300, 200}
	printed := "d.jsonl[1]: PASS 0.250 +- 0.387 us (0.024)\nd.jsonl[2]: PASS 1.5 +- 0.387 us (0.024)\n"
	if err := keepBest(best, []byte(printed)); err != nil || !slices.Equal(best, []float64{250, 200}) {
		t.Errorf("%v, %v", best, err)
	}
	if keepBest(make([]float64, 3), []byte(printed)) == nil {
		t.Error("a document that is not accepted is not noticed")
	}
}
