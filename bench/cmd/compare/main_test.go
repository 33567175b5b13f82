package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"example.com/authlink/bench/measure"
)

// TestMain lets the program that firstUse starts be this one.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-first-use" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestReport measures a little of everything and reads the page.
func TestReport(t *testing.T) {
	r, err := newReport(smoke)
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range slices.Concat(r.Targets, r.Program) {
		if target.Measured == "" {
			t.Errorf("not measured: %s", target.What)
		}
	}
	var b strings.Builder
	if err := r.render(&b); err != nil {
		t.Fatal(err)
	}
	if len(r.Real.Rows) == 0 {
		t.Error("no documents as they are in the wild")
	}
	for _, row := range r.Real.Rows {
		if !strings.Contains(b.String(), "| "+row.Name+" | ") {
			t.Errorf("%s is not on the page", row.Name)
		}
	}
	for _, table := range []table{r.Contract, r.Formats, r.Broken} {
		if len(table.Rows) == 0 {
			t.Error("a table without rows")
		}
		for _, row := range table.Rows {
			if len(row.Cells) != len(table.Peers) || row.Authlink <= 0 {
				t.Errorf("%s: %d cells for %d peers, authlink %v", row.Name, len(row.Cells), len(table.Peers), row.Authlink)
			}
			if !strings.Contains(b.String(), "| "+row.Name+" | ") {
				t.Errorf("%s is not on the page", row.Name)
			}
		}
	}
}

// TestRealTable writes a table in which the limit was not measured everywhere.
func TestRealTable(t *testing.T) {
	ratio := func(f float64) measure.Ratio { return measure.Ratio{Low: f, Median: f, High: f} }
	table := realTable{Rows: []realRow{
		{Reference: ratio(2), Sonic: ratio(1), Limit: ratio(3), Blaze: 1},
		{Reference: ratio(8), Sonic: ratio(1)},
	}}
	if got := strings.Join(table.Means(), " "); got != "4.00× 1.00× 3.00×" {
		t.Errorf("means %s", got)
	}
	if got := strings.Join(table.Worst(), " "); got != "2.00× 1.00× 3.00×" {
		t.Errorf("worst %s", got)
	}
}

func TestRatio(t *testing.T) {
	for _, test := range []struct {
		cell cell
		want string
	}{
		{cell{ratio: measure.Ratio{Low: 1.23, Median: 1.23, High: 1.23}}, "1.23×"},
		{cell{ratio: measure.Ratio{Low: 60, Median: 65.14, High: 66}}, "65.1× ±5%"},
		{cell{ratio: measure.Ratio{Low: 122, Median: 123.4, High: 125}, note: lenient}, "123× ±1%ᴸ"},
		{cell{note: differs}, "≠"},
	} {
		if got := test.cell.String(); got != test.want {
			t.Errorf("%v is written %s, want %s", test.cell, got, test.want)
		}
	}
}

// TestMeans shows that a peer's mean is that of the rows where it was timed.
func TestMeans(t *testing.T) {
	r := table{Peers: []string{"a", "b"}, Rows: []row{
		{Cells: []cell{{ratio: measure.Ratio{Median: 2}}, {note: differs}}},
		{Cells: []cell{{ratio: measure.Ratio{Median: 8}}, {note: noSchema}}},
	}}
	if got := r.Means(); got[0] != "4.00×" || got[1] != noSchema {
		t.Errorf("means %v", got)
	}
}

func TestJudge(t *testing.T) {
	for _, test := range []struct {
		acceptsValid, refusesInvalid bool
		onValid, onInvalid           string
	}{
		{true, true, "", ""},
		{true, false, lenient, differs},
		{false, true, differs, differs},
		{false, false, differs, differs},
	} {
		if got := judgeValid(test.acceptsValid, test.refusesInvalid); got != test.onValid {
			t.Errorf("%+v on valid documents: %q", test, got)
		}
		if got := judgeInvalid(test.acceptsValid, test.refusesInvalid); got != test.onInvalid {
			t.Errorf("%+v on invalid documents: %q", test, got)
		}
	}
}

// TestRefusesOwnError shows that authlink is not timed where it errs.
func TestRefusesOwnError(t *testing.T) {
	_, err := compareOn("x", [][]byte{[]byte("1")}, []subject{{note: differs}}, measure.Rounds{Count: 1})
	if err == nil {
		t.Error("no error")
	}
}
