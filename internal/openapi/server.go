package openapi

// A Server is a base URL that requests are sent to.
type Server struct {
	URL       string // in which {name} is a variable; relative where it begins with no scheme
	Variables map[string]Variable
}

// A Variable is one of the URL of a server.
type Variable struct {
	Default string
	Enum    []string // the values there are; nil for any
}

func serversOf(at target) (servers []Server) {
	list, _ := at.below("servers")
	for _, i := range list.names() {
		one, _ := list.below(i)
		s := Server{Variables: map[string]Variable{}}
		s.URL, _ = one.object()["url"].(string)
		variables, _ := one.below("variables")
		for _, name := range variables.names() {
			v, _ := variables.below(name)
			var variable Variable
			variable.Default, _ = v.object()["default"].(string)
			values, _ := v.object()["enum"].([]any)
			for _, value := range values {
				if text, ok := value.(string); ok {
					variable.Enum = append(variable.Enum, text)
				}
			}
			s.Variables[name] = variable
		}
		servers = append(servers, s)
	}
	return servers
}
