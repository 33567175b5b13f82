package rule

// texts are the rules about the text of a document. They are named after the codes of
// [authlink.SyntaxError], which finds the faults; mend.go judges what is left.
var texts = []string{
	"syntax",
	"duplicate-name",
	"byte-order-mark",
	"encoding",
	"limit",
}
