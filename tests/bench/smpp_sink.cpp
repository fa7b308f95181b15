// An SMPP server that takes every message and does nothing with it, fast enough for both sides of the comparison.
//   smpp_sink FILE
// Prints its port. FILE holds the number of messages it has answered, as a 64-bit number that others map.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "smpp/pdu.h"

namespace {

using namespace vestnik::smpp;

struct Client {
  int socket = -1;
  PduReader reader;
  std::string out;
  bool gone = false;
};

std::atomic<std::uint64_t>& counter_in(const char* path) {
  const int file = ::open(path, O_RDWR | O_CREAT, 0600);
  if (file < 0 || ::ftruncate(file, sizeof(std::uint64_t)) != 0) throw std::runtime_error{"no counter file"};
  void* mapped = ::mmap(nullptr, sizeof(std::uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  if (mapped == MAP_FAILED) throw std::runtime_error{"no counter"};
  return *static_cast<std::atomic<std::uint64_t>*>(mapped);
}

int listener() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket, 16) != 0 ||
      ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error{"no port"};
  }
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  return socket;
}

void hear(Client& client, std::atomic<std::uint64_t>& taken) {
  char bytes[65536];
  const ssize_t got = ::recv(client.socket, bytes, sizeof bytes, 0);
  if (got <= 0) client.gone = true;
  if (got <= 0) return;
  client.reader.feed({bytes, static_cast<std::size_t>(got)});
  std::uint64_t messages = taken.load();
  while (const auto pdu = client.reader.next()) {
    const auto code = static_cast<std::uint32_t>(pdu->command);
    if ((code & 0x80000000U) != 0) continue;
    const bool message = pdu->command == Command::submit_sm;
    const std::string body = message ? std::to_string(++messages) + '\0' : std::string(code == 9 ? 1 : 0, '\0');
    append_pdu(client.out, {Command{code | 0x80000000U}, 0, pdu->sequence, body});
  }
  // Blocking: the other side reads what it asked for.
  for (std::string_view rest = client.out; !rest.empty();) {
    const ssize_t sent = ::send(client.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent <= 0) client.gone = true;
    if (sent <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  client.out.clear();
  taken.store(messages);
}

void serve(std::atomic<std::uint64_t>& taken) {
  const int accepting = listener();
  std::vector<std::unique_ptr<Client>> clients;
  for (;;) {
    std::vector<pollfd> watched{{accepting, POLLIN, 0}};
    for (const auto& client : clients) watched.push_back({client->socket, POLLIN, 0});
    if (::poll(watched.data(), watched.size(), -1) < 0) return;
    for (std::size_t at = 0; at < clients.size(); ++at) {
      if (watched[at + 1].revents != 0) hear(*clients[at], taken);
    }
    if (watched[0].revents != 0) {
      clients.push_back(std::make_unique<Client>());
      clients.back()->socket = ::accept(accepting, nullptr, nullptr);
      const int yes = 1;
      ::setsockopt(clients.back()->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    std::erase_if(clients, [](const auto& client) {
      if (client->gone) ::close(client->socket);
      return client->gone;
    });
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  try {
    serve(counter_in(words[1]));
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "%s\n", broken.what());
    return 1;
  }
  return 0;
}
