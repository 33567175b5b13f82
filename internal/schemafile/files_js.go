package schemafile

// HasFiles is not set in a page, which has no files: schemas are pasted there, and contracts are
// built in. What reads others from files would have to be downloaded, and never run.
const HasFiles = false
