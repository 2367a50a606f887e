# In Qt 6.4 a continuation that is set while another thread finishes the future may run twice, on both threads.
check() { code 'app models views' | matching '\.then\(|->then\(' | without 'QCoro'; }
bad() {
    cat <<'X'
views/a.cpp|    store.read(work).then(this, [this](Answer answer) { show(answer); });
X
}
good() {
    cat <<'X'
views/a.cpp|    askStore(store, this, work, [this](Answer answer) { show(answer); });
models/a.h|    then(std::move(answer));
X
}
