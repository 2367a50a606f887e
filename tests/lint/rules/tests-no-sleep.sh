# A test waits for something (QTRY_COMPARE, QSignalSpy::wait), never for time to pass. Where it must,
# the line ends with the reason: "// longer than the lease".
check() {
    lines tests '*.cpp' | without '// *[A-Za-z]+ +[A-Za-z]+' |
        matching 'qWait\(|qSleep\(|QThread::(m|u)?sleep\(|sleep_for\(|sleep_until\(|(^|[^A-Za-z_])(u|nano)?sleep\('
    lines tests '*.h' | without '// *[A-Za-z]+ +[A-Za-z]+' | matching 'qWait\(|qSleep\(|sleep_for\('
}
bad() {
    cat <<'X'
tests/a.cpp|    QTest::qWait(100);
tests/a.cpp|    QThread::msleep(5);
tests/a.cpp|    std::this_thread::sleep_for(1s);
tests/a.cpp|    ::usleep(100);
tests/a.cpp|    sleep(1);
tests/support/a.h|    QTest::qWait(100);
X
}
good() {
    cat <<'X'
tests/a.cpp|    QTRY_COMPARE(spy.count(), 1);
tests/a.cpp|    // no qWait() here
tests/a.cpp|    QTest::qWait(5); // longer than the lease
tests/a.cpp|    QVERIFY(QTest::qWaitFor([&] { return done; }));
tests/a.cpp|    const QString script("sleep 5");
X
}
