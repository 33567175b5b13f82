package rule

import "testing"

func TestNamed(t *testing.T) {
	for _, tt := range []struct{ id, want string }{
		{"type", ""},
		{"live-token", ""},
		{"tpye", `there is no rule "tpye"; did you mean type?`},
		{"zzzzzzzz", `there is no rule "zzzzzzzz"; 'authlink-lint rules' lists them`},
		{"\x1b[2J", `there is no rule "␛[2J"; 'authlink-lint rules' lists them`},
	} {
		got := ""
		r, err := Named(tt.id)
		if err != nil {
			got = err.Error()
		}
		if got != tt.want || err == nil && r.ID != tt.id {
			t.Errorf("%q: %q, %s, want %s", tt.id, r.ID, got, tt.want)
		}
	}
}
