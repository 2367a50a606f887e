# No event loop inside another: it reenters code that is not ready for it. Open dialogs with open().
check() {
    code 'models views' | matching '(^|[^A-Za-z_])(QEventLoop|processEvents|QCoro::waitFor|waitForFinished|waitForStarted|waitForReadyRead|waitForBytesWritten|waitForConnected)([^A-Za-z_]|$)'
    code views | matching '(->|\.)exec\('
    code views | matching 'QMessageBox::(question|warning|information|critical|about)\(|QInputDialog::get|QFileDialog::get(Open|Save|Existing)[A-Za-z]*\(|QColorDialog::getColor\('
}
bad() {
    cat <<'X'
models/a.cpp|    QEventLoop loop;
models/a.cpp|    QCoreApplication::processEvents();
models/a.cpp|    const auto x = QCoro::waitFor(task);
models/a.cpp|    process.waitForFinished();
views/a.cpp|    dialog.exec();
views/a.cpp|    menu->exec(pos);
views/a.cpp|    if (QMessageBox::question(this, a, b) == QMessageBox::Yes)
views/a.cpp|    const QString name = QFileDialog::getSaveFileName(this);
X
}
good() {
    cat <<'X'
models/a.cpp|    query.exec();
models/a.cpp|    // a QEventLoop here would reenter
views/a.cpp|    dialog->open();
views/a.cpp|    execute(command);
tests/a.cpp|    QEventLoop loop;
app/a.cpp|    return app.exec();
X
}
