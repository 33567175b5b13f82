package lint

import (
	"encoding/xml"
	"io"
)

// writeXML writes a document with its declaration in a single write. Strings in
// doc must have gone through [Visible] or [VisiblePath]: encoding/xml escapes
// what has a meaning in XML, but puts U+FFFD where XML has no way to say a
// control character.
func writeXML(w io.Writer, doc any) error {
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	text = append([]byte(xml.Header), text...)
	_, err = w.Write(append(text, '\n'))
	return err
}
