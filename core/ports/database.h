#pragma once
/// The database as the product sees it: a transaction of one institution, statements, rows. No SQL without a
/// transaction. Two drivers stand behind it (SQLite, PostgreSQL) and pass one conformance suite.
///
/// Portable SQL only: parameters are `$1, $2, …` (bound by name), `RETURNING`, `ON CONFLICT`; integers are BIGINT,
/// instants UTC microseconds, civil dates ISO text, truth values 0 and 1, digests hexadecimal text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace vestnik {

/// A parameter. Text is copied by the driver only if it must outlive the call; pass views freely.
class Value {
 public:
  Value(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
  template <class Integer>
  requires std::is_integral_v<Integer> Value(Integer value)
      : held_(static_cast<std::int64_t>(value)) {}  // NOLINT(google-explicit-constructor)
  template <class Tag>
  Value(Id<Tag> id) : held_(id.value) {}                                          // NOLINT(google-explicit-constructor)
  Value(Instant at) : held_(to_microseconds(at)) {}                               // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : held_(text) {}                                   // NOLINT(google-explicit-constructor)
  Value(const std::string& text) : held_(std::string_view{text}) {}               // NOLINT(google-explicit-constructor)
  Value(const char* text) : held_(std::string_view{text}) {}                      // NOLINT(google-explicit-constructor)
  Value(CivilDate date) : date_(to_iso(date)), held_(std::string_view{date_}) {}  // NOLINT(google-explicit-constructor)
  template <class T>
  Value(const std::optional<T>& value)
      : Value(value ? Value{*value} : Value{nullptr}) {}  // NOLINT(google-explicit-constructor)
  Value(const Value& other) : date_(other.date_), held_(other.held_) { rebind(); }
  Value& operator=(const Value&) = delete;

  using Held = std::variant<std::monostate, std::int64_t, std::string_view>;
  [[nodiscard]] const Held& held() const { return held_; }

 private:
  void rebind() {
    if (!date_.empty()) held_ = std::string_view{date_};
  }
  std::string date_;  ///< ISO text of a civil date; fits the small-string buffer
  Held held_;
};

/// One row of an answer; valid until the next one is asked for. Columns are counted from 0 in the order of the SELECT.
/// Reading a column as another type than it holds, or a NULL without `optional`, throws DatabaseError.
class Row {
 public:
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;

  template <class IdType>
  [[nodiscard]] IdType id(int column) const {
    return is_null(column) ? IdType{} : IdType{integer(column)};
  }
  [[nodiscard]] bool truth(int column) const { return integer(column) != 0; }
  [[nodiscard]] Instant instant(int column) const { return from_microseconds(integer(column)); }
  [[nodiscard]] std::optional<Instant> optional_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
  }
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
  }
  /// "" for NULL.
  [[nodiscard]] std::string string(int column) const {
    return is_null(column) ? std::string{} : std::string{text(column)};
  }
  /// A civil date; throws DatabaseError when the text is none.
  [[nodiscard]] CivilDate date(int column) const;
  [[nodiscard]] std::optional<CivilDate> optional_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional{date(column)};
  }

 protected:
  ~Row() = default;
};

/// A broken world: a full disk, a lost connection, a constraint that the code should have kept. Caught only at thread,
/// HTTP and command boundaries. The text names the statement's place, never its parameters (they are personal data).
class DatabaseError : public std::exception {
 public:
  enum class Kind { failure, disk_full, constraint, busy, lost_connection };
  DatabaseError(Kind kind, std::string text) : kind_(kind), text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
  std::string text_;
};

/// Parts of the data that change at their own pace. What is kept in memory names the parts it was read from: a mark
/// that is recorded must not drop every timetable.
enum class Area : std::uint8_t {
  accounts,   ///< accounts and sessions
  rights,     ///< who is whom to whom: roles, groups and their members, loads, guardians, consents
  lessons,    ///< lessons with topics, homework and works, and the names that stand in them
  results,    ///< marks, attendance, finals, sheets
  addresses,  ///< how people can be reached and wish to be: contacts, accounts, preferences, refusals
};
inline constexpr std::size_t area_count = 5;

class Areas {
 public:
  constexpr Areas() = default;
  constexpr Areas(std::initializer_list<Area> areas) {
    for (const Area area : areas) bits_ |= 1U << static_cast<unsigned>(area);
  }
  [[nodiscard]] static constexpr Areas all() {
    return {Area::accounts, Area::rights, Area::lessons, Area::results, Area::addresses};
  }
  [[nodiscard]] constexpr bool holds(Area area) const { return (bits_ >> static_cast<unsigned>(area) & 1U) != 0; }
  constexpr Areas& operator|=(Areas more) {
    bits_ |= more.bits_;
    return *this;
  }
  [[nodiscard]] constexpr bool meets(Areas others) const { return (bits_ & others.bits_) != 0; }
  bool operator==(const Areas&) const = default;

