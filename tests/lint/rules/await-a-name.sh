# co_await takes the name of an awaitable and nothing else, once per statement: lambdas and braces
# in that expression are destroyed twice by g++ 12 (P1 to P4).
check() {
    code 'models views app tests' | matching '(^|[^A-Za-z_])co_await([^A-Za-z_]|$)' |
        grep -vE ':[^:]*co_await (std::move\([A-Za-z_][A-Za-z_0-9]*\)|[A-Za-z_][A-Za-z_0-9]*) *(;|\)+;|$)' || [ $? = 1 ]
    code 'models views app tests' | matching 'co_await.*co_await'
}
bad() {
    cat <<'X'
models/a.cpp|    const auto r = co_await start([s] { return s.size(); });
models/a.cpp|    const auto r = co_await start(Options{1, 2});
models/a.cpp|    co_await submit(job);
models/a.cpp|    const auto r = co_await a + co_await b;
models/a.cpp|    co_return co_await task();
X
}
good() {
    cat <<'X'
models/a.cpp|    const auto r = co_await pending;
models/a.cpp|    co_await std::move(task);
models/a.cpp|    SD_CO_CHECK(co_await pending);
models/a.cpp|    co_return co_await pending;
models/a.cpp|    // co_await start([s] {}) is what P1 is about
X
}
