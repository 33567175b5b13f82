package report

import (
	"encoding/hex"
	"unicode/utf8"

	"example.com/authlink/internal/finding"
	"example.com/authlink/internal/jsonwrite"
	"example.com/authlink/internal/span"
)

// writeResult writes a finding as a [sarifResult], member by member: a run may have very many.
func (r *sarifReport) writeResult(found finding.Found, f *finding.Finding, print string) {
	t, artifact := &r.text, r.artifact(found.Path)
	t.Open('{')
	writeString(t, "ruleId", f.Rule)
	writeNumber(t, "ruleIndex", r.ruleIndex(f.Rule))
	writeString(t, "level", sarifLevel(f.Severity))
	writeText(t, "message", sarifMessage(*f))
	t.Member("locations")
	t.Open('[')
	t.Element()
	sarifPlace{artifact: artifact, region: regionOf(found, f), value: f.Location}.write(t)
	t.Close(']')
	if len(f.Related) > 0 {
		t.Member("relatedLocations")
		t.Open('[')
		for i := range f.Related {
			t.Element()
			sarifPlace{id: i + 1, artifact: artifact, region: relatedRegion(found, f, i), message: &f.Related[i].Message}.write(t)
		}
		t.Close(']')
	}
	t.Member("partialFingerprints")
	t.Open('{')
	t.Member(sarifFingerprint)
	writePrint(t, print)
	t.Close('}')
	if f.Fix != nil {
		writeSARIFFix(t, artifact, f.Fix)
	}
	t.Close('}')
}

// A sarifPlace is what a [sarifLocation] is written from.
type sarifPlace struct {
	id       int // what a link in a message leads to; 0 if there is none
	artifact sarifArtifact
	region   sarifRegion
	value    *finding.Location // what is there, nil for a place in the text
	message  *string           // nil for none
}

func (p sarifPlace) write(t *jsonwrite.Text) {
	t.Open('{')
	if p.id > 0 {
		writeNumber(t, "id", p.id)
	}
	t.Member("physicalLocation")
	t.Open('{')
	p.artifact.write(t)
	p.region.write(t)
	t.Close('}')
	if p.value != nil { // a JSON Pointer, of which the root's is empty (3.33)
		t.Member("logicalLocations")
		t.Open('[')
		t.Element()
		t.Open('{')
		writeString(t, "fullyQualifiedName", p.value.InstanceLocation)
		t.Close('}')
		t.Close(']')
	}
	if p.message != nil {
		writeText(t, "message", *p.message)
	}
	t.Close('}')
}

// write writes the member that names an artifact.
func (a sarifArtifact) write(t *jsonwrite.Text) {
	t.Member("artifactLocation")
	t.Open('{')
	if a.URI != "" {
		writeString(t, "uri", a.URI)
	}
	if a.Base != "" {
		writeString(t, "uriBaseId", a.Base)
	}
	t.Close('}')
}

// write writes the member that is a region.
func (r sarifRegion) write(t *jsonwrite.Text) {
	t.Member("region")
	t.Open('{')
	writeNumber(t, "startLine", r.StartLine)
	writeNumber(t, "startColumn", r.StartColumn)
	if r.EndLine != 0 {
		writeNumber(t, "endLine", r.EndLine)
	}
	if r.EndColumn != 0 {
		writeNumber(t, "endColumn", r.EndColumn)
	}
	writeNumber(t, "byteOffset", r.ByteOffset)
	writeNumber(t, "byteLength", r.ByteLength)
	t.Close('}')
}

// regionOf gives the same place in lines and columns and in bytes: what
// the text report marks.
func regionOf(found finding.Found, f *finding.Finding) sarifRegion {
	return sarifRegion{f.Line, f.Column, f.Line, f.EndColumn, f.Offset, found.MarkLength(*f)}
}

// relatedRegion gives another place that a finding is about, up to the end of its line.
func relatedRegion(found finding.Found, f *finding.Finding, i int) sarifRegion {
	place := &f.Related[i]
	region := sarifRegion{StartLine: place.Line, StartColumn: place.Column, ByteOffset: place.Offset, ByteLength: place.End - place.Offset}
	if source, offset, end := found.Place(finding.Finding{Offset: place.Offset, End: place.End}); len(source) > 0 {
		end = span.MarkEnd(source, offset, end)
		region.EndLine, region.EndColumn = place.Line, place.Column+utf8.RuneCount(source[offset:end])
		region.ByteLength = end - offset
	}
	return region
}

// writeSARIFFix writes the member that has a [sarifFix]: the change of a finding, in bytes.
func writeSARIFFix(t *jsonwrite.Text, artifact sarifArtifact, fix *finding.Fix) {
	t.Member("fixes")
	t.Open('[')
	t.Element()
	t.Open('{')
	writeText(t, "description", sarifFixNames[fix.Kind])
	t.Member("artifactChanges")
	t.Open('[')
	t.Element()
	t.Open('{')
	artifact.write(t)
	t.Member("replacements")
	t.Open('[')
	for _, e := range fix.Edits {
		t.Element()
		t.Open('{')
		t.Member("deletedRegion")
		t.Open('{')
		writeNumber(t, "byteOffset", e.Offset)
		writeNumber(t, "byteLength", e.End-e.Offset)
		t.Close('}')
		writeText(t, "insertedContent", e.Text)
		t.Close('}')
	}
	t.Close(']')
	t.Close('}')
	t.Close(']')
	t.Close('}')
	t.Close(']')
}

// writeText writes a member that is a message (3.11) or content (3.12).
func writeText(t *jsonwrite.Text, name, text string) {
	t.Member(name)
	t.Open('{')
	writeString(t, "text", text)
	t.Close('}')
}

// writePrint writes a fingerprint.
func writePrint(t *jsonwrite.Text, print string) {
	var digest [jsonwrite.DigestBytes]byte
	if hex.DecodedLen(len(print)) != len(digest) {
		t.String(print)
		return
	}
	if _, err := hex.Decode(digest[:], []byte(print)); err != nil {
		t.String(print)
		return
	}
	t.Digest(digest)
}
