#include "views/plots/plotruleform.h"

#include "views/common/narrowbox.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <cmath>

namespace shiftdeck {

namespace {
constexpr int kLongestPattern = 400, kLongestDetector = 60, kLongestNumber = 30;

QString text(double value) { return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest); }

Result<double> numberIn(const QLineEdit *line)
{
    bool good = false;
    const double value = QLocale::c().toDouble(line->text().trimmed(), &good);
    if (good && std::isfinite(value))
        return value;
    return fail(ErrorCode::InvalidInput, line->accessibleName(),
                PlotRuleForm::tr("\"%1\" is no number; it is written as 0.001 or 1e-05.")
                    .arg(line->text().trimmed()));
}
}  // namespace

PlotRuleForm::PlotRuleForm(QWidget *parent)
    : QWidget(parent),
      m_pattern(line("pattern", tr("Pattern"),
                     tr("Of names of plots with their folders: * is any text, ? any character."),
                     kLongestPattern)),
      m_detector(line("detector", tr("Detector"), tr("That these plots are about; their folder without it."),
                      kLongestDetector)),
      m_entries(line("entries", tr("Entries"),
                     tr("Effective entries that data and reference need; with less there is no verdict."),
                     kLongestNumber)),
      m_tolerance(line("tolerance", tr("Tolerance"), tr("Of the test deviating-bins: 0.01 is one per cent."),
                       kLongestNumber)),
      m_kind(new QComboBox), m_normalise(new QCheckBox(tr("Scale the reference to the data"))),
      m_shifter(new QCheckBox(tr("For shifters")))
{
    m_kind->setAccessibleName(tr("Kind of plot"));
    m_kind->setToolTip(tr("Where more is known than the class of a plot tells: a rate and an efficiency are "
                          "never scaled."));
    keepNarrow(m_kind, 12);
    m_kind->addItem(tr("by its class", "kind of plot"));
    for (const QString &word : allWords<PlotKind>())
        m_kind->addItem(word, word);
    m_normalise->setToolTip(tr("Where the kind of plot allows it: counts in one dimension."));
    m_shifter->setToolTip(tr("These are among the few plots that a shifter looks at."));
    auto *tests = new QGridLayout;
    tests->addWidget(new QLabel(tr("Test")), 0, 0);
    tests->addWidget(new QLabel(tr("Warning")), 0, 1);
    tests->addWidget(new QLabel(tr("Error")), 0, 2);
    addTest(tests, ComparisonTest::Chi2, tr("chi2"),
            tr("Probability of the chi2 of the pulls: below the threshold is worse."));
    addTest(tests, ComparisonTest::Kolmogorov, tr("kolmogorov"),
            tr("Probability of the Kolmogorov distance, of counts in one dimension: below the threshold is "
               "worse."));
    addTest(tests, ComparisonTest::LargestPull, tr("largest-pull"),
            tr("The pull of the worst bin: above the threshold is worse."));
    addTest(tests, ComparisonTest::DeviatingBins, tr("deviating-bins"),
            tr("Bins that are off by more than the tolerance: more than the threshold is worse."));
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto row = [layout](QLineEdit *field) {
        auto *label = new QLabel(field->accessibleName());
        label->setBuddy(field);
        layout->addRow(label, field);
    };
    row(m_pattern);
    layout->addRow(tests);
    row(m_entries);
    row(m_tolerance);
    layout->addRow(QString(), m_normalise);
    row(m_detector);
    auto *kind = new QLabel(m_kind->accessibleName());
    kind->setBuddy(m_kind);
    layout->addRow(kind, m_kind);
    layout->addRow(QString(), m_shifter);
    const auto tell = [this] {
        enableTests();
        if (!m_filling)
            emit changed();
    };
    for (QLineEdit *each : findChildren<QLineEdit *>())
        connect(each, &QLineEdit::textChanged, this, tell);
    for (QCheckBox *each : findChildren<QCheckBox *>())
        connect(each, &QCheckBox::toggled, this, tell);
    connect(m_kind, &QComboBox::currentIndexChanged, this, tell);
    setRule({});
}

QLineEdit *PlotRuleForm::line(const char *name, const QString &title, const QString &help, int most)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1StringView(name));
    field->setAccessibleName(title);
    field->setToolTip(help);
    field->setMaxLength(most);
    return field;
}

