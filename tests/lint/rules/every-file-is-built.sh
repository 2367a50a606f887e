# Every .cpp is named by the CMakeLists.txt of its folder or of one above: no file that nobody builds.
check() {
    files 'models views app tests resources translations' '*.cpp' | while read -r file; do
        folder=$(dirname "$file")
        name=$(basename "$file")
        subject=${name%.cpp}
        subject=${subject%test}
        found=no
        while [ "$folder" != . ] && [ $found = no ]; do
            if [ -f "$folder/CMakeLists.txt" ] && grep -qE "(^|[^A-Za-z0-9_])$name" "$folder/CMakeLists.txt"; then
                found=yes
            fi
            # foreach(subject a b) ... ${subject}test.cpp
            if [ -f "$folder/CMakeLists.txt" ] && grep -qE '\$\{[a-z_]+\}(test)?\.cpp' "$folder/CMakeLists.txt" &&
                grep -qw "$subject" "$folder/CMakeLists.txt"; then
                found=yes
            fi
            folder=$(dirname "$folder")
        done
        [ $found = yes ] || echo "$file:1:is in no CMakeLists.txt"
    done
}
bad() {
    cat <<'X'
models/core/a.cpp|int a;
views/runs/runspanel.cpp|int a;
X
}
good() {
    cat <<'X'
models/core/a.cpp|int a;
models/core/CMakeLists.txt|  SOURCES a.cpp
views/runs/runspanel.cpp|int a;
views/CMakeLists.txt|    runs/runspanel.cpp
tests/core/atest.cpp|int a;
tests/core/CMakeLists.txt|foreach(subject a b)
tests/core/CMakeLists.txt|  shiftdeck_test(core_${subject} SOURCES ${subject}test.cpp)
X
}
