# A header begins with a comment that says what is in it, and is included once.
check() {
    files 'models views app tests resources translations' '*.h' | while read -r file; do
        head -n 1 "$file" | grep -q '^// .' || echo "$file:1:no comment"
        head -n 60 "$file" | grep -q '^#pragma once$' || echo "$file:1:no #pragma once"
    done
}
bad() {
    cat <<'X'
models/a.h|#pragma once
models/a.h|// A header without a guard.
X
}
good() {
    cat <<'X'
models/a.h|// The way it should be.
models/a.h|#pragma once
models/a.cpp|int a;
X
}
