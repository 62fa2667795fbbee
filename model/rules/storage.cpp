// SPDX-License-Identifier: MIT
// Rules about buckets and tables: notifications that overlap, readers of a table's stream.
#include <algorithm>

#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

bool startsWith(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }
bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What one notification of a bucket asks for.
struct Notification {
    const Link* link;
    std::string events;  ///< "s3:ObjectCreated:*"
    std::string prefix;
    std::string suffix;

    explicit Notification(const Link* from)
        : link(from),
          events(textOf(from->value("events"))),
          prefix(textOf(from->value("prefix"))),
          suffix(textOf(from->value("suffix"))) {}
};

bool sameEvents(const std::string& a, const std::string& b) {
    const auto covers = [](const std::string& all, const std::string& one) {
        return endsWith(all, "*") && startsWith(one, all.substr(0, all.size() - 1));
    };
    return a == b || covers(a, b) || covers(b, a);
}

bool overlap(const Notification& a, const Notification& b) {
    return sameEvents(a.events, b.events) && (startsWith(a.prefix, b.prefix) || startsWith(b.prefix, a.prefix)) &&
           (endsWith(a.suffix, b.suffix) || endsWith(b.suffix, a.suffix));
}

/// The first pair that overlaps, or nothing. A bucket has at most 100 notifications, so pairs are few.
std::vector<const Link*> firstOverlap(const std::vector<Notification>& notifications) {
    constexpr std::size_t kMostNotifications = 100;
    const std::size_t count = std::min(notifications.size(), kMostNotifications);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j)
            if (overlap(notifications[i], notifications[j])) return {notifications[i].link, notifications[j].link};
    return {};
}

void overlappingNotifications(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("s3-bucket")) continue;
        std::vector<Notification> notifications;
        for (const Link* link : site.out)
            if (link->type && !link->to->is("event-bus")) notifications.emplace_back(link);
        const auto pair = firstOverlap(notifications);
        if (pair.empty()) continue;
        findings.at(pair,
                    {site.title() + " would notify both " + quote(pair.front()->to->name()) + " and " +
                         quote(pair.back()->to->name()) + " of the same objects",
                     "S3 refuses notifications whose events, prefixes and suffixes overlap. See "
                     "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html.",
                     "give them different prefixes or suffixes, or notify a topic or an event bus that tells "
                     "both"});
    }
}

void readersOfOneTable(const Subject& subject, Findings& findings) {
    for (const Site& site : subject.sites()) {
        if (!site.is("dynamodb-table")) continue;
        const auto readers = outgoing(site, "trigger");
        if (readers.size() <= 2) continue;
        findings.at(readers, {std::to_string(readers.size()) + " functions read the stream of " + site.title(),
                              "More than two readers of a shard are throttled. See "
                              "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html.",
                              "let one function read it and put events on a bus for the others"});
    }
}

constexpr Rule kRules[] = {
    {"bucket.overlap", Severity::Error, overlappingNotifications},
    {"table.readers", Severity::Warning, readersOfOneTable},
};

}  // namespace

std::span<const Rule> storageRules() { return kRules; }

}  // namespace cascade::rules
