module example.com/authlink/bench

go 1.26.0

replace example.com/authlink => ../

require (
	example.com/authlink v0.0.0
	github.com/kaptinlin/jsonschema v0.7.0
)

require (
	github.com/agnivade/levenshtein v1.2.2 // indirect
	github.com/bahlo/generic-list-go v0.2.0 // indirect
	github.com/buger/jsonparser v1.1.2 // indirect
	github.com/go-json-experiment/json v1.27.2 // indirect
	github.com/goccy/go-yaml v1.19.2 // indirect
	github.com/invopop/jsonschema v0.14.0 // indirect
	github.com/kaptinlin/go-i18n v0.2.7 // indirect
	github.com/kaptinlin/jsonpointer v0.4.14 // indirect
	github.com/kaptinlin/messageformat-go v0.4.16 // indirect
	github.com/pb33f/ordered-map/v2 v2.3.1 // indirect
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // indirect
	go.yaml.in/yaml/v4 v4.0.0-rc.2 // indirect
	golang.org/x/text v0.34.0 // indirect
)
