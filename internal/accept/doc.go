// Package accept proves JSON texts valid against a schema.
package accept
