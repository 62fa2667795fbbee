// SPDX-License-Identifier: MIT
// One sentence for each type of fact.
#include "app/playback/fact_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace cascade::app {
namespace {

using simulator::Fact;
using simulator::FactType;

QString tr(const char* text) { return QCoreApplication::translate("Facts", text); }

/// The other end of the fact's connection, with its role: "Orders (write)"; "" without a connection.
QString otherEnd(const Fact& fact, const Architecture& architecture) {
    const Connection* connection = architecture.find(fact.connection);
    if (!connection) return {};
    const Node* other = architecture.find(connection->from == fact.node ? connection->to : connection->from);
    return QStringLiteral("%1 (%2)").arg(other ? QString::fromStdString(other->name) : QString(),
                                         QString::fromStdString(connection->role));
}

QString withEnd(const char* text, const char* alone, const Fact& fact, const Architecture& architecture) {
    const QString other = otherEnd(fact, architecture);
    return other.isEmpty() ? tr(alone) : tr(text).arg(other);
}

QString sentence(const Fact& fact, const Architecture& architecture) {
    const QString value = QLocale().toString(static_cast<qlonglong>(fact.value));
    const QString duration = durationText(fact.duration);
    switch (fact.type) {
        case FactType::Stimulated: return tr("an event begins here");
        case FactType::Sent:
            return withEnd("sends to %1", "sends a message", fact, architecture) +
                   tr(", arrives in %1").arg(duration);
        case FactType::Received: return withEnd("receives from %1", "receives a message", fact, architecture);
        case FactType::Enqueued: return tr("takes a message in; %1 waiting").arg(value);
        case FactType::Dequeued: return tr("gives a message out; %1 waiting").arg(value);
        case FactType::Invoked:
            return fact.duration > 0 ? tr("starts after a cold start of %1; %2 running").arg(duration, value)
                                     : tr("starts; %1 running").arg(value);
        case FactType::ColdStart: return tr("makes a new environment; %1 now").arg(value);
        case FactType::Provisioned: return tr("has its provisioned environments ready; %1 now").arg(value);
        case FactType::Expired: return tr("ends an idle environment; %1 now").arg(value);
        case FactType::Succeeded: return tr("succeeds after %1").arg(duration);
        case FactType::Failed: return tr("fails after %1").arg(duration);
        case FactType::TimedOut: return tr("is cut off after %1: timeout").arg(duration);
        case FactType::Throttled: return tr("is throttled: no concurrency left");
        case FactType::Rejected: return tr("refuses a message");
        case FactType::Answered: return tr("its caller has the answer after %1").arg(duration);
        case FactType::Retried: return tr("will be tried again in %1").arg(duration);
        case FactType::Duplicated: return tr("a message arrives twice");
        case FactType::Written: return tr("writes");
        case FactType::Read: return tr("reads");
        case FactType::Deleted: return tr("deletes");
        case FactType::Delivered: return tr("delivers");
        case FactType::Filtered:
            return withEnd("filter does not match: %1", "filter does not match", fact, architecture);
        case FactType::DeadLettered: return tr("gives a message up to the dead-letter queue");
        case FactType::Lost: return tr("a message is lost");
        case FactType::Authorized: return tr("checks credentials");
        case FactType::Handled: return tr("is done with a message");
        case FactType::Completed: return tr("all that began here has ended, after %1").arg(duration);
    }
    return {};
}

}  // namespace

QString factText(const Fact& fact, const Architecture& architecture) {
    const QString text = sentence(fact, architecture);
    if (fact.reason.empty()) return text;
    return text + QStringLiteral(": ") +
           QString::fromUtf8(fact.reason.data(), static_cast<qsizetype>(fact.reason.size()));
}

bool isTrouble(FactType type) {
    switch (type) {
        case FactType::Failed:
        case FactType::TimedOut:
        case FactType::Throttled:
        case FactType::Rejected:
        case FactType::Retried:
        case FactType::Duplicated:
        case FactType::DeadLettered:
        case FactType::Lost: return true;
        default: return false;
    }
}

QString clockText(Nanoseconds time) {
    const auto part = [](Nanoseconds value, int width) {
        return QStringLiteral("%1").arg(static_cast<qlonglong>(value), width, 10, QLatin1Char('0'));
    };
    QString text = part(time / kMinute % 60, 2) + QLatin1Char(':') + part(time / kSecond % 60, 2) +
                   QLatin1Char('.') + part(time / kMillisecond % 1000, 3);
    if (time >= kHour) text.prepend(part(time / kHour, 2) + QLatin1Char(':'));
    return text;
}

QString durationText(Nanoseconds duration) {
    const auto text = [&](Nanoseconds unit, const char* name) {
        return QStringLiteral("%1 %2").arg(numberText(static_cast<double>(duration) / static_cast<double>(unit)),
                                           QString::fromUtf8(name));
    };
    if (duration < kMillisecond) return text(1000, "µs");
    if (duration < kSecond) return text(kMillisecond, "ms");
    if (duration < 2 * kMinute) return text(kSecond, "s");
    if (duration < 2 * kHour) return text(kMinute, "min");
    return text(kHour, "h");
}

QString numberText(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return QLocale().toString(static_cast<qlonglong>(value));
    const double size = std::abs(value);
    if (size >= 100) return QLocale().toString(value, 'f', 0);
    if (size >= 0.001) return QLocale().toString(value, 'g', 3);
    return QLocale().toString(value, 'g', 2);
}

QString metricTitle(const std::string& metric) {
    QString title = QString::fromStdString(metric).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!title.isEmpty()) title[0] = title[0].toUpper();
    return title;
}

}  // namespace cascade::app
