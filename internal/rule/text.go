package rule

// texts are the rules about the text of a document: while one of them has a finding,
// there is no value to look at. They are named after the codes of
// [authlink.SyntaxError], which finds the faults.
var texts = []string{
	"syntax",
	"duplicate-name",
	"byte-order-mark",
	"encoding",
	"limit",
}
