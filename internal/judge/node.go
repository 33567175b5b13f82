package judge

import (
	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/decimal"
	"example.com/authlink/internal/jsonindex"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A node is one schema, ready to judge: its keywords, sorted by what they apply to. A part
// that asks nothing is nil.
type node struct {
	schema   *jsonschema.Schema
	id       int32
	resource *resource // that the schema is part of; nil where no dynamic reference asks

	accepts bool // the schema true, or one without a keyword that asserts
	forbids bool // the schema false

	types    kinds // that are allowed
	enum     *values
	constant *values
	format   *jsonschema.Format

	strings *stringRule
	numbers *numberRule
	arrays  *arrayRule
	objects *objectRule

	quick *accept.Part // judges arrays and objects without reasons; nil for nobody: see foresight.go

	hasInPlace bool // one of the six that follow is there
	references []reference
	not        *node
	allOf      []*node
	anyOf      []*node
	oneOf      []*node
	condition  *condition

	way
}

// A way is what is known of the ways that lead to a node, and on from it.
type way struct {
	isShared bool // several ways lead here, and to one value: what is found is remembered
	isScoped bool // a dynamic reference can be reached, so that the scope is part of the question
	isLoop   bool // it may lead back here for the same value

	isGlanced  bool // a scalar may be judged without a frame: see glance.go
	looksBelow bool // members or items are judged, here or where references and combinators lead
}

// A reference is "$ref", "$dynamicRef" or "$recursiveRef".
type reference struct {
	keyword string
	target  *node
	anchor  string // that the dynamic scope is asked for; "" for none
}

// A condition is "if" with "then" and "else", either of which may be nil.
type condition struct{ test, then, otherwise *node }

// A stringRule is what a schema asks of a string.
type stringRule struct {
	min, max int
	pattern  jsonschema.Regexp
}

// A numberRule is what a schema asks of a number.
type numberRule struct {
	bounds     []bound
	multipleOf *jsonschema.Schema // whose multipleOf is asked for; nil for none
	divisor    *decimal.Divisor   // that number, where it has few digits
}

// A bound is one of the four limits of a number.
type bound struct {
	keyword string
	limit   decimal.Decimal
	refuses [3]bool // a number below, at, above the limit
}

// An arrayRule is what a schema asks of an array.
type arrayRule struct {
	min, max int
	unique   bool

	prefix        []*node
	prefixKeyword string
	rest          *node // of the items after the prefix
	restKeyword   string
	isClosed      bool // no item may follow the prefix

	contains                 *node
	minContains, maxContains int
	containsEvaluates        bool

	unevaluated *node
}

// An objectRule is what a schema asks of an object.
type objectRule struct {
	min, max int

	members  map[string]member
	byName   members // the same, found faster
	patterns []memberPattern
	others   *node // of the members that neither names
	isClosed bool  // there may be none
	names    *node

	asked      []string // the names that keywords ask for; their numbers are indexes
	required   []int    // numbers of names
	dependents []dependent

	unevaluated *node
}

// A member is what a schema says of members by one name.
type member struct {
	name   string
	schema *node // nil for nothing
	asked  int   // number of the name; -1 where no keyword asks whether it is there
}

// A memberPattern is an entry of "patternProperties".
type memberPattern struct {
	pattern jsonschema.Regexp
	schema  *node
}

// A dependent is what is asked of an object that has a member.
type dependent struct {
	keyword  string
	name     string
	asked    int
	required []int // numbers of names
	schema   *node // nil for names alone
}

// kinds is a set of kinds of values.
type kinds uint16

const (
	anyKind = kinds(1<<(jsonindex.Object+1) - 1)
	integer = kinds(1 << (jsonindex.Object + 1)) // beside the number kind: whole numbers alone
)

func kindsOf(kind jsonindex.Kind) kinds { return 1 << kind }

func (k kinds) has(kind jsonindex.Kind) bool { return k&kindsOf(kind) != 0 }
