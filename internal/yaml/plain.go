package yaml

// plain reads a plain scalar (YAML 1.2.2, section 7.3.3). Where it ends depends on what
// it is in, so the parser's word is taken for that: what follows must be something that
// may stand between two nodes.
func (d *decoder) plain() bool {
	for d.value != "" && d.at < len(d.source) {
		if isSpace(d.source[d.at]) {
			if !d.fold() {
				return false
			}
			continue
		}
		if !d.take(d.textEnd("")) {
			return false
		}
	}
	return true
}
