#include "bare_rows.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string_view>
#include <variant>

namespace vestnik::bench {
namespace {

using Cell = std::variant<std::nullptr_t, std::int64_t, std::string_view>;

class Statement {
 public:
  Statement(sqlite3* connection, const char* sql) {
    if (sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) {
      throw std::runtime_error{sqlite3_errmsg(connection)};
    }
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void run(std::initializer_list<Cell> cells) {
    int place = 0;
    for (const Cell& cell : cells) bind(++place, cell);
    if (sqlite3_step(statement_) != SQLITE_DONE)
      throw std::runtime_error{sqlite3_errmsg(sqlite3_db_handle(statement_))};
    sqlite3_reset(statement_);
  }

 private:
  void bind(int place, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      sqlite3_bind_int64(statement_, place, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      sqlite3_bind_text64(statement_, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
      sqlite3_bind_null(statement_, place);
    }
  }

  sqlite3_stmt* statement_ = nullptr;
};

sqlite3* open(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  if (sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    sqlite3_close(connection);
    throw std::runtime_error{"the copy of the database does not open"};
  }
  sqlite3_exec(connection,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
               "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; PRAGMA journal_size_limit = 67108864",
               nullptr, nullptr, nullptr);
  return connection;
}

}  // namespace

struct BareRows::Connection {
  explicit Connection(const std::filesystem::path& file) : handle(open(file)) {}
  struct Closing {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Closing> handle;
  Statement begin{handle.get(), "BEGIN IMMEDIATE"};
  Statement commit{handle.get(), "COMMIT"};
  Statement held{handle.get(),
                 "UPDATE lesson SET state = 'held', version = version + 1, changed_at = ?2 "
                 "WHERE institution_id = 1 AND id = ?1"};
  Statement task{handle.get(),
                 "INSERT INTO task (institution_id, id, lesson_id, kind, title, weight_hundredths, created_by, "
                 "created_at) VALUES (1, ?1, ?2, 'oral', '', 100, ?3, ?4)"};
  Statement mark{handle.get(),
                 "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, second_grade, "
                 "version, changed_at, changed_by) VALUES (1, ?1, ?2, ?3, ?4, ?5, NULL, 1, ?6, ?7)"};
  Statement version{handle.get(),
                    "INSERT INTO mark_version (institution_id, mark_id, version, first_grade, second_grade, comment, "
                    "application_id, regulation_hash, actor_id, recorded_at) VALUES (1, ?1, 1, ?2, NULL, '', NULL, ?3, "
                    "?4, ?5)"};
  Statement event{handle.get(),
                  "INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at) "
                  "VALUES (1, ?1, 'marks.recorded', 1, ?2, ?3, ?4)"};
  Statement link{handle.get(),
                 "INSERT INTO audit_link (institution_id, id, previous, commitment, hash, recorded_at) "
                 "VALUES (1, ?1, ?2, ?2, ?2, ?3)"};
  Statement payload{handle.get(),
                    "INSERT INTO audit_payload (institution_id, id, salt, payload) VALUES (1, ?1, ?2, ?3)"};
  Statement answer{handle.get(),
                   "INSERT INTO idempotency (institution_id, actor_id, key, digest, event_id, answer, recorded_at) "
                   "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)"};
  std::int64_t next = 1'000'000;
  std::int64_t next_mark = 1'000'000;
};

BareRows::BareRows(const std::filesystem::path& file) : connection_(std::make_unique<Connection>(file)) {}
BareRows::~BareRows() = default;

void BareRows::insert(const RecordedLesson& recorded) {
  Connection& to = *connection_;
  const std::string_view hash = recorded.regulation_hash;
  const std::int64_t id = ++to.next;
  to.begin.run({});
  to.held.run({recorded.lesson, recorded.at});
  to.task.run({id, recorded.lesson, recorded.teacher, recorded.at});
  for (const std::int64_t student : recorded.students) {
    const std::int64_t mark = ++to.next_mark;
    to.mark.run({mark, recorded.lesson, id, student, std::int64_t{recorded.grade}, recorded.at, recorded.teacher});
    to.version.run({mark, std::int64_t{recorded.grade}, hash, recorded.teacher, recorded.at});
  }
  to.event.run({id, std::string_view{recorded.event_payload}, recorded.teacher, recorded.at});
  to.link.run({id, hash, recorded.at});
  to.payload.run({id, hash.substr(0, 32), std::string_view{recorded.audit_payload}});
  to.answer.run({recorded.teacher, std::string_view{recorded.key}, std::string_view{recorded.digest}, id,
                 std::string_view{recorded.answer}, recorded.at});
  to.commit.run({});
}

}  // namespace vestnik::bench
