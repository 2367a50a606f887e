#include "views/common/icons.h"
#include "views/common/theme.h"

#include "models/core/failureclass.h"

#include <QApplication>
#include <QCheckBox>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionButton>
#include <QSvgRenderer>
#include <QTest>
#include <QWidget>

using namespace shiftdeck;

namespace {

// Colours of the drawn pixels that are at least this opaque.
QList<QColor> inkOf(const QPixmap &pixmap, int alpha = 240)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QList<QColor> ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor colour = image.pixelColor(x, y); colour.alpha() > alpha)
                ink.append(colour);
    return ink;
}

bool isNear(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) < 12 && std::abs(a.green() - b.green()) < 12
        && std::abs(a.blue() - b.blue()) < 12;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

  private:
    template <typename E>
    void checkContrast(bool dark)
    {
        for (size_t i = 0; i < words::Table<E>::list.size(); ++i) {
            const ColourPair pair = statusColours(static_cast<E>(i), dark);
            const double ratio = contrastRatio(pair.background, pair.foreground);
            QVERIFY2(
                ratio >= 4.5,
                qPrintable(
                    QStringLiteral("%1 dark=%2: %3").arg(words::Table<E>::list[i]).arg(dark).arg(ratio)));
        }
    }

  private slots:
    void contrastOfKnownColours()
    {
        QCOMPARE(std::round(contrastRatio(Qt::black, Qt::white) * 100), 2100.0);
        QCOMPARE(std::round(contrastRatio(Qt::white, Qt::white) * 100), 100.0);
        // #767676 is the lightest grey that passes on white.
        QVERIFY(contrastRatio(QColor(0xff767676), Qt::white) >= 4.5);
        QVERIFY(contrastRatio(QColor(0xff777777), Qt::white) < 4.5);
    }

    void whatCanBeTickedIsSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void whatCanBeTickedIsSeen()
    {
        QFETCH(bool, dark);
        const Theme theme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QWidget window;
        auto *box = new QCheckBox(&window);
        box->resize(box->sizeHint());
        window.resize(60, 40);
        const QImage image = window.grab().toImage();
        const QColor ground = window.palette().color(QPalette::Window);
        QStyleOptionButton option;
        option.initFrom(box);
        const QRect indicator = box->style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, box);
        // 3 is what WCAG asks of graphical objects.
        for (const QPoint at : {QPoint(indicator.center().x(), indicator.top()),
                                QPoint(indicator.left(), indicator.center().y())})
            QVERIFY2(contrastRatio(image.pixelColor(at), ground) >= 3,
                     qPrintable(image.pixelColor(at).name() + u' ' + ground.name()));
    }

    void statusColoursCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void statusColoursCanBeRead()
    {
        QFETCH(bool, dark);
        checkContrast<RequestStatus>(dark);
        checkContrast<JobStatus>(dark);
        checkContrast<OutputState>(dark);
        checkContrast<UnitState>(dark);
        checkContrast<GridVerdict>(dark);
        for (const ColourPair &pair : {errorColours(dark), warningColours(dark), goodColours(dark)})
            QVERIFY(contrastRatio(pair.background, pair.foreground) >= 4.5);
    }

    void paletteCanBeRead_data() { statusColoursCanBeRead_data(); }
    void paletteCanBeRead()
    {
        QFETCH(bool, dark);
        const QPalette palette = themePalette(dark);
        QCOMPARE(isDark(palette), dark);
        const auto ratio = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrastRatio(palette.color(text), palette.color(ground));
        };
        QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7.0);
        QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7.0);
        QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 7.0);
        QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7.0);
        QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 7.0);
        QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Window) >= 4.5);  // header text
        QVERIFY(ratio(QPalette::Link, QPalette::Base) >= 4.5);
    }

    void failureColoursCanBeSeen_data() { statusColoursCanBeRead_data(); }
    void failureColoursCanBeSeen()
    {
        QFETCH(bool, dark);
        const QColor ground = themePalette(dark).color(QPalette::Base);
        for (const FailureClass &entry : failureClasses()) {
            const double ratio = contrastRatio(failureColour(QString(entry.word), dark), ground);
            QVERIFY2(ratio >= 3.0, qPrintable(QStringLiteral("%1: %2").arg(entry.word).arg(ratio)));
        }
        for (const QColor &colour : seriesColours(dark))
            QVERIFY2(contrastRatio(colour, ground) >= 3.0, qPrintable(colour.name()));
    }

    void wordsOfChoices()
    {
        for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
            QCOMPARE(themeFromWord(themeWord(choice)), choice);
        QCOMPARE(themeFromWord(u"mauve"), ThemeChoice::System);
        QCOMPARE(themeFromWord(u""), ThemeChoice::System);
    }

    void themeIsPutOnAndChanged()
    {
        Theme theme(*qApp, ThemeChoice::Light);
        QVERIFY(!theme.dark());
        QVERIFY(!isDark(QApplication::palette()));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(theme.dark());
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(qApp->styleSheet().contains(themePalette(true).color(QPalette::Window).name()));
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        // The offscreen platform's own palette is light.
        theme.setChoice(ThemeChoice::System);
        QVERIFY(!theme.dark());
        QWidget widget;
        QVERIFY(!isDark(widget.palette()));
    }

    void everyIconDraws()
    {
        const QStringList names = iconNames();
        QVERIFY(names.size() >= 43);
        for (const QString &name : names) {
            QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
            QVERIFY2(renderer.isValid(), qPrintable(name));
            for (const int size : {16, 20, 24, 32})
                QVERIFY2(inkOf(icon(name).pixmap(QSize(size, size)), 80).size() > size / 2, qPrintable(name));
        }
    }

    void wantedIconsExist()
    {
        const QStringList names = iconNames();
        const QString wanted = QStringLiteral("approve reject signup release renew hold resume abort submit "
                                              "resubmit merge finish declare comment "
                                              "priority cancel undo refresh filter search requests jobtree "
                                              "failuremodes jobdetails runs progress "
                                              "activity log file folder campaign site agent new settings "
                                              "help copy warning error ok info shiftdeck");
        for (const QString &name : wanted.split(u' '))
            QVERIFY2(names.contains(name), qPrintable(name));
    }

    void iconsFollowThePalette()
    {
        const QIcon drawn = icon(u"ok");
        for (const bool dark : {false, true, false}) {
            const QPalette palette = themePalette(dark);
            QApplication::setPalette(palette);
            const auto ink = inkOf(drawn.pixmap(QSize(32, 32)));
            QVERIFY(!ink.isEmpty());
            for (const QColor &colour : ink)
                QVERIFY(isNear(colour, palette.color(QPalette::WindowText)));
            const auto faded = inkOf(drawn.pixmap(QSize(32, 32), QIcon::Disabled));
            QVERIFY(!faded.isEmpty());
            for (const QColor &colour : faded)
                QVERIFY(isNear(colour, palette.color(QPalette::Disabled, QPalette::WindowText)));
        }
        for (const QColor &colour : inkOf(icon(u"ok", QColor(0xffcc0000)).pixmap(QSize(32, 32))))
            QVERIFY(isNear(colour, QColor(0xffcc0000)));
    }

    void iconsAreSharpAtAnyRatio()
    {
        for (const qreal ratio : {1.0, 1.25, 2.0, 3.0}) {
            const QPixmap pixmap = icon(u"requests").pixmap(QSize(24, 24), ratio);
            QCOMPARE(pixmap.width(), qRound(24 * ratio));
            QCOMPARE(pixmap.devicePixelRatio(), ratio);
        }
    }

    void unknownIconIsNullAndTold()
    {
        QTest::ignoreMessage(QtWarningMsg, "There is no icon called \"nosuch\".");
        QVERIFY(icon(u"nosuch").isNull());
        QTest::ignoreMessage(QtWarningMsg, "There is no icon called \"../schema/sqlite/0001-store\".");
        QVERIFY(icon(u"../schema/sqlite/0001-store").isNull());
    }

    void sheetOfAllIcons()
    {
        // For the person who draws: tests/icons-light.png and -dark.png in the working folder.
        for (const bool dark : {false, true}) {
            const QPalette palette = themePalette(dark);
            QApplication::setPalette(palette);
            const QStringList names = iconNames();
            constexpr int kColumns = 10;
            const int lines = int(names.size() + kColumns - 1) / kColumns;
            QImage sheet(kColumns * 100, lines * 80, QImage::Format_RGB32);
            sheet.fill(palette.color(QPalette::Window));
            QPainter painter(&sheet);
            painter.setPen(palette.color(QPalette::WindowText));
            for (qsizetype i = 0; i < names.size(); ++i) {
                const QPoint at(int(i % kColumns) * 100, int(i / kColumns) * 80);
                painter.drawPixmap(at + QPoint(14, 8), icon(names[i]).pixmap(QSize(20, 20)));
                painter.drawPixmap(at + QPoint(44, 4), icon(names[i]).pixmap(QSize(40, 40)));
                painter.drawText(QRect(at + QPoint(0, 50), QSize(100, 20)), Qt::AlignCenter, names[i]);
            }
            painter.end();
            QVERIFY(sheet.save(dark ? QStringLiteral("icons-dark.png") : QStringLiteral("icons-light.png")));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
