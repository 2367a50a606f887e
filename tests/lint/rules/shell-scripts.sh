# Shell scripts are valid POSIX shell (bash where they test its completion), say how they run, and stop at an error or an unset variable.
check() {
    files . '*.sh' | while read -r file; do
        case $file in *completion*)
            bash -n "$file" 2>/dev/null || echo "$file:1:is not valid bash"
            continue
            ;;
        esac
        head -n 1 "$file" | grep -qE '^#!/bin/sh' || echo "$file:1:does not begin with #!/bin/sh"
        sh -n "$file" 2>/dev/null || echo "$file:1:is not valid shell"
        grep -qE '^set -[a-z]*u' "$file" || echo "$file:1:has no set -u"
        grep -nE '(^|[^A-Za-z_])(local |function [a-z_]+ *(\{|$)|\[\[ |pushd |source )' "$file" | grep -vE '^[0-9]+: *#' |
            sed "s|^|$file:|" || :
    done
}
bad() {
    cat <<'X'
app/a.sh|#!/bin/bash
app/a.sh|#!/bin/sh
app/a.sh|if
app/completion.sh|if
app/a.sh|    [[ a = b ]]
X
}
good() {
    cat <<'X'
app/a.sh|#!/bin/sh
app/a.sh|set -eu
app/a.sh|[ a = b ] || exit 1
X
}
