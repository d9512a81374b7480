// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ManagerSocket.h"

#include "core/base/Clock.h"
#include "core/base/Descriptors.h"
#include "core/primitives/ProcessQueue.h"
#include "core/primitives/ValueBytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include <sched.h>

namespace interleave {

namespace {

/// A call and its reply take some microseconds, falling asleep and being woken on another CPU ten times as
/// many: who waits looks again for about as long as that, and lets others have the CPU meanwhile.
constexpr std::int64_t kLookAgainNs = 20'000;
/// Most messages are read whole by one call.
constexpr std::size_t kUsualBytes = 4096;
constexpr std::size_t kMostBytes = sizeof(ManagerMessage) + QueueMemory::kLargestItem;

ManagerSocket::End endFor(int error) {
    return error == ECONNRESET ? ManagerSocket::End::Unread : ManagerSocket::End::Closed;
}

} // namespace

ManagerSocket::End ManagerSocket::send(ManagerMessage message, const Value* item) {
    message.bytes = item ? static_cast<std::uint32_t>(byteSize(*item)) : 0;
    m_out.resize(sizeof message + message.bytes);
    std::byte* place = m_out.data();
    const auto add = [&place](std::span<const std::byte> bytes) {
        place = std::ranges::copy(bytes, place).out;
    };
    add(std::as_bytes(std::span(&message, 1)));
    if (item)
        writeBytes(*item, add);
    for (std::size_t at = 0; at < m_out.size();) {
        const ssize_t sent = ::send(m_fd.get(), m_out.data() + at, m_out.size() - at, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return End::Closed;
        at += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    }
    if (m_out.size() > kUsualBytes)
        m_out = {};
    return End::Fine;
}

/// As recv(2), of what comes first.
ssize_t ManagerSocket::firstBytes() {
    const std::int64_t until = monotonicNow() + kLookAgainNs;
    do {
        const ssize_t count = ::recv(m_fd.get(), m_in.data(), m_in.size(), MSG_DONTWAIT);
        if (count >= 0 || errno != EAGAIN)
            return count;
        ::sched_yield();
    } while (monotonicNow() < until);
    return ::recv(m_fd.get(), m_in.data(), m_in.size(), 0);
}

ManagerSocket::End ManagerSocket::fill(std::size_t wanted) {
    m_in.resize(std::max(wanted, m_in.size()));
    while (m_filled < wanted) {
        const ssize_t count = m_filled == 0
                                  ? firstBytes()
                                  : ::recv(m_fd.get(), m_in.data() + m_filled, m_in.size() - m_filled, 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0 ? End::Closed : endFor(errno);
        m_filled += static_cast<std::size_t>(count);
    }
    return End::Fine;
}

ManagerSocket::End ManagerSocket::receive(ManagerMessage& message, Value& item) {
    m_in.resize(std::max(kUsualBytes, m_filled));
    if (const End end = fill(sizeof message); end != End::Fine)
        return end;
    std::memcpy(&message, m_in.data(), sizeof message);
    const std::size_t whole = sizeof message + message.bytes;
    if (whole > kMostBytes)
        return End::Closed;
    if (const End end = fill(whole); end != End::Fine)
        return end;
    std::span<const std::byte> rest(m_in.data() + sizeof message, message.bytes);
    item = message.bytes == 0 ? Value{} : readValue([&](std::size_t most) {
        if (most > rest.size())
            throw std::runtime_error("an item is longer than its message");
        const auto piece = rest.first(most);
        rest = rest.subspan(most);
        return piece;
    });
    // What is left is the next one's: a client's first call comes right behind its hello.
    m_filled -= whole;
    std::copy_n(m_in.begin() + static_cast<std::ptrdiff_t>(whole), m_filled, m_in.begin());
    if (whole > kUsualBytes)
        m_in = {m_in.begin(), m_in.begin() + static_cast<std::ptrdiff_t>(m_filled)};
    return End::Fine;
}

Result<UniqueFd, std::string> listenAnywhere(ManagerAddress& address) {
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return systemFailure("socket");
    address = {};
    address.words.sun_family = AF_UNIX;
    auto* const words = reinterpret_cast<sockaddr*>(&address.words);
    // No name at all: the kernel chooses one (unix(7): autobind).
    if (::bind(fd.get(), words, sizeof(sa_family_t)) != 0)
        return systemFailure("bind");
    address.length = sizeof address.words;
    if (::getsockname(fd.get(), words, &address.length) != 0 || ::listen(fd.get(), SOMAXCONN) != 0)
        return systemFailure("listen");
    return fd;
}

Result<UniqueFd, std::string> connectTo(const ManagerAddress& address, pid_t pid) {
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!fd)
        return systemFailure("socket");
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address.words), address.length) != 0 ||
        peerOf(fd.get()) != pid)
        return UniqueFd();
    return fd;
}

pid_t peerOf(int fd) {
    ucred peer{};
    socklen_t length = sizeof peer;
    const bool known = ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0;
    return known && peer.uid == ::geteuid() ? peer.pid : 0;
}

} // namespace interleave
