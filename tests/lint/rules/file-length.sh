# A source file has at most 600 lines; to 800 with the reason in its first ten lines
# ("Longer than 600 lines: <why>").
check() {
    files 'models views app tests resources translations' '*.cpp *.h *.sh' | while read -r file; do
        length=$(wc -l <"$file")
        [ "$length" -gt 600 ] || continue
        if [ "$length" -gt 800 ] || ! head -n 10 "$file" | grep -q 'Longer than 600 lines: .'; then
            echo "$file:$length:lines"
        fi
    done
}
bad() {
    cat <<'X'
models/a.cpp|@601
views/a.h|@801
tests/a.sh|@700
X
}
good() {
    cat <<'X'
models/a.cpp|@600
models/b.cpp|// Longer than 600 lines: one table
models/b.cpp|@700
X
}
