// SPDX-License-Identifier: MIT
// The processes that share out many runs: those that mpirun started, or this one alone.
#pragma once

#include <string>
#include <vector>

namespace cascade::app {

/// One may live in a program, for as long as it needs the others. Without MPI in the build, or without mpirun,
/// there is one rank: 0.
class Ranks {
public:
    Ranks();
    ~Ranks();
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;

    std::size_t rank() const { return m_rank; }
    std::size_t size() const { return m_size; }
    bool reports() const { return m_rank == 0; }  ///< Rank 0 alone talks to people.
    /// What each rank says, in their order, at rank 0; nothing elsewhere. All ranks must call it.
    std::vector<std::string> gather(const std::string& mine) const;

private:
    std::size_t m_rank = 0;
    std::size_t m_size = 1;
};

}  // namespace cascade::app
