package schemafile

import "errors"

// ofRevision returns an error: a page has no git.
func ofRevision(string, string) ([]byte, error) { return nil, errors.ErrUnsupported }
