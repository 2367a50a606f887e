#include "views/progress/requestprogress.h"

#include "models/core/errortext.h"
#include "models/items/etatext.h"
#include "views/common/icons.h"
#include "views/common/saving.h"
#include "views/progress/progresschart.h"

#include <QBuffer>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace shiftdeck {

namespace {
constexpr auto kTick = std::chrono::seconds(5);
constexpr std::chrono::milliseconds kBasisAge = std::chrono::minutes(5);
constexpr int kPictureScale = 2;

QLabel *wrappedLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAccessibleName(name);
    return label;
}
}  // namespace

RequestProgress::RequestProgress(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_title(wrappedLabel(tr("What is shown"))),
      m_eta(wrappedLabel(tr("Time left"))), m_score(wrappedLabel(tr("How good the estimates are"))),
      m_numbers(wrappedLabel(tr("Totals"))), m_export(new QToolButton), m_chart(new ProgressChart),
      m_message(new QLabel), m_pages(new QStackedLayout(this))
{
    makeExports();
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextFormat(Qt::RichText);
    m_message->setMargin(24);
    m_pages->addWidget(m_message);
    m_pages->addWidget(makeContent());
    showMessage(tr("Reading the store..."), {});
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            showTexts();
    });
    m_tick.start();
    connect(&context.selection, &Selection::requestsChanged, this, [this] {
        if (m_loaded)
            load();
    });
}

QWidget *RequestProgress::makeContent()
{
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.2);
    big.setBold(true);
    m_eta->setFont(big);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_export, 0, Qt::AlignTop);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_eta);
    layout->addWidget(m_score);
    layout->addWidget(m_numbers);
    layout->addWidget(m_chart, 1);
    return content;
}

void RequestProgress::makeExports()
{
    auto *menu = new QMenu(m_export);
    menu->addAction(icon(u"export"), tr("Points as CSV..."), this, [this] {
        askWhereToSave(this, tr("Export progress"), QStringLiteral("progress.csv"), tr("CSV files (*.csv)"),
                       [this](const QString &path) { savePoints(path); });
    });
    menu->addAction(icon(u"picture"), tr("Chart as picture..."), this, [this] {
        askWhereToSave(this, tr("Save chart"), QStringLiteral("progress.png"), tr("PNG pictures (*.png)"),
                       [this](const QString &path) { savePicture(path); });
    });
    m_export->setIcon(icon(u"export"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Save the points or the picture of the chart to a file."));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::TabFocus);
    m_export->setMenu(menu);
}

void RequestProgress::refresh()
{
    if (m_answer.isBusy())
        m_again = true;
    else
        load();
}

// How good estimates were changes slowly, and asks for the progress of all that is finished.
void RequestProgress::loadBasis()
{
    const TimeMs now = SystemClock().now();
    if (m_basisAnswer.isBusy() || now - m_basisAt < kBasisAge.count())
        return;
    m_basisAt = now;
    m_basisAnswer.ask(
        m_context.store, this, [now](Database &db) { return readEtaBasis(db, now); },
        [this](const Result<EtaBasis> &basis) {
            if (!basis)
                return;
            m_basis = *basis;
            showTexts();
        });
}

void RequestProgress::load()
{
    m_again = false;
    loadBasis();
    const auto read = [requests = m_context.selection.requests()](Database &db) {
        return readProgress(db, requests);
    };
    m_answer.ask(m_context.store, this, read,
                 [this](const Result<ProgressData> &answer) { showProgress(answer); });
}

void RequestProgress::showProgress(const Result<ProgressData> &answer)
{
    if (!answer) {
        showMessage(tr("The progress cannot be read."), describe(answer.error()));
    } else {
        m_data = *answer;
        if (m_data.total.points.isEmpty()) {
            const QString waiting = waitingText(m_data.requests);
            showMessage(
                tr("No progress yet."),
                m_data.requests.isEmpty()
                    ? tr("When a request is made and its jobs end, events and jobs are drawn here over time.")
                    : tr("Events and jobs are drawn here as soon as the first job has ended.") + u' '
                        + waiting);
        } else {
            m_chart->setData(m_data, totalsOf(m_data.requests).expected);
            m_pages->setCurrentIndex(1);
            showTexts();
        }
    }
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        load();
}

void RequestProgress::showTexts()
{
    if (m_data.total.points.isEmpty())
        return;
    const TimeMs now = SystemClock().now();
    const ProgressTotals totals = totalsOf(m_data.requests);
    const bool selected = !m_context.selection.requests().isEmpty();
    const RequestSummary first = m_data.requests.value(0);
    m_title->setText(
        !selected ? tr("All requests (%1)").arg(totals.requests)
            : m_data.requests.size() == 1
            ? tr("Request %1 (%2 %3)").arg(first.id.value()).arg(first.campaign, toWord(first.step))
            : tr("%1 selected requests").arg(m_data.requests.size()));
    const QString waiting = waitingText(m_data.requests);
    const Eta eta = etaOf(m_data, now, m_basis.experience);
    m_eta->setText(etaText(eta, totals, now));
    m_score->setText(scoreText(m_basis.score, m_basis.areCampaigns));
    m_score->setVisible(eta.state == Eta::Estimate);
    m_numbers->setText(totalsText(totals) + (waiting.isEmpty() ? QString() : u'\n' + waiting));
}

void RequestProgress::showMessage(const QString &title, const QString &hint)
{
    m_message->setText(
        QStringLiteral("<p><b>%1</b></p><p>%2</p>").arg(title.toHtmlEscaped(), hint.toHtmlEscaped()));
    m_pages->setCurrentIndex(0);
}

void RequestProgress::savePoints(const QString &path)
{
    const auto content = [data = m_data]() -> Result<QByteArray> { return progressAsCsv(data); };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) { tell(path, saved); });
}

void RequestProgress::savePicture(const QString &path)
{
    const QImage picture = m_chart->picture(m_chart->size() * kPictureScale);
    const auto content = [picture, path]() -> Result<QByteArray> {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
            return fail(ErrorCode::Internal, path, tr("The picture could not be made."));
        return bytes;
    };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) { tell(path, saved); });
}

void RequestProgress::tell(const QString &path, const Result<> &saved)
{
    m_context.say(saved ? tr("Saved to %1.").arg(QDir::toNativeSeparators(path)) : describe(saved.error()));
}

}  // namespace shiftdeck
