# SQL takes its values through "?" alone: named placeholders do not work on every database, and
# values pasted into the text are an invitation.
check() {
    code 'models app' | matching 'bindValue\( *(QStringLiteral\(|QLatin1StringView\(|u)?":'
    code 'models app' | matching "\"[^\"]*(WHERE|where|SET|set|VALUES|values)[^\"]*'%[0-9]"
}
bad() {
    cat <<'X'
models/storage/a.cpp|    query.bindValue(QStringLiteral(":id"), id);
models/storage/a.cpp|    query.bindValue(":id", id);
models/storage/a.cpp|    const QString sql = QStringLiteral("SELECT 1 FROM a WHERE name = '%1'").arg(name);
X
}
good() {
    cat <<'X'
models/storage/a.cpp|    query.addBindValue(id);
models/storage/a.cpp|    query.bindValue(0, id);
models/storage/a.cpp|    QStringLiteral("There is no request '%1'.").arg(id);
X
}