 private:
  unsigned bits_ = 0;
};

/// How often each area was committed to. Two that differ in an area have different numbers for it.
class Revisions {
 public:
  explicit Revisions(const std::array<std::uint64_t, area_count>& counts) : counts_(counts) {}
  /// One number for several areas: grows when any of them changes.
  [[nodiscard]] std::uint64_t of(Areas areas) const {
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < area_count; ++at) {
      if (areas.holds(static_cast<Area>(at))) sum += counts_[at];
    }
    return sum;
  }

 private:
  std::array<std::uint64_t, area_count> counts_;
};

/// A transaction of one institution. Used by the thread that was given it, for the length of the call, and never kept.
/// Statements are prepared once per connection and text; pass string literals.
class Transaction {
 public:
  /// By custom $1 of every statement; the institution is a filter of every table.
  [[nodiscard]] virtual InstitutionId institution() const = 0;

  /// Calls `each` for every row. The rows must not be kept.
  virtual void query(std::string_view sql, std::initializer_list<Value> parameters,
                     const std::function<void(const Row&)>& each) = 0;
  /// Rows changed.
  virtual std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) = 0;

  /// The single row read by `read`, or nullopt when there is none. More than one row is a DatabaseError.
  template <class Read>
  auto one(std::string_view sql, std::initializer_list<Value> parameters, Read&& read)
      -> std::optional<decltype(read(std::declval<const Row&>()))>;
  template <class Read>
  auto all(std::string_view sql, std::initializer_list<Value> parameters, Read&& read)
      -> std::vector<decltype(read(std::declval<const Row&>()))>;
  /// How the areas stood before this read took its snapshot: what it reads may be newer than these numbers, never
  /// older, so it may be kept under them. Nothing in a write transaction, which sees what is not committed yet.
  [[nodiscard]] virtual std::optional<Revisions> revisions() const { return std::nullopt; }
  /// Whether what a read saw under these numbers is certainly still so. In a write alone, where nobody else commits
  /// meanwhile; what the write's own group has changed so far counts. False where nobody can say.
  [[nodiscard]] virtual bool still_stands(const Revisions& /*seen*/, Areas /*areas*/) const { return false; }
  /// The next number of a counter of this institution, from 1. Inside a write transaction only.
  [[nodiscard]] virtual std::int64_t next(std::string_view counter) = 0;
  template <class IdType>
  [[nodiscard]] IdType next_id(std::string_view counter) {
    return IdType{next(counter)};
  }

 protected:
  ~Transaction() = default;
};

/// Who goes first when the writer is busy. A bulk import never stands before a teacher's click.
enum class Priority : std::uint8_t { person, relay, background };

/// A database with one writer thread and its own reader connections. Any thread may call.
class Database {
 public:
  virtual ~Database() = default;

  /// Runs `use` in a read transaction: one snapshot, taken by its first statement. That statement blocks for a free
  /// reader; nested reads on one thread deadlock.
  virtual void read(InstitutionId institution, const std::function<void(Transaction&)>& use) = 0;

  /// Runs `use` on the writer thread in a SAVEPOINT of a group commit and returns after the commit is on disk.
  /// `use` answers whether to keep what it wrote; false rolls this command alone back (its neighbours stay).
  /// An exception of `use` rolls it back too and is rethrown here. Never call it from inside a transaction.
  virtual void write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) = 0;

  /// What caches are checked against. An area's number grows with every commit of this process that changed it, before
  /// the write returns, and with every commit of another process, within a millisecond.
  [[nodiscard]] virtual Revisions revisions() = 0;
};

template <class Read>
auto Transaction::one(std::string_view sql, std::initializer_list<Value> parameters, Read&& read)
    -> std::optional<decltype(read(std::declval<const Row&>()))> {
  std::optional<decltype(read(std::declval<const Row&>()))> found;
  query(sql, parameters, [&](const Row& row) {
    if (found) throw DatabaseError(DatabaseError::Kind::failure, "more than one row for a single-row question");
    found.emplace(read(row));
  });
  return found;
}

template <class Read>
auto Transaction::all(std::string_view sql, std::initializer_list<Value> parameters, Read&& read)
    -> std::vector<decltype(read(std::declval<const Row&>()))> {
  std::vector<decltype(read(std::declval<const Row&>()))> rows;
  query(sql, parameters, [&](const Row& row) { rows.push_back(read(row)); });
  return rows;
}

}  // namespace vestnik
