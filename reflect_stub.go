package authlink

func Reflect[T any](opts *struct{}) ([]byte, error) { panic("to do") }
