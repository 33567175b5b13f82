package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestArgs(t *testing.T) {
	files := []string{"a", "b"}
	for _, test := range []struct{ command, want []string }{
		{[]string{"jv", "s"}, []string{"s", "a", "b"}},
		{[]string{"ajv", "-s", "s", "-d"}, []string{"-s", "s", "-d", "a", "-d", "b"}},
	} {
		if got := (tool{command: test.command}).args(files); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.command, got, test.want)
		}
	}
}

// TestCosts takes of each tool the least, and of a tool that fails nothing.
func TestCosts(t *testing.T) {
	tools := []tool{{Name: "echo", command: []string{"/bin/echo", "x"}}}
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	once, err := buildOnce(root, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	got, err := costs(tools, once, t.TempDir(), []string{"a"}, 2)
	if err != nil || len(got) != 1 || got[0].Wall <= 0 || got[0].Wall == highest.Wall {
		t.Errorf("%+v, error %v", got, err)
	}
	if _, err := costs([]tool{{command: []string{"/bin/false", "x"}}}, once, t.TempDir(), nil, 1); err == nil {
		t.Error("what fails has a cost")
	}
	if got := (cost{1, 5, 3}).atMost(cost{2, 4, 3}); got != (cost{1, 4, 3}) {
		t.Errorf("%+v", got)
	}
}

func TestPriced(t *testing.T) {
	row := priced("x", []cost{{Wall: 10 * time.Millisecond}, {Wall: 25 * time.Millisecond}, {Wall: 3 * time.Second}},
		func(c cost) float64 { return c.Wall.Seconds() }, inTime)
	if want := []string{"10 ms", "25 ms, 2.5×", "3.0 s, 300.0×"}; !slices.Equal(row.Cells, want) {
		t.Errorf("%q, want %q", row.Cells, want)
	}
}
