# What a person reads goes through tr(): no literal with words in the setter of a text.
check() {
    code 'views app' | matching '(setText|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setPlaceholderText|setTitle|setInformativeText|setLabelText|setAccessibleName|addAction|addMenu|addTab|setTitleText|showMessage)\((QStringLiteral\(|QLatin1StringView\(|QString::fromUtf8\(|u)?"[^"%]*[A-Za-z]{2}' |
        without 'tr\("'
    code 'views app models' | matching '(^|[^A-Za-z_])tr\([^"()]*\) *\+|\+ *tr\("' | without 'tr\("<'
}
bad() {
    cat <<'X'
views/a.cpp|    label->setText(QStringLiteral("Jobs"));
views/a.cpp|    setWindowTitle("Shiftdeck");
views/a.cpp|    menu->addAction(u"Open"_s);
views/a.cpp|    const QString x = name + tr("is held");
X
}
good() {
    cat <<'X'
views/a.cpp|    label->setText(tr("Jobs"));
views/a.cpp|    label->setText(QStringLiteral("%1"));
views/a.cpp|    setObjectName(QStringLiteral("jobs"));
X
}
