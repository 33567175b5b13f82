package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/source"
	"example.com/authlink/internal/span"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension"
	gmtext "github.com/yuin/goldmark/text"
)

// readers has an independent reader of each format, which takes what is said of
// each finding out of a report, and fails the test when the report is not well
// formed or holds anything besides. The text report is for eyes alone.
var readers = map[string]struct {
	read func(testing.TB, string) []string
	want func(finding.Result, finding.Finding) string // what it should read of a finding
}{
	"oneline":    {readOneline, func(_ finding.Result, f finding.Finding) string { return span.Visible(f.Said()) }},
	"json":       {readJSON, func(_ finding.Result, f finding.Finding) string { return validUTF8(f.Message) }},
	"ndjson":     {readNDJSON, func(_ finding.Result, f finding.Finding) string { return validUTF8(f.Message) }},
	"sarif":      {readSARIF, func(_ finding.Result, f finding.Finding) string { return validUTF8(f.MessageAndHint()) }},
	"gitlab":     {readGitLab, func(_ finding.Result, f finding.Finding) string { return validUTF8(f.MessageAndHint()) }},
	"github":     {readGitHub, func(_ finding.Result, f finding.Finding) string { return span.Visible(f.MessageAndHint()) }},
	"checkstyle": {readCheckstyle, func(_ finding.Result, f finding.Finding) string { return span.Visible(f.MessageAndHint()) }},
	"junit":      {readJUnit, func(r finding.Result, _ finding.Finding) string { return plainText(r) }},
	"markdown":   {readMarkdown, wantMarkdown},
	"html":       {readHTML, func(_ finding.Result, f finding.Finding) string { return span.Visible(f.Said()) }},
}

// plainText is what the text report says of a file.
func plainText(r finding.Result) string {
	var out bytes.Buffer
	NewText(&out, false).Add(r.Found) // a buffer takes everything
	return out.String()
}

// validUTF8 is what encoding/json makes of text.
func validUTF8(text string) string { return string([]rune(text)) }

