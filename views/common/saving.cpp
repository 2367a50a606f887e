#include "views/common/saving.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>

namespace shiftdeck {

void saveInBackground(const QString &path, std::function<Result<QByteArray>()> content, QObject *owner,
                      std::function<void(const Result<> &)> done)
{
    QThreadPool::globalInstance()->start(
        [path, content = std::move(content), owner = QPointer<QObject>(owner), done = std::move(done)] {
            const Result<QByteArray> bytes = content();
            const Result<> saved =
                bytes ? writeAtomically(path, *bytes) : Result<>(tl::unexpected(bytes.error()));
            // The application waits for the pool before it ends, which the owner does not.
            const auto tell = [owner, done, saved] {
                if (owner)
                    done(saved);
            };
            QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
        });
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
