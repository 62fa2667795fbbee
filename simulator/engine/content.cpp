// SPDX-License-Identifier: MIT
// Building contents when they are looked at, and keeping their memory.
#include "simulator/engine/content.h"

#include <new>
#include <utility>

namespace cascade::simulator {
namespace {

std::uint64_t nextRecipeId() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// Spreads and combines ids (the finalizer of splitmix64); shapes are only compared within a process.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a * 0x9e3779b97f4a7c15 + b;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

std::uint64_t shapeOf(const Recipe& recipe, const Ingredients& from) {
    if (!recipe.looksAtParent() || !from.parent) return mixed(recipe.id(), 0);
    return mixed(recipe.id(), mixed(from.parent->shape(), from.passage.link));
}

class Constant : public Recipe {
public:
    Constant(Json payload, Json beside) : m_payload(std::move(payload)), m_beside(std::move(beside)) {}
    Json payload(const Ingredients&) const override { return m_payload; }
    Json beside(const Ingredients&) const override { return m_beside; }
    const Json* constantPayload() const override { return &m_payload; }
    const Json* constantBeside() const override { return &m_beside; }
    bool looksAtParent() const override { return false; }

private:
    Json m_payload;
    Json m_beside;
};

/// Places of contents that are gone, for the next ones of the same thread.
struct SparePlaces {
    struct Place {
        Place* next;
    };
    Place* first = nullptr;
    bool* closed;
    explicit SparePlaces(bool* flag) : closed(flag) {}
    SparePlaces(const SparePlaces&) = delete;
    SparePlaces& operator=(const SparePlaces&) = delete;
    ~SparePlaces() {
        *closed = true;
        while (first) ::operator delete(std::exchange(first, first->next));
    }
};
thread_local bool sparesClosed = false;  // contents of static life end after the thread's spare places
thread_local SparePlaces spares{&sparesClosed};

}  // namespace

Recipe::Recipe() : m_id(nextRecipeId()) {}

Content::Content(std::shared_ptr<const Recipe> recipe, Ingredients ingredients)
    : m_recipe(std::move(recipe)),
      m_ingredients(std::move(ingredients)),
      m_shape(shapeOf(*m_recipe, m_ingredients)),
      m_payload(m_recipe->constantPayload()),
      m_beside(m_recipe->constantBeside()) {}

Content::~Content() {
    if (!m_recipe->constantPayload()) delete m_payload.load(std::memory_order_relaxed);
    if (!m_recipe->constantBeside()) delete m_beside.load(std::memory_order_relaxed);
}

/// Two threads may build at once; the first one's stays.
const Json& Content::build(std::atomic<const Json*>& place, Json json) const {
    auto made = std::make_unique<const Json>(std::move(json));
    const Json* there = nullptr;
    if (place.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)) there = made.release();
    return *there;
}

const Json& Content::payload() const {
    if (const Json* built = m_payload.load(std::memory_order_acquire)) return *built;
    if (m_recipe->passesPayloadOn()) return m_ingredients.parent->payload();
    return build(m_payload, m_recipe->payload(m_ingredients));
}

const Json& Content::beside() const {
    if (const Json* built = m_beside.load(std::memory_order_acquire)) return *built;
    return build(m_beside, m_recipe->beside(m_ingredients));
}

/// Each of its ancestors has a seed of its own.
ContentPointer Content::example(unsigned which, unsigned depth) const {
    if (isConstant()) return makeContent(m_recipe, {});
    // Numbers that share no digit, times that share no part from the year on.
    constexpr std::uint64_t kNumbers[] = {1111, 222222};
    constexpr Nanoseconds kTimes[] = {kSecond, 600 * kDay + 11 * kHour + 22 * kMinute + 33 * kSecond + 444'000'000};
    Ingredients other;
    if (m_recipe->looksAtParent() && m_ingredients.parent) other.parent = m_ingredients.parent->example(which, depth + 1);
    other.passage = {m_ingredients.passage.link, static_cast<std::uint32_t>(kNumbers[which]), kTimes[which]};
    other.now = kTimes[which];
    other.sequence = kNumbers[which];
    other.seed = kNumbers[which] + depth;
    return makeContent(m_recipe, std::move(other));
}

std::size_t Content::size() const {
    return payload().dump(-1, ' ', false, Json::error_handler_t::replace).size();
}

void* Content::operator new(std::size_t size) {
    if (!spares.first) return ::operator new(size);
    return std::exchange(spares.first, spares.first->next);
}

void Content::operator delete(void* place) {
    if (sparesClosed) return ::operator delete(place);
    spares.first = new (place) SparePlaces::Place{spares.first};
}

ContentPointer makeContent(Json payload, Json beside) {
    return makeContent(std::make_shared<const Constant>(std::move(payload), std::move(beside)), {});
}

ContentPointer makeContent(std::shared_ptr<const Recipe> recipe, Ingredients ingredients) {
    if (!recipe->looksAtParent()) ingredients.parent = nullptr;  // nor keeps it
    return ContentPointer(new Content(std::move(recipe), std::move(ingredients)));
}

}  // namespace cascade::simulator
