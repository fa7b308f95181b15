#pragma once
/// One request of a client: whose it is, what it says, and the product's own API asked in that person's name.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/json_value.h"
#include "plugins/netschool/fields.h"
#include "ports/plugin.h"

namespace vestnik::netschool {

struct Call {
  Host& host;
  const Request& request;
  Fields fields;
  std::string at;              ///< the token, "" where none was sent
  std::optional<Actor> actor;  ///< none where the token opens nothing
  std::int64_t id = 0;         ///< of the path

  [[nodiscard]] const Actor& who() const { return *actor; }
  [[nodiscard]] InstitutionId institution() const { return actor->institution; }
};

/// The own API's answer to the person: its JSON, or the status it refused with.
struct Told {
  int status = 200;
  JsonValue json;
  [[nodiscard]] bool ok() const { return status == 200; }
};
[[nodiscard]] Told ask(const Call& call, std::string path, std::vector<std::pair<std::string, std::string>> query = {});

/// Members of the own API's answers; "" , 0 and nothing where they are not there.
[[nodiscard]] std::string text_of(const JsonValue& object, std::string_view member);
[[nodiscard]] std::int64_t number_of(const JsonValue& object, std::string_view member);
[[nodiscard]] const JsonValue::Array& list_of(const JsonValue& object, std::string_view member);

/// {"message": the sentence of the code}: how this protocol refuses.
[[nodiscard]] Response refusal(const Call& call, int status, const Problem& problem);
/// The words of the catalogue under a code of this plugin.
[[nodiscard]] ProblemText words(Host& host, const std::string& code);
[[nodiscard]] Response json_page(std::string body);
/// The wall clock of the institution.
[[nodiscard]] TimeZone zone_there(Transaction& transaction);
/// "2026-09-14T00:00:00": these clients parse exactly this, without a zone.
[[nodiscard]] std::string day_text(CivilDate day);
/// "2026-09-14T08:30:00" on the institution's clock.
[[nodiscard]] std::string moment_text(const TimeZone& zone, Instant at);

}  // namespace vestnik::netschool
