package pattern

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"example.com/authlink/internal/golden"
)

// binaryProperties are those of ECMA-262, table 68, but for the three that are no property
// of the Unicode Character Database.
//
// https://tc39.es/ecma262/#table-binary-unicode-properties
const binaryProperties = `ASCII_Hex_Digit Alphabetic Bidi_Control Bidi_Mirrored Case_Ignorable Cased
	Changes_When_Casefolded Changes_When_Casemapped Changes_When_Lowercased Changes_When_NFKC_Casefolded
	Changes_When_Titlecased Changes_When_Uppercased Dash Default_Ignorable_Code_Point Deprecated Diacritic
	Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extended_Pictographic
	Extender Grapheme_Base Grapheme_Extend Hex_Digit IDS_Binary_Operator IDS_Trinary_Operator ID_Continue
	ID_Start Ideographic Join_Control Logical_Order_Exception Lowercase Math Noncharacter_Code_Point
	Pattern_Syntax Pattern_White_Space Quotation_Mark Radical Regional_Indicator Sentence_Terminal
	Soft_Dotted Terminal_Punctuation Unified_Ideograph Uppercase Variation_Selector White_Space
	XID_Continue XID_Start`

// propertyFiles have them.
var propertyFiles = []string{
	"PropList.txt", "DerivedCoreProperties.txt", "DerivedNormalizationProps.txt",
	"extracted/DerivedBinaryProperties.txt", "emoji/emoji-data.txt",
}

