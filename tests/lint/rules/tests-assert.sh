# A test that asserts nothing proves nothing: no empty test function, no file without an assertion,
# and a skip says why.
check() {
    files tests '*test.cpp' | while read -r file; do
        grep -qE 'Q(TRY_)?(VERIFY|COMPARE)|QVERIFY2|QTest::qFail|CO_VERIFY' "$file" || echo "$file:1:asserts nothing"
    done
    code tests | matching 'QSKIP\( *"" *\)|QEXPECT_FAIL\([^,]*, *"" *,|QVERIFY\( *true *\)|QCOMPARE\( *(true, *true|1, *1) *\)'
    code tests | matching 'void test[A-Za-z]*\(\) *\{ *\}'
}
bad() {
    cat <<'X'
tests/core/atest.cpp|int main() { return 0; }
tests/core/a.cpp|    QSKIP("");
tests/core/a.cpp|    QVERIFY(true);
X
}
good() {
    cat <<'X'
tests/core/atest.cpp|    QVERIFY(done);
tests/core/atest.cpp|    QSKIP("no display here");
X
}
