// SPDX-License-Identifier: MIT
// Ranks: MPI's own where it was built in (CASCADE_MPI) and mpirun started us, else just this process.
#include "app/cli/simulate/ranks.h"

#ifdef CASCADE_MPI

#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include <cstdlib>

namespace cascade::app {
namespace {

/// Open MPI's launcher says so to each process it starts; MPI_Init without one costs a tenth of a second.
bool startedByMpirun() { return std::getenv("OMPI_COMM_WORLD_SIZE") != nullptr; }

}  // namespace

Ranks::Ranks() {
    if (!startedByMpirun()) return;
    int rank = 0;
    int size = 1;
    MPI_Init(nullptr, nullptr);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    m_rank = static_cast<std::size_t>(rank);
    m_size = static_cast<std::size_t>(size);
}

Ranks::~Ranks() {
    if (startedByMpirun()) MPI_Finalize();
}

std::vector<std::string> Ranks::gather(const std::string& mine) const {
    if (m_size == 1) return {mine};
    // Each rank in turn, not all at once: MPI counts the bytes of one message in an int, and texts may be long.
    std::vector<std::string> texts;
    if (!reports()) {
        const unsigned long long length = mine.size();
        MPI_Send(&length, 1, MPI_UNSIGNED_LONG_LONG, 0, 0, MPI_COMM_WORLD);
        MPI_Send(mine.data(), static_cast<int>(length), MPI_CHAR, 0, 0, MPI_COMM_WORLD);
        return texts;
    }
    texts.push_back(mine);
    for (int rank = 1; rank < static_cast<int>(m_size); ++rank) {
        unsigned long long length = 0;
        MPI_Recv(&length, 1, MPI_UNSIGNED_LONG_LONG, rank, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        std::string text(length, '\0');
        MPI_Recv(text.data(), static_cast<int>(length), MPI_CHAR, rank, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        texts.push_back(std::move(text));
    }
    return texts;
}

}  // namespace cascade::app

#else

namespace cascade::app {

Ranks::Ranks() = default;
Ranks::~Ranks() = default;
std::vector<std::string> Ranks::gather(const std::string& mine) const { return {mine}; }

}  // namespace cascade::app

#endif
