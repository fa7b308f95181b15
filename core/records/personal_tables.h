#pragma once
/// Where something of a person is kept (`config/personal_data/<component>.tsv`), and what is kept of one person: the
/// answer to «что вы храните обо мне» (Federal Law 152, article 14). Nothing about anybody else is in it.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "records/personal_erasure.h"

namespace vestnik {

/// A column that names a person, or the account of one ("account_id").
struct PersonalColumn {
  enum class Kind { own, others, deed, closed };
  struct Shown {
    enum class As { text, instant, truth, subject, group, word };
    std::string name;
    std::string words;
    As as = As::text;
    std::string family;  ///< of a word: of the messages: "privacy.as_contact" says "phone" in privacy.as_contact_phone
  };
  std::string component;  ///< "core" or "plugin:<name>", as schema steps are kept under
  std::string table;
  std::string column;
  Kind kind = Kind::own;
  std::string source;  ///< table or view the rows are read from
  std::vector<Shown> columns;
  std::string meaning;
  std::optional<PersonalErasure> erasure;  ///< none: not by this list (the core's own, records/erasure_store.h)
};

/// The columns of every component, in the files' order. Immutable; any thread.
class PersonalTables {
 public:
  /// Problem "privacy.table_wrong" {file, line}: a word nobody knows, a name that is no SQL name; the files are ours,
  /// and still no text of theirs becomes SQL unseen.
  [[nodiscard]] static Result<PersonalTables> load(const std::filesystem::path& folder);
  [[nodiscard]] const std::vector<PersonalColumn>& columns() const { return columns_; }

 private:
  std::vector<PersonalColumn> columns_;
};

/// One row as words: "с" → "2026-09-01".
using PersonalRow = std::vector<std::pair<std::string, std::string>>;

struct PersonalSection {
  std::string meaning;
  PersonalColumn::Kind kind = PersonalColumn::Kind::own;
  std::int64_t count = 0;
  std::vector<PersonalRow> rows;  ///< of Kind::own alone; empty values are left out
};

/// How a truth is said: "да", "нет"; and a code of a family of messages. Without `of` codes stand as they are.
struct KeptWords {
  std::string yes;
  std::string no;
  std::function<std::string(const std::string& family, const std::string& code)> of = nullptr;
};

/// What is kept of the person, section by section; sections without rows are left out. Components whose tables are not
/// here are passed over. Instants in the institution's zone.
[[nodiscard]] std::vector<PersonalSection> kept_of(Transaction& transaction, const PersonalTables& tables,
                                                   PersonId person, const KeptWords& words);

/// What the act of erasure takes away of the person in the tables of every component that is here, by the list.
/// `keep_summary` as of erase_person.
[[nodiscard]] ErasedRows erase_listed(Transaction& transaction, const PersonalTables& tables, PersonId person,
                                      bool keep_summary);

/// Components with a schema in this database: "core", and "plugin:<name>" of every plugin that was ever installed.
[[nodiscard]] std::vector<std::string> installed_components(Transaction& transaction);

}  // namespace vestnik
