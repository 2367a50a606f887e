#include "views/plots/plotsaving.h"

#include "models/quality/plotcsv.h"
#include "models/quality/rootjson.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotSaving)
};
constexpr double kPixelsPerInch = 96;

QFont paperFont()
{
    QFont font;
    font.setPixelSize(13);
    return font;
}

// Fills `buffer` through a paint device made of it.
template <typename Device>
Result<QByteArray> painted(Device &device, QBuffer &buffer, const PlotDrawing &drawing, QSize pixels,
                           double scale = 1)
{
    QPainter painter;
    if (!painter.begin(&device))
        return fail(ErrorCode::Io, Text::tr("the picture"), Text::tr("It cannot be drawn."));
    painter.scale(scale, scale);
    painter.setFont(paperFont());
    paintPlot(painter, QRectF(QPointF(), pixels), drawing, paperColours());
    painter.end();
    return buffer.data();
}
}  // namespace

Result<PlotFormat> plotFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1StringView("png"))
        return PlotFormat::Png;
    if (suffix == QLatin1StringView("svg"))
        return PlotFormat::Svg;
    if (suffix == QLatin1StringView("pdf"))
        return PlotFormat::Pdf;
    if (suffix == QLatin1StringView("csv"))
        return PlotFormat::Csv;
    if (suffix == QLatin1StringView("json"))
        return PlotFormat::RootJson;
    return fail(
        ErrorCode::InvalidInput, path,
        Text::tr("A plot is saved as .png, .svg, .pdf, .csv or .json; choose one of these suffixes."));
}

QString plotFilter()
{
    return Text::tr(
        "Picture (*.png);;Drawing (*.svg);;Page (*.pdf);;Cells as CSV (*.csv);;ROOT's JSON (*.json)");
}

QImage plotImage(const PlotDrawing &drawing, QSize pixels, qreal ratio)
{
    QImage image(pixels * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setFont(paperFont());
    paintPlot(painter, QRectF(QPointF(), pixels), drawing, paperColours());
    return image;
}

Result<QByteArray> drawingBytes(const PlotDrawing &drawing, PlotFormat format, QSize pixels)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    switch (format) {
    case PlotFormat::Png:
        if (!plotImage(drawing, pixels, 2).save(&buffer, "PNG"))
            return fail(ErrorCode::Io, Text::tr("the picture"), Text::tr("It cannot be drawn."));
        return buffer.data();
    case PlotFormat::Svg: {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(pixels);
        svg.setViewBox(QRect(QPoint(), pixels));
        svg.setTitle(drawing.title.isEmpty() ? drawing.path : drawing.title);
        svg.setDescription(drawing.verdict);
        return painted(svg, buffer, drawing, pixels);
    }
    case PlotFormat::Pdf: {
        QPdfWriter pdf(&buffer);
        pdf.setPageSize(
            QPageSize(QSizeF(pixels) / kPixelsPerInch, QPageSize::Inch, {}, QPageSize::ExactMatch));
        pdf.setPageMargins(QMarginsF());
        pdf.setTitle(drawing.title.isEmpty() ? drawing.path : drawing.title);
        pdf.setCreator(QStringLiteral("Shiftdeck"));
        return painted(pdf, buffer, drawing, pixels, pdf.resolution() / kPixelsPerInch);
    }
    case PlotFormat::Csv:
    case PlotFormat::RootJson: break;
    }
    return fail(ErrorCode::InvalidInput, Text::tr("the picture"), Text::tr("This is no format of pictures."));
}

Result<QByteArray> plotBytes(const PlotDrawing &drawing, const ComparedPlot &plot, PlotFormat format,
                             QSize pixels)
{
    if (format != PlotFormat::Csv && format != PlotFormat::RootJson)
        return drawingBytes(drawing, format, pixels);
    const Plot *data = plot.data.get();
    QList<Plot> all;
    if (data)
        all.append(*data);
    for (const PlotPointer &reference : plot.references)
        if (reference) {
            data = data ? data : reference.get();
            all.append(*reference);
        }
    if (!data)
        return fail(ErrorCode::NotFound, plot.path, Text::tr("Its contents are not there."));
    if (format == PlotFormat::Csv)
        return toCsv(*data);
    return all.size() == 1 ? toRootJson(*data) : toRootJson(all);
}

}  // namespace shiftdeck
