package schema

// A Category is a kind of integration that an auth link may connect. Its value
// is the spelling of the SDK form.
type Category string

// The categories of all editions of the contract.
const (
	CategoryATS         Category = "ats"
	CategoryHRIS        Category = "hris"
	CategoryHRISLegacy  Category = "hrisLegacy"
	CategoryCRM         Category = "crm"
	CategoryIAM         Category = "iam"
	CategoryMarketing   Category = "marketing"
	CategoryLMS         Category = "lms"
	CategoryStackOne    Category = "stackOne"
	CategoryFileStorage Category = "fileStorage"
	CategoryDocuments   Category = "documents"
	CategoryTicketing   Category = "ticketing"
	CategoryScreening   Category = "screening"
	CategoryMessaging   Category = "messaging"
	CategoryAccounting  Category = "accounting"
	CategoryScheduling  Category = "scheduling"
)

// categories holds the categories of all editions, in the order of the vendor's
// document: the spelling in the forms wire and dump, and the editions that
// brought and removed each.
var categories = [...]struct {
	category Category
	wire     string
	since    string
	until    string
}{
	{category: CategoryATS, wire: "ats"},
	{category: CategoryHRIS, wire: "hris"},
	{category: CategoryHRISLegacy, wire: "hris-legacy"},
	{category: CategoryCRM, wire: "crm"},
	{category: CategoryIAM, wire: "iam"},
	{category: CategoryMarketing, wire: "marketing"},
	{category: CategoryLMS, wire: "lms"},
	{category: CategoryStackOne, wire: "stackone"},
	{category: CategoryFileStorage, wire: "file-storage", until: "2024-12-02"},
	{category: CategoryDocuments, wire: "documents", since: "2024-12-02"},
	{category: CategoryTicketing, wire: "ticketing", since: "2025-03-14"},
	{category: CategoryScreening, wire: "screening", since: "2025-03-14"},
	{category: CategoryMessaging, wire: "messaging", since: "2025-04-21"},
	{category: CategoryAccounting, wire: "accounting", since: "2025-07-08"},
	{category: CategoryScheduling, wire: "scheduling", since: "2025-11-26"},
}

// Categories lists the categories of the edition, in the order of the vendor's
// document. The slice is the caller's own.
func (e Edition) Categories() []Category {
	list := make([]Category, 0, len(categories))
	for _, entry := range categories {
		if e.isWithin(entry.since, entry.until) {
			list = append(list, entry.category)
		}
	}
	return list
}

// ParseCategory reads a category in the spelling of any form, and reports
// whether any edition has such a category.
func ParseCategory(s string) (Category, bool) {
	for _, entry := range categories {
		if s == string(entry.category) || s == entry.wire {
			return entry.category, true
		}
	}
	return "", false
}

// Spelling is how a form spells c: c itself in the SDK form, and where the
// contract does not know c.
func (c Category) Spelling(f Form) string {
	if f == FormSDK {
		return string(c)
	}
	for _, entry := range categories {
		if c == entry.category {
			return entry.wire
		}
	}
	return string(c)
}
