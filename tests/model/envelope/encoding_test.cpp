// SPDX-License-Identifier: MIT
// Encodings against the examples of their standards.
#include "model/envelope/encoding.h"

#include <QTest>

#include "model/envelope/ids.h"

using namespace cascade;

class EncodingTest : public QObject {
    Q_OBJECT
private slots:
    void base64_rfc4648() {
        const std::pair<const char*, const char*> cases[] = {{"", ""},
                                                             {"f", "Zg=="},
                                                             {"fo", "Zm8="},
                                                             {"foo", "Zm9v"},
                                                             {"foob", "Zm9vYg=="},
                                                             {"fooba", "Zm9vYmE="},
                                                             {"foobar", "Zm9vYmFy"}};
        for (const auto& [plain, encoded] : cases) {
            QCOMPARE(base64(plain), std::string(encoded));
            QCOMPARE(fromBase64(encoded).value_or("?"), std::string(plain));
        }
        QCOMPARE(fromBase64(base64("\xff\xfe\x01")).value_or("?"), std::string("\xff\xfe\x01"));
        for (const char* bad : {"Z", "Zg=", "Z===", "====", "Zg==Zg==", "Z!==", "Zm=v"})
            QVERIFY2(!fromBase64(bad), bad);
    }

    void md5_rfc1321() {
        QCOMPARE(md5(""), std::string("d41d8cd98f00b204e9800998ecf8427e"));
        QCOMPARE(md5("abc"), std::string("900150983cd24fb0d6963f7d28e17f72"));
        QCOMPARE(md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890"),
                 std::string("57edf4a22be3c955ac49da2e2107b67a"));
    }

    void times() {
        QCOMPARE(isoTime(0), std::string("1970-01-01T00:00:00.000Z"));
        QCOMPARE(isoTime(951'782'400 * kSecond + 5 * kMillisecond), std::string("2000-02-29T00:00:00.005Z"));
        QCOMPARE(isoTime(1'767'225'599 * kSecond, false), std::string("2025-12-31T23:59:59Z"));
        QCOMPARE(logTime(Hop().time), std::string("01/Jan/2026:00:00:00 +0000"));
    }

    void idsAreStableAndDiffer() {
        Hop hop{"Orders", "Handler"};
        const std::string first = uuid(hop, "message");
        QCOMPARE(first.size(), std::size_t(36));
        QCOMPARE(first[14], '4');
        QCOMPARE(uuid(hop, "message"), first);
        QVERIFY(uuid(hop, "request") != first);
        ++hop.number;
        QVERIFY(uuid(hop, "message") != first);
        QVERIFY(sequenceNumber(hop, "49", 20) > sequenceNumber(Hop(), "49", 20));
    }
};

QTEST_APPLESS_MAIN(EncodingTest)
#include "encoding_test.moc"
