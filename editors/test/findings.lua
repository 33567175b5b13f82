-- Prints what is found in the current file, and fails if that is nothing.
vim.wait(20000, function()
  return #vim.diagnostic.get(0) > 0
end, 50)
for _, d in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format('%d: %s\n', d.lnum + 1, d.message))
end
if #vim.diagnostic.get(0) == 0 then
  vim.cmd('cquit')
end