// checkReadable proves that what a report says of the only finding of result can
// be read again in every format, unharmed and harmless.
func checkReadable(t testing.TB, result finding.Result) {
	t.Helper()
	for _, format := range Formats() {
		report := write(t, format, result)
		for _, r := range report {
			if r != '\n' && !unicode.IsPrint(r) && !isJoiner(r) {
				t.Errorf("%s: %U in %q", format, r, report)
				break
			}
		}
		if !utf8.ValidString(report) {
			t.Errorf("%s: %q is not UTF-8", format, report)
		}
		if format == "text" {
			continue
		}
		reader, ok := readers[format]
		if !ok {
			t.Fatalf("no reader for the format %s", format)
		}
		want := []string{reader.want(result, result.Findings[0])}
		if diff := cmp.Diff(want, reader.read(t, report)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

// isJoiner allows what stands inside emoji and words of several scripts.
func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

var nasty = []string{
	"plain",
	"</script><script>alert(1)</script>",
	`" onmouseover="alert(1)" x='`,
	"-->]]><!-- <![CDATA[ &amp; &#27; %0A%25",
	"```\n# heading\n```",
	"`````` ~~~ ``",
	"[link](https://evil.example) ![image](x) <https://evil.example> www.evil.example a@evil.example @user #12 :bug:",
	"*bold* _it_ ~~no~~ | table | $math$ <b>html</b> &nbsp; \\",
	"line\nline\r\nline\rline\u2028line\u0085line",
	"::error file=x::y ##[set-env name=PATH;]x ::stop-commands::",
	"\x1b]0;title\a\x1b[2J\u009b31m",
	"\u202eright to left\u2066 zero\u200bwidth \ufeff",
	"nul\x00 del\x7f not UTF-8 \xff\xc3( \xed\xa0\x80 \ufffe\uffff",
	"  spaces  ",
	"日本語 👩‍👩‍👧 e\u0301",
	"{{.Path}} ${{ secrets.TOKEN }} %s %d $(id)",
}

func TestNastyText(t *testing.T) {
	for _, text := range nasty {
		t.Run(fmt.Sprintf("%.20q", text), func(t *testing.T) {
			checkReadable(t, nastyResult(text, text, text, text, text, 0, len(text)))
		})
	}
}

// nastyResult has one finding; the document's bytes do not have to fit the rest.
func nastyResult(path, message, hint, pointer, text string, offset, end int) finding.Result {
	return finding.Result{Found: finding.Found{
		Path:     "a" + path,
		Excerpts: []span.Excerpt{{Offset: 0, Text: []byte(text)}},
		Findings: []finding.Finding{{
			Rule: "enum", Severity: finding.SeverityWarning, Message: "m" + message, Hint: hint,
			Line: 1, Column: 1, EndColumn: 2, Offset: offset, End: end,
			Location: &finding.Location{InstanceLocation: pointer, KeywordLocation: pointer},
		}},
	}}
}

func FuzzReports(f *testing.F) {
	for _, text := range nasty {
		f.Add(text, text, text, text, text, 0, len(text))
	}
	f.Fuzz(func(t *testing.T, path, message, hint, pointer, text string, offset, end int) {
		if offset < 0 || end < offset || end > len(text) {
			t.Skip("no place in the document")
		}
		if once := source.MaskPath("a" + path); source.MaskPath(once) != once {
			t.Skip("JUnit has the path masked twice, which may mask more")
		}
		checkReadable(t, nastyResult(path, message, hint, pointer, text, offset, end))
	})
}

func readOneline(t testing.TB, report string) []string {
	t.Helper()
	line := regexp.MustCompile(`^.+?:1:1: warning: (.*) \[enum\]$`)
	var messages []string
	for l := range strings.Lines(report) {
		m := line.FindStringSubmatch(strings.TrimSuffix(l, "\n"))
		if m == nil {
			t.Fatalf("line %q", l)
		}
		messages = append(messages, m[1])
	}
	return messages
}

// decode reads one JSON document and nothing after it.
func decode[T any](t testing.TB, report string) T {
	t.Helper()
	var doc T
	if err := json.Unmarshal([]byte(report), &doc); err != nil {
		t.Fatalf("%v in %s", err, report)
	}
	return doc
}

func readJSON(t testing.TB, report string) []string {
	doc := decode[struct {
		Files []struct{ Findings []struct{ Message string } }
	}](t, report)
	var messages []string
	for _, file := range doc.Files {
		for _, f := range file.Findings {
			messages = append(messages, f.Message)
		}
	}
	return messages
}

func readNDJSON(t testing.TB, report string) []string {
	var messages []string
	types := []string{}
	for line := range strings.Lines(report) {
		doc := decode[struct{ Type, Message string }](t, line)
		types = append(types, doc.Type)
		if doc.Type == "finding" {
			messages = append(messages, doc.Message)
		}
	}
	if types[len(types)-1] != "summary" {
		t.Errorf("the last of %q is no summary", types)
	}
	return messages
}

func readSARIF(t testing.TB, report string) []string {
	doc := decode[struct {
		Runs []struct {
			Results []struct{ Message struct{ Text string } }
		}
	}](t, report)
	var messages []string
	for _, result := range doc.Runs[0].Results {
		messages = append(messages, result.Message.Text)
	}
	return messages
}

func readGitLab(t testing.TB, report string) []string {
	var messages []string
	for _, issue := range decode[[]struct{ Description string }](t, report) {
		messages = append(messages, issue.Description)
	}
	return messages
}

// A command is a workflow command as the runner of GitHub Actions reads it.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// readCommands does as the runner does (ActionCommand.TryParseV2): the name and
// the properties end at the second "::"; what is escaped in them is known.
func readCommands(t testing.TB, report string) []command {
	t.Helper()
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	var commands []command
	for line := range strings.Lines(report) {
		head, message, ok := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "::"), "::")
		name, properties, _ := strings.Cut(head, " ")
		if !ok || !slices.Contains([]string{"error", "warning", "notice"}, name) {
			t.Fatalf("not a command: %q", line)
		}
		c := command{name, map[string]string{}, data.Replace(message)}
		for p := range strings.SplitSeq(properties, ",") {
			key, value, _ := strings.Cut(p, "=")
			c.properties[key] = property.Replace(value)
		}
		commands = append(commands, c)
	}
	return commands
}

func readGitHub(t testing.TB, report string) []string {
	t.Helper()
	var messages []string
	for _, c := range readCommands(t, report) {
		if c.properties["title"] != "enum" || len(c.properties) != 4 {
			t.Errorf("properties %q", c.properties)
		}
		messages = append(messages, c.data)
	}
	return messages
}

// readElements returns the elements of an XML document, and the text that each
// holds directly.
func readElements(t testing.TB, d *xml.Decoder) (elements []xml.StartElement, texts []string) {
	t.Helper()
	var open []int
	for {
		token, err := d.Token()
		if err == io.EOF {
			return elements, texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, len(elements))
			elements = append(elements, token.Copy())
			texts = append(texts, "")
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				texts[open[len(open)-1]] += string(token)
			}
		}
	}
}

