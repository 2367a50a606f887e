# The repository speaks of the product alone: no folder of one machine, no filler text.
check() {
    lines . '*' | matching '(^|[^.A-Za-z0-9_/])/(wor[k]|hom[e]/[a-z]+|roo[t])/|far[m]-|[Ll]ore[m] ipsum' |
        without '/home/(bob|anna|alice|user|me)/'
}
bad() {
    cat <<'X'
README.md|See /work/main for more.
app/a.sh|cd /home/somebody/shiftdeck
models/a.cpp|"/root/data"
README.md|Lorem ipsum dolor.
X
}
good() {
    cat <<'X'
tests/a.cpp|"../work/run7/x.csv"
tests/a.cpp|"/home/anna/x.csv"
models/a.cpp|framework/network/x
X
}
