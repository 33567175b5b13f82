// Command pictures draws what authlink-lint shows a person, for the README: findings
// in a terminal, as SVG, and the report in HTML, as PNG, each in light and in dark.
//
//	cd bench
//	go run ./cmd/pictures ../docs/pictures
//
// The PNGs need chromium, and are left as they are without it.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: pictures DIR")
		os.Exit(2)
	}
	if err := draw(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// draw writes all pictures to a directory of this repository, where the payload that
// they show is.
func draw(dir string) error {
	scratch, err := os.MkdirTemp("", "pictures")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	lint, err := build(scratch)
	if err != nil {
		return err
	}
	shown, err := lint.terminal()
	if err != nil {
		return err
	}
	for _, theme := range themes {
		if err := os.WriteFile(filepath.Join(dir, "terminal-"+theme.name+".svg"), theme.svg(shown), 0o644); err != nil {
			return err
		}
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		fmt.Fprintln(os.Stderr, "pictures: no chromium: the pictures of the report are as they were")
		return nil
	}
	report := filepath.Join(scratch, "report.html")
	if err := lint.report(report); err != nil {
		return err
	}
	for _, theme := range themes {
		if err := photograph(browser, theme, report, filepath.Join(dir, "report-"+theme.name+".png")); err != nil {
			return err
		}
	}
	return nil
}

// photograph takes a picture of a page as the theme has it.
func photograph(browser string, theme theme, page, file string) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	scheme := map[string]string{"light": "1", "dark": "0"}[theme.name]
	command := exec.Command(browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=2",
		"--blink-settings=preferredColorScheme="+scheme, "--window-size=900,760", "--screenshot="+file, "file://"+page)
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", browser, err, out)
	}
	return nil
}
