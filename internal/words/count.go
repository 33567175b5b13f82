package words

import (
	"fmt"
)

// Count says how many there are of something, such as "1 file" and "2 files".
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
