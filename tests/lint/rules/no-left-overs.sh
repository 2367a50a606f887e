# What is unfinished is not in the repository: no marks for later, no debris of an edit.
check() {
    lines . '*.cpp *.h *.sh *.sql *.txt *.md *.cmake *.json' |
        matching '(^|[^A-Za-z0-9_])(TO[D]O|FIX[M]E|X[X]X|HA[C]K|WI[P])([^A-Za-z0-9_]|$)'
    lines . '*.cpp *.h *.sh' | grep -E '^[^:]*:[0-9]+: (<<<<<<<|=======|>>>>>>>)' || [ $? = 1 ]
    code 'models views app' | matching '(^|[^A-Za-z_])(qDebug\(|std::cerr|printf\("DEBUG)'
}
bad() {
    cat <<'X'
models/a.cpp|// TODO: the rest
README.md|FIXME later
app/a.sh|# XXX
views/a.cpp|<<<<<<< HEAD
models/a.cpp|    qDebug() << "here";
X
}
good() {
    cat <<'X'
tests/a.cpp|QStringLiteral("/shiftdeck-test-XXXXXX")
models/a.cpp|// todos los dias
models/a.cpp|a << b;
X
}
