#include "storage/postgres_connection.h"

#include <pqxx/nontransaction>
#include <pqxx/pqxx>

#include "storage/postgres_error.h"
#include "storage/postgres_row.h"
#include "storage/postgres_statement.h"
#include "storage/statement_cache.h"

/// A Value as libpqxx sends it: in the text format.
template <>
struct pqxx::string_traits<vestnik::Value> {
  static bool is_null(const vestnik::Value& value) { return std::holds_alternative<std::monostate>(value.held()); }
  static std::string to_string(const vestnik::Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value.held())) return std::to_string(*integer);
    return std::string{std::get<std::string_view>(value.held())};
  }
};

namespace vestnik::storage {
namespace {

/// Advisory locks are counted per database; these numbers are Vestnik's own.
constexpr const char* lock_service = "SELECT pg_try_advisory_lock(1449488500, 1)";
constexpr const char* unlock_service = "SELECT pg_advisory_unlock(1449488500, 1)";
constexpr const char* lock_writing = "SELECT pg_advisory_xact_lock(1449488500, 2)";

}  // namespace

struct PostgresConnection::Session {
  explicit Session(const std::string& target) : connection(target), work(connection) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    // A connection made anew behind our back would have lost its settings and the lock of the service.
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
  }
  ~Session() { connection.disconnect(); }

  pqxx::result ask(std::string_view sql, Parameters parameters) {
    PostgresStatement& statement = statements.find(
        sql, [&](std::string_view text) { return std::make_unique<PostgresStatement>(connection, text); });
    try {
      return work.exec_prepared(statement.name_for(parameters),
                                pqxx::prepare::make_dynamic_params(parameters.begin(), parameters.end()));
    } catch (...) {
      throw postgres_error(sql, connection.is_open());
    }
  }

  pqxx::connection connection;
  pqxx::nontransaction work;
  StatementCache<PostgresStatement> statements;
};

PostgresConnection::PostgresConnection(PostgresPlace place, PostgresRole role) : place_(std::move(place)), role_(role) {
  connect();
}

PostgresConnection::~PostgresConnection() {
  rollback();
  if (role_ != PostgresRole::service || session_ == nullptr) return;
  try {
    // The server would let go of it too, but only some time after the connection is closed.
    run(unlock_service);
  } catch (const std::exception&) {
    // It went with the session.
  }
}

void PostgresConnection::connect() {
  session_.reset();
  in_transaction_ = false;
  try {
    auto session = std::make_unique<Session>(place_.connection);
    session->work.exec(
        "SET client_encoding = 'UTF8'; SET client_min_messages = warning; SET synchronous_commit = on;"
        "SET standard_conforming_strings = on; SET lock_timeout = " +
        std::to_string(place_.busy_timeout.count()));
    if (role_ == PostgresRole::service && !session->work.exec1(lock_service)[0].as<bool>()) {
      throw DatabaseError{DatabaseError::Kind::busy, "another service holds the database"};
    }
    session_ = std::move(session);
  } catch (const DatabaseError&) {
    throw;
  } catch (...) {
    throw postgres_connect_error();
  }
}

void PostgresConnection::begin(const char* sql) {
  if (session_ == nullptr || !session_->connection.is_open()) connect();
  in_transaction_ = true;
  try {
    run(sql);
  } catch (const DatabaseError& error) {
    // A server that was restarted is noticed by the first statement; nothing has been done yet that could be lost.
    if (error.kind() != DatabaseError::Kind::lost_connection) throw;
    connect();
    in_transaction_ = true;
    run(sql);
  }
}

void PostgresConnection::run(const char* sql) {
  if (session_ == nullptr) throw DatabaseError{DatabaseError::Kind::lost_connection, "the session is given up"};
  try {
    session_->work.exec(sql);
  } catch (...) {
    throw postgres_error(sql, session_->connection.is_open());
  }
}

void PostgresConnection::begin_read() { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

void PostgresConnection::begin_write() {
  begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  // As BEGIN IMMEDIATE: what a command has read stays true until its commit.
  run(lock_writing);
}

void PostgresConnection::commit() {
  run("COMMIT");
  in_transaction_ = false;
}

void PostgresConnection::rollback() noexcept {
  if (!in_transaction_) return;
  in_transaction_ = false;
  try {
    run("ROLLBACK");
  } catch (const std::exception&) {
    session_.reset();
  }
}

bool PostgresConnection::in_transaction() const {
  return in_transaction_ && session_ != nullptr && session_->connection.is_open();
}

void PostgresConnection::savepoint() { run("SAVEPOINT command"); }

void PostgresConnection::release() {
  run("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; RELEASE SAVEPOINT command");
}

void PostgresConnection::rollback_to() { run("ROLLBACK TO SAVEPOINT command; RELEASE SAVEPOINT command"); }

void PostgresConnection::query(std::string_view sql, Parameters parameters, const EachRow& each) {
  const pqxx::result rows = session_->ask(sql, parameters);
  PostgresRow row{rows, sql};
  for (pqxx::result::size_type index = 0; index < rows.size(); ++index) {
    row.stand_on(index);
    each(row);
  }
}

std::int64_t PostgresConnection::execute(std::string_view sql, Parameters parameters) {
  return static_cast<std::int64_t>(session_->ask(sql, parameters).affected_rows());
}

}  // namespace vestnik::storage
