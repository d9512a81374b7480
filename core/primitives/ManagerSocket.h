// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One end of the connection between a client of a manager's queue and the thread that serves it: a Unix
// stream socket, whose address is an abstract one that the kernel has chosen, so that nothing is left in the
// file system. send and receive: one thread at a time. shutDown: any thread. Both ends are of one run.
#pragma once

#include "core/base/Result.h"
#include "core/base/UniqueFd.h"
#include "core/engine/Timeout.h"
#include "core/primitives/Value.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>

namespace interleave {

/// What is written before the item, in both directions.
struct ManagerMessage {
    enum class Kind : std::uint8_t {
        Hello,   ///< a client's first: who it is; its item is its name
        Keep,    ///< the first, of who made the queue: once it leaves, the manager ends
        Call,    ///< which: `call`
        Truth,   ///< what an answer would be now: `detail` is the SnapshotKind
        Done,    ///< the reply: the call did what it was to do
        Refused, ///< the reply: `detail` is the QueueError
    };
    std::uint32_t bytes = 0; ///< of the item that follows
    Kind kind = Kind::Call;
    ManagerCall call = ManagerCall::Put;
    std::uint8_t detail = 0;
    bool block = false;
    ActorId sender = kNoActor;
    std::uint64_t number = 0; ///< of the call, a client's from 1
    Timeout timeout;
    std::int64_t answer = 0;
};

class ManagerSocket {
public:
    enum class End {
        Fine,
        Closed, ///< the other end has left, or this one was shut down
        Unread, ///< it has left and did not read what it was sent last
    };

    explicit ManagerSocket(UniqueFd fd) : m_fd(std::move(fd)) {}

    /// With the sender's item behind it, if there is one.
    [[nodiscard]] End send(ManagerMessage message, const Value* item = nullptr);
    /// Waits for the next one.
    [[nodiscard]] End receive(ManagerMessage& message, Value& item);
    /// Whoever waits in send or receive, at either end, goes on with Closed.
    void shutDown() const { ::shutdown(m_fd.get(), SHUT_RDWR); }
    [[nodiscard]] int fd() const { return m_fd.get(); }

private:
    [[nodiscard]] ssize_t firstBytes();
    [[nodiscard]] End fill(std::size_t wanted);

    UniqueFd m_fd;
    std::vector<std::byte> m_out;
    std::vector<std::byte> m_in;
    std::size_t m_filled = 0; ///< bytes of m_in
};

/// Where a manager is to be found.
struct ManagerAddress {
    sockaddr_un words;
    socklen_t length;
};

/// Listens at an address of the kernel's choice, which is put into `address`; or what failed.
[[nodiscard]] Result<UniqueFd, std::string> listenAnywhere(ManagerAddress& address);
/// Connects to the process `pid` there. No socket and no error: nobody is there, or somebody else.
[[nodiscard]] Result<UniqueFd, std::string> connectTo(const ManagerAddress& address, pid_t pid);
/// Who is at the other end. 0: not one of this user's processes.
[[nodiscard]] pid_t peerOf(int fd);

} // namespace interleave
