# A test waits for something (QTRY_COMPARE, QSignalSpy::wait), never for time to pass. Where time
# itself is the subject, end the line with "// time is the subject: <why>".
check() {
    lines tests '*.cpp' | without '// time is the subject: ..*' | sed 's|\(^[^:]*:[0-9]*:\) *//.*|\1|' |
        matching 'qWait\(|qSleep\(|QThread::(m|u)?sleep\(|sleep_for\(|sleep_until\(|(^|[^A-Za-z_])(u|nano)?sleep\('
    lines tests '*.h' | sed 's|\(^[^:]*:[0-9]*:\) *//.*|\1|' | matching 'qWait\(|qSleep\(|sleep_for\('
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
tests/a.cpp|    QTest::qWait(5); // time is the subject: the lease runs out
tests/a.cpp|    QVERIFY(QTest::qWaitFor([&] { return done; }));
tests/a.cpp|    const QString script("sleep 5");
X
}
