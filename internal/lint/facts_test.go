package lint

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFacts(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, ConfigName)
	if err := os.WriteFile(file, []byte("files:\n  - glob: a/*.json\n    form: wire\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	schema := filepath.Join(dir, "s.json")
	if err := os.WriteFile(schema, []byte("true"), 0o666); err != nil {
		t.Fatal(err)
	}
	config, err := ReadConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		config    *Config
		overrides Overrides
		want      [][2]string
	}{
		{nil, Overrides{Form: "wire", Edition: "2026-02-09"}, [][2]string{
			{"Contract", "StackOne ConnectSessionTokenAuthLink"}, {"Form", "wire"}, {"Edition", "2026-02-09"}, {"Configuration", "none"},
		}},
		{config, Overrides{Schema: schema}, [][2]string{
			{"Contract", schema}, {"Configuration", file + ", with settings of their own for the files of 1 entry"},
		}},
		{nil, Overrides{Schemas: true}, [][2]string{
			{"Contract", "JSON Schema, 2020-12 where a schema names no other"}, {"Configuration", "none"},
		}},
	} {
		project, err := NewProject(test.config, test.overrides, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, project.Facts()); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", test.overrides, diff)
		}
	}
}
