-- What Neovim before 0.8 does not have of what the recipes call. Debian 12 has 0.7.
if vim.lsp.start then
  return
end

function vim.lsp.start(config)
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end

vim.fs = {
  dirname = function(path)
    return path and vim.fn.fnamemodify(path, ':h')
  end,
  find = function(names)
    local found = {}
    for _, name in ipairs(names) do
      for _, path in ipairs({ vim.fn.findfile(name, '.;'), vim.fn.finddir(name, '.;') }) do
        if path ~= '' then
          table.insert(found, (vim.fn.fnamemodify(path, ':p'):gsub('/$', '')))
        end
      end
    end
    return found
  end,
}
