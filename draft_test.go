package authlink

import (
	"encoding/json"
	"testing"
)

func TestDraftAsText(t *testing.T) {
	for draft, want := range map[Draft]string{
		Draft202012: "2020-12", Draft201909: "2019-09", Draft7: "7", Draft6: "6", Draft4: "4",
	} {
		data, err := json.Marshal(draft)
		if err != nil || string(data) != `"`+want+`"` {
			t.Errorf("%v is written as %s, %v", draft, data, err)
		}
		read := Draft(-1)
		if err := json.Unmarshal(data, &read); err != nil || read != draft {
			t.Errorf("%s is read as %v, %v", data, read, err)
		}
	}
}

// TestTextOfNoDraft also proves that the errors list the drafts.
func TestTextOfNoDraft(t *testing.T) {
	const known = "; the drafts are 2020-12, 2019-09, 7, 6, 4"
	for _, text := range []string{"", "3", "draft-07", "2020"} {
		draft := Draft6
		err := draft.UnmarshalText([]byte(text))
		if want := `no draft is called "` + text + `"` + known; err == nil || err.Error() != want || draft != Draft6 {
			t.Errorf("%v, %v, want %s", draft, err, want)
		}
	}
	for draft, want := range map[Draft]string{-1: "there is no Draft(-1)", Draft4 + 1: "there is no Draft(5)"} {
		if text, err := draft.MarshalText(); text != nil || err == nil || err.Error() != want+known {
			t.Errorf("%s, %v, want %s", text, err, want)
		}
	}
}
