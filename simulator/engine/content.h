// SPDX-License-Identifier: MIT
// What a message says. A content remembers how it is made and is built only when someone looks, since most messages
// of a run are never looked into.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

#include "model/json.h"
#include "model/units.h"

namespace cascade::simulator {

using NodeIndex = std::uint32_t;
using LinkIndex = std::uint32_t;
using MessageHandle = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffff;

class Content;
class Recipe;

/// Shares a content; counted across threads, since copies of a run share theirs.
class ContentPointer {
public:
    ContentPointer() = default;
    ContentPointer(std::nullptr_t) {}
    /// Takes over one ownership.
    explicit ContentPointer(const Content* content) : m_bits(reinterpret_cast<std::uintptr_t>(content)) {}
    ContentPointer(const ContentPointer& other) : m_bits(other.m_bits) { share(); }
    ContentPointer(ContentPointer&& other) noexcept : m_bits(std::exchange(other.m_bits, 0)) {}
    ContentPointer& operator=(ContentPointer other) noexcept {
        std::swap(m_bits, other.m_bits);
        return *this;
    }
    ~ContentPointer() { release(); }

    /// To the same content, uncounted: for contents that the run and its copies keep anyway, such as the constant
    /// payload of a stimulus, since counting across threads costs more than the rest of a message.
    ContentPointer borrowed() const {
        ContentPointer pointer;
        pointer.m_bits = m_bits | kBorrowed;
        return pointer;
    }

    explicit operator bool() const { return m_bits != 0; }
    const Content& operator*() const { return *get(); }
    const Content* operator->() const { return get(); }

private:
    static constexpr std::uintptr_t kBorrowed = 1;
    const Content* get() const { return reinterpret_cast<const Content*>(m_bits & ~kBorrowed); }
    bool isCounted() const { return m_bits != 0 && (m_bits & kBorrowed) == 0; }
    void share() const;
    void release() const;

    std::uintptr_t m_bits = 0;
};

/// How a message came: what its envelope is made from.
struct Passage {
    LinkIndex link = kNone;    ///< none: a stimulus
    std::uint32_t number = 0;  ///< Of the message, at the node that made it.
    Nanoseconds time = 0;
};

/// What one content has that others of its recipe have not.
struct Ingredients {
    ContentPointer parent;  ///< What it is made from, if anything …
    Passage passage;        ///< … and how that came.
    Nanoseconds now = 0;
    std::uint64_t sequence = 0;  ///< ${sequence}
    std::uint64_t seed = 0;      ///< ${uuid}; what stands beside the payload has others (seedBeside).
};

inline std::uint64_t seedBeside(std::uint64_t seed) { return seed ^ 0x5bd1e995'5bd1e995; }

/// How contents of one sort are built. Immutable, shared by contents, runs and threads.
class Recipe {
public:
    Recipe();
    Recipe(const Recipe&) = delete;
    Recipe& operator=(const Recipe&) = delete;
    virtual ~Recipe() = default;

    /// Functions of the ingredients alone.
    virtual Json payload(const Ingredients& from) const = 0;
    virtual Json beside(const Ingredients& from) const = 0;
    /// Not nullptr: the same for every content of the recipe (and then never built).
    virtual const Json* constantPayload() const { return nullptr; }
    virtual const Json* constantBeside() const { return nullptr; }
    /// The payload is the parent's.
    virtual bool passesPayloadOn() const { return false; }
    /// The parent makes a difference.
    virtual bool looksAtParent() const = 0;
    std::uint64_t id() const { return m_id; }

private:
    const std::uint64_t m_id;
};

/// Immutable. Contents of the same shape differ at most in what follows from times, numbers and seeds.
class Content {
public:
    Content(std::shared_ptr<const Recipe> recipe, Ingredients ingredients);
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;
    ~Content();

    const Json& payload() const;
    /// What stands beside the payload: route, source, partition_key, group, … Always an object.
    const Json& beside() const;
    /// Of the payload's text, in bytes.
    std::size_t size() const;

    const Content* parent() const { return m_ingredients.parent ? &*m_ingredients.parent : nullptr; }
    /// What it is made from, to share.
    const ContentPointer& origin() const { return m_ingredients.parent; }
    std::uint64_t seed() const { return m_ingredients.seed; }

    std::uint64_t shape() const { return m_shape; }
    /// True when all contents of this shape are the same.
    bool isConstant() const { return m_recipe->constantPayload() && m_recipe->constantBeside(); }
    bool hasConstantBeside() const { return m_recipe->constantBeside() != nullptr; }
    /// Another content of this shape, with times, numbers and seeds of its own: where two examples (0 and 1) agree,
    /// all contents of the shape do.
    ContentPointer example(unsigned which) const { return example(which, 0); }

    static void* operator new(std::size_t size);
    static void operator delete(void* place);

private:
    friend class ContentPointer;
    ContentPointer example(unsigned which, unsigned depth) const;
    const Json& build(std::atomic<const Json*>& place, Json json) const;

    mutable std::atomic<std::uint32_t> m_owners{1};
    std::shared_ptr<const Recipe> m_recipe;
    Ingredients m_ingredients;
    std::uint64_t m_shape;
    mutable std::atomic<const Json*> m_payload{nullptr};
    mutable std::atomic<const Json*> m_beside{nullptr};
};

/// A content that is known already.
ContentPointer makeContent(Json payload, Json beside = Json::object());
/// A content of a recipe.
ContentPointer makeContent(std::shared_ptr<const Recipe> recipe, Ingredients ingredients);

inline void ContentPointer::share() const {
    if (isCounted()) get()->m_owners.fetch_add(1, std::memory_order_relaxed);
}
inline void ContentPointer::release() const {
    if (isCounted() && get()->m_owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete get();
}

}  // namespace cascade::simulator
