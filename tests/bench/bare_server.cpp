#include "bare_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>

#include <stdexcept>

namespace vestnik::bench {
namespace {

MHD_Result answer(void* response, MHD_Connection* connection, const char*, const char*, const char*, const char*,
                  size_t*, void** context) {
  static int head_is_read;
  if (*context == nullptr) {
    *context = &head_is_read;
    return MHD_YES;
  }
  return MHD_queue_response(connection, 200, static_cast<MHD_Response*>(response));
}

}  // namespace

struct BareServer::Daemon {
  std::string body;
  MHD_Response* response = nullptr;
  MHD_Daemon* daemon = nullptr;
  ~Daemon() {
    if (daemon != nullptr) MHD_stop_daemon(daemon);
    MHD_destroy_response(response);
  }
};

BareServer::BareServer(std::string body) : daemon_(std::make_unique<Daemon>()) {
  daemon_->body = std::move(body);
  daemon_->response =
      MHD_create_response_from_buffer(daemon_->body.size(), daemon_->body.data(), MHD_RESPMEM_PERSISTENT);
  MHD_add_response_header(daemon_->response, "Content-Type", "application/json; charset=utf-8");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  daemon_->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, &answer, daemon_->response,
                                     MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE, 2U, MHD_OPTION_END);
  if (daemon_->daemon == nullptr) throw std::runtime_error{"the bare server does not start"};
}
BareServer::~BareServer() = default;

int BareServer::port() const { return MHD_get_daemon_info(daemon_->daemon, MHD_DAEMON_INFO_BIND_PORT)->port; }

}  // namespace vestnik::bench