void PlotRuleForm::addTest(QGridLayout *grid, ComparisonTest test, const QString &title, const QString &help)
{
    TestRow row;
    row.test = test;
    row.used = new QCheckBox(title, this);
    row.used->setObjectName(QString(toWord(test)));
    row.used->setToolTip(help);
    row.warning =
        line("warning", tr("Threshold of %1 for a warning", "a test").arg(title), help, kLongestNumber);
    row.error = line("error", tr("Threshold of %1 for an error", "a test").arg(title), help, kLongestNumber);
    row.warning->setObjectName(QString(toWord(test)) + QStringLiteral(".warning"));
    row.error->setObjectName(QString(toWord(test)) + QStringLiteral(".error"));
    const int at = grid->rowCount();
    grid->addWidget(row.used, at, 0);
    grid->addWidget(row.warning, at, 1);
    grid->addWidget(row.error, at, 2);
    m_tests.append(row);
}

void PlotRuleForm::enableTests()
{
    for (const TestRow &row : std::as_const(m_tests)) {
        row.warning->setEnabled(row.used->isChecked());
        row.error->setEnabled(row.used->isChecked());
    }
}

void PlotRuleForm::setRule(const PlotRule &rule)
{
    m_filling = true;
    m_pattern->setText(rule.pattern);
    m_detector->setText(rule.detector);
    m_entries->setText(text(rule.rule.minimumEntries));
    m_tolerance->setText(text(rule.rule.tolerance));
    m_normalise->setChecked(rule.rule.normalise);
    m_shifter->setChecked(rule.shifter);
    m_kind->setCurrentIndex(rule.kind ? std::max(0, m_kind->findData(QString(toWord(*rule.kind)))) : 0);
    for (const TestRow &row : std::as_const(m_tests)) {
        const auto same = [&row](const Threshold &t) { return t.test == row.test; };
        const QList<Threshold> &used = rule.rule.thresholds;
        const auto found = std::find_if(used.begin(), used.end(), same);
        row.used->setChecked(found != used.end());
        // What a test that is not used would have, as far as there is a usual value.
        const QList<Threshold> usual = ComparisonRule::defaultThresholds();
        const auto proposed = std::find_if(usual.begin(), usual.end(), same);
        const Threshold shown = found != used.end() ? *found
            : proposed != usual.end()               ? *proposed
                                                    : Threshold{row.test, 1, 5};
        row.warning->setText(text(shown.warning));
        row.error->setText(text(shown.error));
    }
    m_filling = false;
    enableTests();
    emit changed();
}

QString PlotRuleForm::pattern() const { return m_pattern->text(); }

Result<PlotRule> PlotRuleForm::rule() const
{
    ComparisonRule rule;
    rule.thresholds.clear();
    for (const TestRow &row : m_tests) {
        if (!row.used->isChecked())
            continue;
        SD_TRY(const double warning, numberIn(row.warning));
        SD_TRY(const double error, numberIn(row.error));
        rule.thresholds.append({row.test, warning, error});
    }
    SD_TRY(rule.minimumEntries, numberIn(m_entries));
    SD_TRY(rule.tolerance, numberIn(m_tolerance));
    rule.normalise = m_normalise->isChecked();
    SD_CHECK(rule.check());
    SD_TRY(PlotRule result,
           plotRuleOf(m_pattern->text(), m_detector->text().trimmed(), rule.text(),
                      m_kind->currentData().toString()));
    result.shifter = m_shifter->isChecked();
    return result;
}

QJsonObject PlotRuleForm::arguments() const
{
    const Result<PlotRule> made = rule();
    if (!made)
        return {};
    QJsonObject arguments{{QStringLiteral("pattern"), made->pattern},
                          {QStringLiteral("rule"), made->rule.text()},
                          {QStringLiteral("shifter"), made->shifter}};
    if (!made->detector.isEmpty())
        arguments.insert(QStringLiteral("detector"), made->detector);
    if (made->kind)
        arguments.insert(QStringLiteral("plot-kind"), QString(toWord(*made->kind)));
    return arguments;
}

}  // namespace shiftdeck
