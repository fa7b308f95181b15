#pragma once
/// Details of the school changed, by the administrator alone (syzran-m.school.1); reference lists edited
/// (syzran-m.school.5).
#include <string>
#include <vector>

#include "plugins/school_details/detail_fields.h"
#include "plugins/school_details/store.h"
#include "ports/recorder.h"

namespace vestnik::school_details {

inline constexpr Permission view_details{"school_details", "view"};
inline constexpr Permission edit_details{"school_details", "edit"};
inline constexpr Permission view_lists{"reference_lists", "view"};
inline constexpr Permission edit_lists{"reference_lists", "edit"};

struct DetailRow {
  const DetailField* field = nullptr;
  std::string value;  ///< "": taken away
  std::int64_t expected_version = 0;
};

/// All rows or none. Event "school_details.changed" {"rows":[{"field":"okpo","version":2}]}. Problem
/// "school_details.stale" {current}.
class ChangeDetails final : public Command {
 public:
  ChangeDetails(std::vector<DetailRow> rows, std::string as_asked)
      : rows_(std::move(rows)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "school_details.changed"; }
  [[nodiscard]] Permission permission() const override { return edit_details; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::vector<DetailRow> rows_;
  std::string as_asked_;
};

/// Event "reference_list.changed" {"entry":1}. Problems: "access.not_found" for a list there is not,
/// "school_details.entry_there".
class AddListEntry final : public Command {
 public:
  AddListEntry(ListEntry entry, std::string as_asked) : entry_(std::move(entry)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override { return "reference_list.changed"; }
  [[nodiscard]] Permission permission() const override { return edit_lists; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  ListEntry entry_;
  std::string as_asked_;
};

/// What was chosen from the list stays as it is written. Event as above. Problem "access.not_found".
class WithdrawListEntry final : public Command {
 public:
  WithdrawListEntry(std::string list, std::int64_t id) : list_(std::move(list)), id_(id) {}

  [[nodiscard]] std::string_view event_type() const override { return "reference_list.changed"; }
  [[nodiscard]] Permission permission() const override { return edit_lists; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::string list_;
  std::int64_t id_;
};

}  // namespace vestnik::school_details
