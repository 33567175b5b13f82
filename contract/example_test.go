package contract_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"example.com/authlink"
	"example.com/authlink/contract"
)

// shop is the directory of a project, with its configuration.
var shop = os.DirFS("testdata/shop")

func ExampleLoad() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(order.Title())
	for _, edition := range order.Editions() {
		fmt.Println(edition.Name, edition.Schema)
	}
	// Output:
	// An order, as Acme's API answers GET /orders/{id}
	// 2025-03-01 contracts/acme-order/2025-03-01.schema.json
	// 2026-02-01 acme/openapi.yaml#/components/schemas/Order
}

func ExampleLoadFile() {
	_, err := contract.LoadFile(shop, ".authlink-lint.yaml", "acme-ordr")
	fmt.Println(err)
	// Output:
	// no contract is called "acme-ordr"; did you mean "acme-order"?
}

func ExampleBuiltIn() {
	link := contract.BuiltIn()
	fmt.Println(link.Name(), link.Forms(), len(link.Editions()))
	// Output:
	// stackone-auth-link [sdk wire dump] 12
}

func ExampleContract_Validator() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	latest, err := order.Validator("latest")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(latest.Validate([]byte(`{"order_id": "7", "status": "paid", "carrier": "ups"}`)))
	fmt.Println(latest.Validate([]byte(`{"order_id": 7, "status": "paid"}`)))
	fmt.Println(latest.Validate([]byte(`{"order_id": "7", "status": "paid", "payment": {"iban": 12345}}`)))
	// Output:
	// <nil>
	// 1:14: expected string, got number 7 [type] (the edition 2025-03-01 takes it)
	// 1:57: expected string, got number (redacted) [type] (put the number in quotes)
}

func ExampleContract_ValidatorIn() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	app, err := order.ValidatorIn("2025-12-24", "app") // the edition in force on that day
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(app.Validate([]byte(`{"orderId": 7, "status": "paid"}`)))
	// Output:
	// <nil>
}

func ExampleContract_Compile() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = order.Compile("latest", "xml", &authlink.Options{MaxViolations: 10})
	fmt.Println(err)
	// Output:
	// the contract acme-order has no form "xml": it has wire and app
}

func ExampleContract_Schema() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	schema, err := order.Schema("2025-03-01", "app")
	fmt.Println(string(schema), err)
	// Output:
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "type": "object",
	//   "properties": {
	//     "orderId": {"type": "integer"},
	//     "status": {"enum": ["new", "paid"]}
	//   },
	//   "required": ["orderId", "status"]
	// }
	//  <nil>
}

func ExampleContract_Detect() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := order.Detect([]byte(`{"order_id": "7", "status": "shipped"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(found.Satisfied)
	fmt.Println(found.Nearest, "has", len(found.Why.Violations), "against it")
	// Output:
	// [{2026-02-01 wire}]
	// {2026-02-01 app} has 1 against it
}

func ExampleContract_Compare() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	differences, err := order.Compare("2025-03-01", "latest")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range differences {
		if d.Class == contract.Widening {
			fmt.Println(d.Class, d.Path, d.Old, "→", d.New)
		}
	}
	// Output:
	// widening /status  → "shipped"
}

func ExampleError() {
	order, err := contract.LoadFile(os.DirFS("testdata"), "missing.yaml", "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = order.Validator("latest")
	if e, ok := errors.AsType[*contract.Error](err); ok {
		fmt.Println(e.File, e.Line)
		fmt.Println(e)
	}
	// Output:
	// missing.yaml 4
	// missing.yaml:4:21: acme/none.schema.json is not a file that can be read: a name is relative to this configuration
}

func ExampleContract_Name() {
	fmt.Println(contract.BuiltIn().Name())
	// Output:
	// stackone-auth-link
}

func ExampleContract_Title() {
	fmt.Println(contract.BuiltIn().Title())
	// Output:
	// StackOne ConnectSessionTokenAuthLink
}

func ExampleContract_Editions() {
	editions := contract.BuiltIn().Editions()
	fmt.Println(editions[0].Name, "to", editions[len(editions)-1].Name)
	// Output:
	// 2024-11-25 to 2026-02-09
}

func ExampleContract_Forms() {
	fmt.Println(contract.BuiltIn().Forms())
	// Output:
	// [sdk wire dump]
}

func ExampleContract_Check() {
	order, err := contract.Load(shop, "acme-order")
	if err != nil {
		fmt.Println(err)
		return
	}
	check, err := order.Check() // for authlinkbeam.Read, or the options of authlinkkafka.New
	if err != nil {
		fmt.Println(err)
		return
	}
	check.Edition, check.AllRules = "latest", true
	fmt.Println(check.Contract, check.Validate(), slices.Sorted(maps.Keys(check.Files)))
	// Output:
	// acme-order <nil> [.authlink-lint.yaml 1.schema.json 2.schema.json]
}

func ExampleCheck_Validate() {
	check := contract.Check{Contract: "stackone-auth-link", Form: "wire", Rules: map[string]string{"tpye": "off"}}
	fmt.Println(check.Validate())
	// Output:
	// there is no rule "tpye"; did you mean type?
}