func readXML(t testing.TB, report string) ([]xml.StartElement, []string) {
	t.Helper()
	return readElements(t, xml.NewDecoder(strings.NewReader(report)))
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func readCheckstyle(t testing.TB, report string) []string {
	t.Helper()
	var messages []string
	elements, _ := readXML(t, report)
	for _, e := range elements {
		if e.Name.Local == "error" {
			messages = append(messages, attribute(e, "message"))
		}
	}
	return messages
}

func readJUnit(t testing.TB, report string) []string {
	t.Helper()
	var messages []string
	elements, texts := readXML(t, report)
	for i, e := range elements {
		if e.Name.Local == "failure" || e.Name.Local == "system-out" {
			messages = append(messages, texts[i])
		}
	}
	return messages
}

func wantMarkdown(_ finding.Result, f finding.Finding) string {
	message := span.Visible(f.Said())
	if f.Hint != "" {
		// Spaces at the ends of a line do not count, nor does a line of them.
		return message + "|" + strings.TrimRight("Hint: "+span.Visible(f.Hint), " ")
	}
	return message + "|"
}

// readMarkdown takes the message and the hint out of the paragraphs, and fails
// on any markup that the report does not use.
func readMarkdown(t testing.TB, report string) []string {
	t.Helper()
	source := []byte(report)
	page := goldmark.New(goldmark.WithExtensions(gfm.GFM)).Parser().Parse(gmtext.NewReader(source))
	var blocks []string
	for block := page.FirstChild(); block != nil; block = block.NextSibling() {
		checkKind(t, block)
		if block.Kind() == ast.KindParagraph {
			blocks = append(blocks, inline(t, block, source))
		}
	}
	// The first paragraph is the summary.
	message, ok := strings.CutPrefix(blocks[1], "warning 1:1 ")
	message, ok2 := strings.CutSuffix(message, " (enum)")
	if !ok || !ok2 || len(blocks) > 3 {
		t.Errorf("paragraphs %q", blocks)
	}
	return []string{message + "|" + strings.Join(blocks[2:], "|")}
}

func checkKind(t testing.TB, block ast.Node) {
	t.Helper()
	allowed := []ast.NodeKind{ast.KindHeading, ast.KindParagraph, ast.KindFencedCodeBlock}
	if !slices.Contains(allowed, block.Kind()) {
		t.Errorf("a block of kind %s", block.Kind())
	}
}

// inline returns the text of a paragraph, as it is shown.
func inline(t testing.TB, block ast.Node, source []byte) string {
	t.Helper()
	var out bytes.Buffer
	for node := block.FirstChild(); node != nil; node = node.NextSibling() {
		switch node := node.(type) {
		case *ast.Text:
			out.Write(unescapePunctuation(node.Segment.Value(source)))
		case *ast.String:
			out.Write(node.Value)
		case *ast.Emphasis:
			out.WriteString(inline(t, node, source))
		default:
			t.Errorf("inline markup of kind %s", node.Kind())
		}
	}
	return out.String()
}

// unescapePunctuation resolves backslash escapes (CommonMark, section 2.4).
func unescapePunctuation(text []byte) []byte {
	return regexp.MustCompile(`\\([!-/:-@\[-`+"`"+`{-~])`).ReplaceAll(text, []byte("$1"))
}

func readHTML(t testing.TB, report string) []string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(report))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	elements, texts := readElements(t, d)
	var messages []string
	scripts := 0
	for i, e := range elements {
		for _, a := range e.Attr {
			if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") || a.Name.Local == "src" {
				t.Errorf("<%s %s=%q>", e.Name.Local, a.Name.Local, a.Value)
			}
		}
		if e.Name.Local == "script" {
			scripts++
		}
		if attribute(e, "class") == "message" {
			messages = append(messages, texts[i])
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
	return messages
}
