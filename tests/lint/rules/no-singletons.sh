# Dependencies come through constructors: no global getters, no mutable globals.
check() {
    code 'models views app' | matching 'static [^;(=]*(^|[^A-Za-z_])(instance|self|getInstance)\(\)|Q_GLOBAL_STATIC|Q_APPLICATION_STATIC'
    code 'models views app' | grep -E '^[^:]*:[0-9]+: *(static |inline )*Q[A-Za-z]+(<[^>]*>)? g_[a-z]' || [ $? = 1 ]
}
bad() {
    cat <<'X'
models/a.h|    static Store &instance();
models/a.cpp|Q_GLOBAL_STATIC(Store, theStore)
views/a.cpp|static QString g_name;
X
}
good() {
    cat <<'X'
models/a.cpp|    QCoreApplication::instance()->quit();
models/a.cpp|    static const QList<int> list{1, 2};
X
}
