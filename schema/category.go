package schema

// A Category is a kind of integration that an auth link may connect. Its value
// is the spelling of the SDK form.
type Category string

// The categories of the contract.
const (
	CategoryATS        Category = "ats"
	CategoryHRIS       Category = "hris"
	CategoryHRISLegacy Category = "hrisLegacy"
	CategoryCRM        Category = "crm"
	CategoryIAM        Category = "iam"
	CategoryMarketing  Category = "marketing"
	CategoryLMS        Category = "lms"
	CategoryStackOne   Category = "stackOne"
	CategoryDocuments  Category = "documents"
)

// categories holds every category, in the order of the vendor's document, with
// its spelling in the wire form.
var categories = [...]struct {
	category Category
	wire     string
}{
	{CategoryATS, "ats"},
	{CategoryHRIS, "hris"},
	{CategoryHRISLegacy, "hris-legacy"},
	{CategoryCRM, "crm"},
	{CategoryIAM, "iam"},
	{CategoryMarketing, "marketing"},
	{CategoryLMS, "lms"},
	{CategoryStackOne, "stackone"},
	{CategoryDocuments, "documents"},
}

// Categories lists every category, in the order of the vendor's document. The
// slice is the caller's own.
func Categories() []Category {
	list := make([]Category, len(categories))
	for i, entry := range categories {
		list[i] = entry.category
	}
	return list
}

// ParseCategory reads a category in the spelling of either form, and reports
// whether there is such a category.
func ParseCategory(s string) (Category, bool) {
	for _, entry := range categories {
		if s == string(entry.category) || s == entry.wire {
			return entry.category, true
		}
	}
	return "", false
}

// Wire is the spelling of c in the wire form; c itself where the contract does
// not know c.
func (c Category) Wire() string {
	for _, entry := range categories {
		if c == entry.category {
			return entry.wire
		}
	}
	return string(c)
}
