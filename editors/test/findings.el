;; Prints what Flymake shows in a file, and fails if that is nothing.
(require 'eglot)
(require 'flymake)

;; Emacs 29 has it. Emacs 28 opens JSON as JavaScript.
(unless (fboundp 'js-json-mode)
  (define-derived-mode js-json-mode js-mode "JSON")
  (add-to-list 'auto-mode-alist '("\\.json\\'" . js-json-mode)))

(defun findings (recipe file)
  (load recipe)
  (setq eglot-sync-connect 20)
  (find-file file)
  (call-interactively 'eglot)
  (let ((tries 0))
    (while (and (< tries 200) (null (flymake-diagnostics)))
      (accept-process-output nil 0.1)
      (setq tries (1+ tries))))
  (dolist (found (flymake-diagnostics))
    (princ (format "%d: %s\n" (line-number-at-pos (flymake-diagnostic-beg found)) (flymake-diagnostic-text found))))
  (kill-emacs (if (flymake-diagnostics) 0 1)))
