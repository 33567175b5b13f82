package contracts

// A Handle is a contract for package contract, whose type is declared as this one: it exports
// nothing, and this module still gets at the contract.
type Handle struct{ contract *Contract }

// NewHandle returns a handle of a contract.
func NewHandle(c *Contract) *Handle { return &Handle{c} }

// Contract returns the contract, nil for a nil or zero handle.
func (h *Handle) Contract() *Contract {
	if h == nil {
		return nil
	}
	return h.contract
}