// ucd is where the files of the Unicode Character Database are: where the variable says, or
// where Debian's package unicode-data puts them.
func ucd(t *testing.T) string {
	dir := cmp.Or(os.Getenv("UNICODE_DATA"), "/usr/share/unicode")
	text, err := os.ReadFile(filepath.Join(dir, "PropList.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("there is no Unicode Character Database in %s: name the directory in UNICODE_DATA", dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	if want := "# PropList-" + unicode.Version + ".txt"; !strings.HasPrefix(string(text), want) {
		t.Skipf("the Unicode Character Database in %s is not of version %s, which package unicode is of", dir, unicode.Version)
	}
	return dir
}

// readUCD calls f with the fields of each line of a file.
//
// https://www.unicode.org/reports/tr44/#Format_Conventions
func readUCD(t *testing.T, dir, name string, f func(fields []string)) {
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		text, _, _ := strings.Cut(lines.Text(), "#")
		if strings.TrimSpace(text) == "" {
			continue
		}
		fields := strings.Split(text, ";")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		f(fields)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// codePoints returns the first and the last of "0041..005A", or of "0041".
func codePoints(t *testing.T, field string) (first, last rune) {
	t.Helper()
	low, high, ranged := strings.Cut(field, "..")
	if !ranged {
		high = low
	}
	one, err := strconv.ParseInt(low, 16, 32)
	other, err2 := strconv.ParseInt(high, 16, 32)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return rune(one), rune(other)
}

// collect returns the code points of each value of a field of files.
func collect(t *testing.T, dir string, field int, files ...string) map[string]set {
	sets := make(map[string]set)
	for _, name := range files {
		readUCD(t, dir, name, func(fields []string) {
			first, last := codePoints(t, fields[0])
			for value := range strings.FieldsSeq(fields[field]) {
				sets[value] = append(sets[value], first, last)
			}
		})
	}
	for name, s := range sets {
		sets[name] = newSet(s)
	}
	return sets
}

// TestTables: tables.txt is what the Unicode Character Database says, less what package unicode has.
func TestTables(t *testing.T) {
	dir := ucd(t)
	var out strings.Builder
	fmt.Fprint(&out, "# From the Unicode Character Database, https://www.unicode.org/ucd/. © Unicode, Inc., https://www.unicode.org/license.txt\n")
	fmt.Fprintln(&out, "version", unicode.Version)
	long := make(map[string]string) // the names of scripts
	for _, wanted := range []string{"Any", "ASCII", "Assigned"} {
		fmt.Fprintln(&out, "binary", wanted)
	}
	names := strings.Fields(binaryProperties)
	readUCD(t, dir, "PropertyAliases.txt", func(fields []string) {
		if slices.Contains(names, fields[1]) {
			fmt.Fprintln(&out, "binary", fields[1], fields[0])
		}
	})
	readUCD(t, dir, "PropertyValueAliases.txt", func(fields []string) {
		if fields[0] == "sc" {
			fmt.Fprintln(&out, "script", fields[2], fields[1], strings.Join(fields[3:], " "))
			long[fields[1]] = fields[2]
		}
	})
	sets := collect(t, dir, 1, propertyFiles...)
	for _, name := range names {
		if !isKnown(name) {
			writeRanges(&out, "property "+name, sets[name])
		}
	}
	extensions := collect(t, dir, 1, "ScriptExtensions.txt")
	for _, short := range slices.Sorted(maps.Keys(extensions)) {
		writeRanges(&out, "scx "+long[short], extensions[short])
	}
	golden.Check(t, "internal/pattern/tables.txt", []byte(strings.ReplaceAll(out.String(), " \n", "\n")))
}

// isKnown reports whether a property follows from what package unicode has.
func isKnown(name string) bool {
	return unicode.Properties[name] != nil ||
		slices.ContainsFunc(derivations, func(d derivation) bool { return d.name == name })
}

func writeRanges(out *strings.Builder, name string, s set) {
	fmt.Fprintf(out, "%s:", name)
	end := rune(0)
	for i := 0; i < len(s); i += 2 {
		out.WriteString(" " + strconv.FormatInt(int64(s[i]-end), 36))
		if s[i+1] > s[i] {
			out.WriteString("+" + strconv.FormatInt(int64(s[i+1]-s[i]), 36))
		}
		end = s[i+1]
	}
	out.WriteByte('\n')
}

// TestProperties: every property of ECMA-262, by each of its names, is what the Unicode
// Character Database says.
func TestProperties(t *testing.T) {
	dir := ucd(t)
	t.Run("binary", func(t *testing.T) {
		sets := collect(t, dir, 1, propertyFiles...)
		readUCD(t, dir, "PropertyAliases.txt", func(fields []string) {
			if slices.Contains(strings.Fields(binaryProperties), fields[1]) {
				checkProperty(t, fields[0], sets[fields[1]])
				checkProperty(t, fields[1], sets[fields[1]])
			}
		})
	})
	t.Run("General_Category", func(t *testing.T) {
		sets := collect(t, dir, 1, "extracted/DerivedGeneralCategory.txt")
		eachValue(t, dir, "gc", func(short, _, name string) {
			var want []rune
			for of, s := range sets {
				if of == short || of[:1] == short || short == "LC" && strings.Contains("Lu Ll Lt", of) {
					want = append(want, s...)
				}
			}
			for _, prefix := range []string{"", "gc=", "General_Category="} {
				checkProperty(t, prefix+name, newSet(want))
			}
		})
	})
	t.Run("Script", func(t *testing.T) {
		scripts := collect(t, dir, 1, "Scripts.txt")
		extensions := collect(t, dir, 1, "ScriptExtensions.txt")
		known, listed := merged(scripts), merged(extensions)
		scripts["Unknown"], scripts["Katakana_Or_Hiragana"] = known.inverted(), set{}
		eachValue(t, dir, "sc", func(short, long, name string) {
			own := scripts[long]
			checkProperty(t, "sc="+name, own)
			checkProperty(t, "Script="+name, own)
			extended := union(own.without(listed), extensions[short])
			checkProperty(t, "scx="+name, extended)
			checkProperty(t, "Script_Extensions="+name, extended)
		})
	})
}

func checkProperty(t *testing.T, text string, want set) {
	t.Helper()
	got, err := propertySet(text)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%s: %d ranges, want %d: %v", text, len(got)/2, len(want)/2, err)
	}
}

// eachValue calls f with every name of every value of a property.
func eachValue(t *testing.T, dir, property string, f func(short, long, name string)) {
	count := 0
	readUCD(t, dir, "PropertyValueAliases.txt", func(fields []string) {
		if fields[0] != property {
			return
		}
		for _, name := range fields[1:] {
			f(fields[1], fields[2], name)
			count++
		}
	})
	if count == 0 {
		t.Errorf("%s has no values", property)
	}
}

func merged(sets map[string]set) set {
	return union(slices.Collect(maps.Values(sets))...)
}

// TestVersion: the tables are of the version that package unicode is of, since sets are made of
// both.
func TestVersion(t *testing.T) {
	if got := tables().version; got != unicode.Version {
		t.Errorf("tables.txt is of Unicode %s, package unicode of %s: go generate, with UNICODE_DATA for that version", got, unicode.Version)
	}
}

// TestFolded: a set has all that differs from its members in nothing but case.
func TestFolded(t *testing.T) {
	cased := 0
	for c := rune(0); c <= unicode.MaxRune; c++ {
		if unicode.SimpleFold(c) == c {
			continue
		}
		cased++
		if got, want := single(c).folded(), foldedChar(c); !slices.Equal(got, want) {
			t.Errorf("%c: got %q, want %q", c, got, want)
		}
	}
	if cased < 2000 {
		t.Errorf("%d letters have a case", cased)
	}
}
