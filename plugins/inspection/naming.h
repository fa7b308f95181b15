#pragma once
/// Names behind the ids of a page: asked once each.
#include <map>
#include <string>

#include "domain/ids.h"
#include "json/json_writer.h"
#include "ports/database.h"

namespace vestnik::inspection {

/// For the length of one page, in its transaction.
class Naming {
 public:
  explicit Naming(Transaction& transaction) : transaction_(transaction) {}

  /// «Котова А. Ю.»; "" for nobody.
  const std::string& of(PersonId person);
  const std::string& of(GroupId group);
  const std::string& of(SubjectId subject);

  /// `"name":{"id":1,"name":"…"}`, or null for none.
  template <class Tag>
  void write(JsonWriter& json, std::string_view member, Id<Tag> id) {
    json.key(member);
    if (!id) {
      json.null();
      return;
    }
    json.begin_object().member("id", id.value).member("name", of(id)).end_object();
  }

 private:
  const std::string& found(std::map<std::int64_t, std::string>& names, std::string_view sql, std::int64_t id);

  Transaction& transaction_;
  std::map<std::int64_t, std::string> people_;
  std::map<std::int64_t, std::string> groups_;
  std::map<std::int64_t, std::string> subjects_;
};

}  // namespace vestnik::inspection
