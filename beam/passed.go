package authlinkbeam

import (
	"bytes"
	"context"

	"example.com/authlink/internal/source"
)

// rawOf returns what cuts pieces out of a text that begins at an offset of a file.
func rawOf(text []byte, offset int) func(offset, length int) []byte {
	return func(at, length int) []byte {
		from := at - offset
		return bytes.Clone(text[from:min(len(text), from+length)])
	}
}

// passed holds the dead letters of a file that is read from its start until their texts have been
// read, for who has asked to pass them as they are: what is found in it shows no secret.
type passed struct {
	letters []DeadLetter
	lengths map[int]int // of the texts, by their offsets
}

func (p *passed) hold(d DeadLetter) { p.letters = append(p.letters, d) }

// note notes that the text of a letter is to be read.
func (p *passed) note(offset, length int) []byte {
	if p.lengths == nil {
		p.lengths = map[int]int{}
	}
	p.lengths[offset] = length
	return nil
}

// emit reads the file again, and emits the letters with their texts. Those whose texts cannot be
// read go without.
func (p *passed) emit(ctx context.Context, f file, dead func(DeadLetter)) error {
	if len(p.letters) == 0 {
		return nil
	}
	err := p.read(ctx, f)
	for _, d := range p.letters {
		dead(d)
	}
	return err
}

func (p *passed) read(ctx context.Context, f file) error {
	r, err := openWhole(ctx, f.Path)
	if err != nil {
		return err
	}
	defer r.Close()
	content := source.File{Path: f.Path, Stdin: r, MostOfLine: maxLine()}
	if source.FormatOf("", f.Path).Kind() != source.KindLines {
		text, err := content.ReadMost(maxLine())
		p.fill(text, 0)
		return err
	}
	for c, err := range content.Chunks {
		if err != nil {
			return err
		}
		p.fill(c.Text, c.Offset)
	}
	return nil
}

// fill gives the letters their texts that begin in a part of the file.
func (p *passed) fill(text []byte, offset int) {
	cut := rawOf(text, offset)
	for i := range p.letters {
		d := &p.letters[i]
		if length, ok := p.lengths[d.Offset]; ok && d.Offset >= offset && d.Offset < offset+len(text) {
			d.Text = cut(d.Offset, length)
		}
	}
}
