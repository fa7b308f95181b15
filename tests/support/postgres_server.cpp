#include "support/postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <pqxx/pqxx>
#include <sstream>
#include <thread>
#include <vector>

namespace vestnik::tests {
namespace {

const std::string programs = "/usr/lib/postgresql/15/bin/";
const std::string superuser = "vestnik";

/// The account that the server runs under; nullptr: our own.
const passwd* server_account() {
  if (geteuid() != 0) return nullptr;
  const passwd* account = getpwnam("postgres");
  return account != nullptr ? account : getpwnam("nobody");
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& output) {
  if (const passwd* account = server_account()) {
    if (setgroups(0, nullptr) != 0 || setgid(account->pw_gid) != 0 || setuid(account->pw_uid) != 0) _exit(126);
  }
  // After setuid, which clears it: the server must not outlive a test that crashes.
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int log = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execv(words[0], words.data());
  _exit(127);
}

pid_t spawn(const std::vector<std::string>& arguments, const std::string& output) {
  const pid_t child = fork();
  if (child == 0) become(arguments, output);
  return child;
}

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream{path}.rdbuf();
  return text.str();
}

}  // namespace

PostgresServer::PostgresServer() {
  if (const passwd* account = server_account()) {
    if (chown(folder_.root().c_str(), account->pw_uid, account->pw_gid) != 0) throw std::runtime_error{"chown"};
  }
  make_cluster();
  start();
  wait_until_ready();
}

PostgresServer::~PostgresServer() {
  kill(server_, SIGINT);
  waitpid(server_, nullptr, 0);
}

void PostgresServer::make_cluster() {
  const std::string log = folder_.path("initdb.log");
  const pid_t child = spawn({programs + "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C",
                             "--username=" + superuser, "--pgdata=" + folder_.path("data")},
                            log);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error{"initdb: " + content(log)};
}

void PostgresServer::start() {
  server_ = spawn({programs + "postgres", "-D", folder_.path("data"), "-k", folder_.root().string(), "-c",
                   "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=100", "-c", "shared_buffers=16MB"},
                  folder_.path("server.log"));
}

void PostgresServer::wait_until_ready() {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (content(folder_.path("server.log")).find("ready to accept connections") == std::string::npos) {
    if (waitpid(server_, nullptr, WNOHANG) != 0 || std::chrono::steady_clock::now() > give_up) {
      throw std::runtime_error{"postgres: " + content(folder_.path("server.log"))};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
}

std::string PostgresServer::connection_to(const std::string& database) const {
  return "host=" + folder_.root().string() + " user=" + superuser + " dbname=" + database;
}

std::string PostgresServer::create_database(const std::string& order) { return create("template0 " + order); }

std::string PostgresServer::copy_database(const std::string& connection) {
  return create(connection.substr(connection.rfind('=') + 1));
}

std::string PostgresServer::create(const std::string& from) {
  const std::string name = "test_" + std::to_string(++databases_);
  pqxx::connection connection{connection_to("postgres")};
  pqxx::nontransaction work{connection};
  work.exec("CREATE DATABASE " + name + " TEMPLATE " + from);
  return connection_to(name);
}

void PostgresServer::drop_sessions(const std::string& connection) {
  pqxx::connection admin{connection};
  pqxx::nontransaction work{admin};
  work.exec(
      "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
      " WHERE datname = current_database() AND pid <> pg_backend_pid()");
}

}  // namespace vestnik::tests
