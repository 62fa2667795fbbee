// SPDX-License-Identifier: MIT
// Scaling, then a sweep from top to bottom.
#include "exporters/serverless_by_design/placement.h"

#include <algorithm>
#include <cmath>

namespace cascade::exporters {
namespace {

/// Centres at least this far apart, in one direction, leave room for a box of 180 x 64 and the arrow between.
constexpr double kColumn = 240;
constexpr double kRow = 110;
/// Beyond this factor a picture falls apart; what is closer moves aside instead.
constexpr double kLargestFactor = 2.5;
/// Pairs are compared; larger pictures are only scaled.
constexpr std::size_t kMostCompared = 2'000;

bool overlap(const Point& a, const Point& b) { return std::abs(a.x - b.x) < kColumn && std::abs(a.y - b.y) < kRow; }

/// The factor at which two points no longer overlap.
double factorFor(const Point& a, const Point& b) {
    const double horizontal = kColumn / std::max(std::abs(a.x - b.x), 1e-9);
    const double vertical = kRow / std::max(std::abs(a.y - b.y), 1e-9);
    return std::min(horizontal, vertical);
}

double factorFor(const std::vector<Point*>& points) {
    double factor = 1;
    for (std::size_t i = 0; i < points.size() && factor < kLargestFactor; ++i)
        for (std::size_t j = 0; j < i; ++j) factor = std::max(factor, factorFor(*points[i], *points[j]));
    return std::min(factor, kLargestFactor);
}

/// From top to bottom, each point moves down past those that it overlaps. It only ever moves down, so this ends.
void separate(std::vector<Point*>& points) {
    std::stable_sort(points.begin(), points.end(), [](const Point* a, const Point* b) { return a->y < b->y; });
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(*points[i], *points[j])) {
                points[i]->y = points[j]->y + kRow;
                j = static_cast<std::size_t>(-1);  // it may have moved onto another: compare with all again
            }
}

}  // namespace

std::vector<std::optional<Point>> spread(std::vector<std::optional<Point>> points) {
    std::vector<Point*> placed;
    for (auto& point : points)
        if (point) placed.push_back(&*point);
    if (placed.empty()) return points;
    const bool few = placed.size() <= kMostCompared;
    const double factor = few ? factorFor(placed) : kLargestFactor;
    double left = placed.front()->x;
    double top = placed.front()->y;
    for (const Point* point : placed) {
        left = std::min(left, point->x);
        top = std::min(top, point->y);
    }
    for (Point* point : placed)
        *point = {std::round((point->x - left) * factor), std::round((point->y - top) * factor)};
    if (few) separate(placed);
    return points;
}

}  // namespace cascade::exporters
