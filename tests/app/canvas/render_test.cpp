// SPDX-License-Identifier: MIT
// Pictures of a design: vectors where there can be vectors, complete, and the same each time.
#include "app/canvas/render.h"

#include <QImage>
#include <QTest>
#include <QXmlStreamReader>

using namespace cascade;
using namespace cascade::app;

namespace {

Design orders(bool placed) {
    Design design;
    const auto add = [&](const char* kind, const char* name, Point point) {
        const std::optional<Point> place = placed ? std::optional(point) : std::nullopt;
        return std::get<NodeAdded>(design.addNode(kind, name, place)->front()).node.id;
    };
    const NodeId client = add("client", "Shop", {0, 0});
    const NodeId api = add("http-api", "OrdersApi", {280, 0});
    const NodeId function = add("function", "CreateOrder", {560, 0});
    const NodeId table = add("dynamodb-table", "Orders", {840, 90});
    (void)design.connect(client, api, "invoke");
    (void)design.connect(api, function, "invoke");
    (void)design.connect(function, table, "write");
    (void)design.editSection("name", "Orders & <deliveries>");
    return design;
}

QByteArray picture(const Design& design, PictureFormat format, const PictureOptions& options = {}) {
    const Result<QByteArray> bytes = renderPicture(design, builtinCatalog(), format, options);
    return bytes ? *bytes : QByteArray();
}

/// All characters of an SVG's texts, the element names it uses in `elements`.
QString textsOf(const QByteArray& svg, QSet<QString>& elements) {
    QXmlStreamReader xml(svg);
    QString texts;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) elements << xml.name().toString();
        if (xml.isCharacters()) texts += xml.text().toString();
    }
    return xml.hasError() ? QString() : texts;
}

}  // namespace

class RenderTest : public QObject {
    Q_OBJECT
private slots:
    void svg_isVectors_withTheNamesAsText() {
        QSet<QString> elements;
        const QString texts = textsOf(picture(orders(true), PictureFormat::Svg), elements);
        QVERIFY(!elements.contains(QStringLiteral("image")));
        QVERIFY(elements.contains(QStringLiteral("path")));
        for (const char* name : {"Shop", "OrdersApi", "CreateOrder", "Orders", "Orders & <deliveries>", "write"})
            QVERIFY2(texts.contains(QLatin1String(name)), name);
    }

    void pdf_isVectors() {
        const QByteArray pdf = picture(orders(true), PictureFormat::Pdf);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY(pdf.contains("/FontDescriptor"));
        QVERIFY2(pdf.size() < 100'000, QByteArray::number(pdf.size()));
    }

    void png_followsTheScale_andShowsTheNodes() {
        PictureOptions options;
        options.scale = 1;
        const QImage once = QImage::fromData(picture(orders(true), PictureFormat::Png, options));
        options.scale = 3;
        const QImage thrice = QImage::fromData(picture(orders(true), PictureFormat::Png, options));
        QCOMPARE(thrice.size(), once.size() * 3);
        QVERIFY(once.width() > 840);
        QVERIFY(colors(once) > 20);
    }

    void aDarkPicture_isDark() {
        PictureOptions options;
        options.dark = true;
        const QImage image = QImage::fromData(picture(orders(true), PictureFormat::Png, options));
        QVERIFY(image.pixelColor(1, 1).lightness() < 80);
    }

    void theSameDesign_givesTheSameBytes() {
        for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png}) {
            const QByteArray first = picture(orders(false), format);
            QTest::qWait(1100);  // a stamp of the time would differ by now
            QVERIFY(!first.isEmpty());
            QVERIFY(first == picture(orders(false), format));
        }
    }

    void unplacedNodes_areLaidOut_inTheCopyOnly() {
        const Design design = orders(false);
        QSet<QString> elements;
        QVERIFY(textsOf(picture(design, PictureFormat::Svg), elements).contains(QLatin1String("CreateOrder")));
        QVERIFY(design.layout().entries().empty());
    }

    void anEmptyDesign_isAPictureToo() {
        for (const PictureFormat format : {PictureFormat::Svg, PictureFormat::Pdf, PictureFormat::Png})
            QVERIFY(!picture(Design(), format).isEmpty());
    }

    void aPngBeyondAllMeasure_isRefused() {
        Design design = orders(true);
        (void)design.addNode("client", "FarAway", Point{2e6, 0});
        const Result<QByteArray> bytes = renderPicture(design, builtinCatalog(), PictureFormat::Png);
        QVERIFY(!bytes.ok());
        QVERIFY(bytes.error().mend.find("SVG") != std::string::npos);
    }

    void endings_chooseTheFormat() {
        QCOMPARE(pictureFormatOf(QStringLiteral("a/b.SVG")), std::optional(PictureFormat::Svg));
        QCOMPARE(pictureFormatOf(QStringLiteral("b.tar.pdf")), std::optional(PictureFormat::Pdf));
        QCOMPARE(pictureFormatOf(QStringLiteral("b.jpeg")), std::optional<PictureFormat>());
        QCOMPARE(pictureFormatOf(QStringLiteral("svg")), std::optional<PictureFormat>());
    }

private:
    static int colors(const QImage& image) {
        QSet<QRgb> all;
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2) all << image.pixel(x, y);
        return static_cast<int>(all.size());
    }
};

QTEST_MAIN(RenderTest)
#include "render_test.moc"
