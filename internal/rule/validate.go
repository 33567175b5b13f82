package rule

import (
	"example.com/authlink/internal/accept"
	"example.com/authlink/internal/diagnose"
	"example.com/authlink/internal/engine"
	"example.com/authlink/internal/finding"
)

// validate finds what validation finds in the document, and nothing else, which has been read with the
// options of the set. What has been read like that for the validator, too, is not read again, and what is said
// of it goes right into findings: no error of the library is made of it.
func (in *inspection) validate(s *Set) (err error) {
	in.found = in.found[:0]
	schema := (*engine.Validator)(in.validator).Schema()
	if schema == nil || schema.Parsing != s.parsing(false) {
		in.found, err = finding.Findings(in.validator.Validate(in.data))
		return err
	}
	judging := schema.Judging()
	if judging.Suspect = in.suspect; in.suspect == 0 || in.validator != s.validator {
		var verdict accept.Verdict
		if verdict, judging.Suspect = schema.Prejudge(in.data); verdict == accept.Proven {
			return nil
		}
	}
	judgement, err := schema.Judge.Judge(in.doc, judging)
	if err != nil { // the library says in its own words that it takes too many steps
		in.found, err = finding.Findings(in.validator.Validate(in.data))
		return err
	}
	defer judgement.Release()
	if !judgement.IsNone() {
		diagnose.Explain(engine.Subject(schema, in.data, in.doc), judgement, func(violations []diagnose.Violation) {
			in.found = finding.AppendViolations(in.found, violations, judgement.More)
		})
	}
	return nil
}
