#include "views/common/saving.h"

#include "models/core/files.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>

namespace shiftdeck {

QByteArray csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        bool isNumber = false;
        cell.toDouble(&isNumber);
        if (!isNumber && !cell.isEmpty() && QStringLiteral("=+-@\t").contains(cell.front()))
            cell.prepend(u'\'');
        if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r'))
            cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        quoted.append(cell);
    }
    return quoted.join(u',').toUtf8() + '\n';
}

QFuture<Result<>> saveInBackground(const QString &path, std::function<Result<QByteArray>()> content)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, path, content = std::move(content)] {
        const Result<QByteArray> bytes = content();
        promise->addResult(bytes ? writeAtomically(path, *bytes) : Result<>(tl::unexpected(bytes.error())));
        promise->finish();
    });
    return future;
}

void askWhereToSave(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter,
                    std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(
        parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggestion).suffix());
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

}  // namespace shiftdeck
